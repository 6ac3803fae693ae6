// A list to count in one's head; only the number is asked.
import type { QuestionOf } from '../../../../surveys/questions/schema.ts';
import { marked, ownWords } from '../../reader.ts';
import type { Reader } from '../../reader.ts';
import { presentWords, withReason, type Asked } from './asked.ts';
import { presentMissing, presentOption } from './options.ts';

/** "None", "One" ... "All five". */
export const countInWords = ({ t }: Reader, count: number, total: number): string =>
  count === total ? t(`respond:list.all.${count}`) : t(`respond:list.count.${count}`);

export const presentListExperiment = (asked: Asked<QuestionOf<'list-experiment'>>) => {
  const { question, reader } = asked;
  const { id, items } = question;
  const counts = Array.from({ length: items.length + 1 }, (_, count) => {
    const label = ownWords(reader, countInWords(reader, count, items.length));
    const choice = { code: String(count), label };
    return presentOption(asked, choice, { kind: 'radio', name: id, id: count === 0 ? id : null });
  });
  return {
    type: question.type,
    ...withReason(presentWords(asked), reader, reader.t('respond:list.why')),
    instruction: question.hint ? null : reader.t('respond:list.instruction'),
    items: items.map(({ label }) => marked(reader, label)),
    counts,
    or: null,
    apart: presentMissing(asked, question, { kind: 'radio', name: id }),
  };
};
