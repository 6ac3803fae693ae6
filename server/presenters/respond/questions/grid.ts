// The same options for several rows. "Hard to say" stands in each row, refusing once below for all of them.
import { missingLabels } from '../../../../surveys/missing.ts';
import { valuesOf } from '../../../../surveys/questions/fields.ts';
import type { QuestionOf } from '../../../../surveys/questions/schema.ts';
import { markOf, say, ownWords } from '../../reader.ts';
import { rowId, sayMistake } from '../mistakes.ts';
import { presentWords, type Asked } from './asked.ts';
import { presentOption } from './options.ts';

type Grid = QuestionOf<'grid'>;

const presentRow = (asked: Asked<Grid>, row: Grid['rows'][number]) => {
  const { question, reader, mistakes } = asked;
  const name = `${question.id}.${row.code}`;
  const field = { kind: 'radio', name } as const;
  const mistake = mistakes.find(each => each.row === row.code);
  const isUnsure = question.missing.includes('hard_to_say');
  return {
    label: say(reader, row.label),
    lang: markOf(reader, row.label),
    options: question.options.map((option, index) =>
      presentOption(asked, option, { ...field, id: index === 0 ? rowId(question.id, row.code) : null }),
    ),
    hard: isUnsure
      ? presentOption(asked, { code: 'hard_to_say', label: missingLabels.hard_to_say }, field)
      : null,
    mistake: mistake ? sayMistake(reader, question, mistake, 'here') : null,
  };
};

/** A refusal is kept for each row it stood for; the page shows it where it was given, below. */
const presentRefusal = (asked: Asked<Grid>) => {
  const { question, reader, form } = asked;
  if (!question.missing.includes('refused')) return [];
  const isChosen = [question.id, ...question.rows.map(({ code }) => `${question.id}.${code}`)].some(name =>
    valuesOf(form, name).includes('refused'),
  );
  const label = ownWords(reader, reader.t('respond:grid.refused'));
  const field = { kind: 'checkbox', name: question.id } as const;
  return [{ ...presentOption(asked, { code: 'refused', label }, field), isChosen }];
};

export const presentGrid = (asked: Asked<Grid>) => {
  const { question, reader } = asked;
  const rows = question.rows.map(row => presentRow(asked, row));
  return {
    type: question.type,
    ...presentWords(asked),
    headingId: `${question.id}-question`,
    instruction: question.hint ? null : reader.t('respond:grid.instruction'),
    columns: [
      ...question.options.map(({ label }) => say(reader, label)),
      ...(question.missing.includes('hard_to_say') ? [say(reader, missingLabels.hard_to_say)] : []),
    ],
    rows,
    or: null,
    apart: presentRefusal(asked),
  };
};
