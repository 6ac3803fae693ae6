// The same options for several rows, one answer in each.
import { answerTo, answerToRow, isRecord } from '../answer.ts';
import type { Answer, Answers } from '../answer.ts';
import { anyOf, maybeMissing } from './chance.ts';
import { filled, joined, missingCategories, optionCategories, variable } from './describe.ts';
import { allowedCodes, isAllowedMissing, mistaken, valuesOf } from './fields.ts';
import type { Localised } from '../localised.ts';
import { skipped } from '../missing.ts';
import type { Form, FormMistake, IsShown, QuestionModule, Reading } from './module.ts';
import { codesOf, oncePerQuestion, withShownOptions } from './one-of.ts';
import { doubledCodes, optionMistakes } from './option-mistakes.ts';
import { readingSeconds, skimmingSeconds } from './pace.ts';
import type { QuestionOf } from './schema.ts';

type Grid = QuestionOf<'grid'>;

const secondsPerRow = 3;

const codesIn = oncePerQuestion((grid: Grid) => allowedCodes(grid, codesOf(grid.options)));

const isCode = (grid: Grid, value: string | undefined): value is string => codesIn(grid).has(value ?? '');

const visible = (grid: Grid, isShown: IsShown): Grid | undefined => {
  const shown = withShownOptions(grid, isShown);
  if (shown === undefined || grid.rows.every(row => row.relevant === undefined)) return shown;
  const rows = grid.rows.filter(row => isShown(row.relevant));
  return rows.length === 0 ? undefined : { ...shown, rows };
};

/**
 * A missing code for the whole grid stands for the rows left empty. It does not undo the rows that are filled: neither
 * choice can be cleared without script, and a person who changes their mind must not be stuck.
 */
const read = (grid: Grid, form: Form): Reading => {
  const [whole, ...more] = valuesOf(form, grid.id);
  if (more.length > 0 || (whole !== undefined && !isAllowedMissing(grid, whole))) {
    return mistaken({ question: grid.id, code: 'unknown_answer' });
  }
  const rows = grid.rows.map(row => readRow(grid, row.code, form));
  if (whole !== undefined && rows.every(row => row.mistake?.code === 'choose_row')) {
    return { answers: { [grid.id]: whole }, mistakes: [] };
  }
  const rest = whole ?? (grid.required === false ? skipped : undefined);
  const filled = rows.flatMap(({ row, code = rest }) => (code === undefined ? [] : [[row, code] as const]));
  return {
    answers: filled.length === 0 ? {} : { [grid.id]: Object.fromEntries(filled) },
    mistakes: rows.flatMap(({ mistake }) =>
      mistake === undefined || (rest !== undefined && mistake.code === 'choose_row') ? [] : [mistake],
    ),
  };
};

type ReadRow = { readonly row: string; readonly code?: string; readonly mistake?: FormMistake };

const readRow = (grid: Grid, row: string, form: Form): ReadRow => {
  const [code, ...more] = valuesOf(form, `${grid.id}.${row}`);
  if (code === undefined) return { row, mistake: { question: grid.id, row, code: 'choose_row' } };
  return more.length === 0 && isCode(grid, code)
    ? { row, code }
    : { row, mistake: { question: grid.id, row, code: 'unknown_answer' } };
};

const answerOf = (grid: Grid, answers: Answers): Answer | undefined => {
  const answer = answerTo(answers, grid.id);
  if (isAllowedMissing(grid, answer)) return answer;
  if (!isRecord(answer)) return undefined;
  let filled: Record<string, string> | undefined;
  for (const { code: row } of grid.rows) {
    const code = answerToRow(answer, row);
    if (isCode(grid, code)) (filled ??= {})[row] = code;
  }
  return filled;
};

const fields = (grid: Grid, answers: Answers): Form => {
  const answer = answerOf(grid, answers);
  if (typeof answer === 'string') return { [grid.id]: answer };
  if (!isRecord(answer)) return {};
  return Object.fromEntries(Object.entries(answer).map(([row, code]) => [`${grid.id}.${row}`, code]));
};

/** `{row}` in the headline of a grid stands for the words of each row. */
const withRowInHeadline = (grid: Grid, row: Localised): Grid => {
  const { headline } = grid;
  return headline === undefined
    ? grid
    : { ...grid, headline: { ...headline, text: filled(headline.text, '{row}', row) } };
};

const variables: QuestionModule<Grid>['variables'] = grid => {
  const categories = [...optionCategories(grid.options), ...missingCategories(grid)];
  return grid.rows.map(row =>
    variable(withRowInHeadline(grid, row.label), {
      name: `${grid.id}_${row.code}`,
      row: row.code,
      type: 'category',
      label: row.label,
      text: joined(grid.text, ' — ', row.label),
      categories,
      isOrdered: grid.ordered ?? false,
    }),
  );
};

const simulate = (grid: Grid, random: () => number): Answers => {
  if (grid.missing.length > 0 && random() < 0.03) return { [grid.id]: anyOf(grid.missing, random) };
  const rows = grid.rows.map(
    row => [row.code, maybeMissing(grid.missing, random) ?? anyOf(grid.options, random).code] as const,
  );
  return { [grid.id]: Object.fromEntries(rows) };
};

const mostGrids = 5000;

/** Every combination of codes in the rows asked about. */
const tellingRows: QuestionModule<Grid>['representatives'] = (grid, { rows }) => {
  const codes = [...codesOf(grid.options), ...grid.missing];
  if (codes.length ** rows.length > mostGrids) return undefined;
  return rows.reduce<readonly Readonly<Record<string, string>>[]>(
    (all, row) => all.flatMap(answer => codes.map(code => ({ ...answer, [row]: code }))),
    [{}],
  );
};

export const grid: QuestionModule<Grid> = {
  visible,
  read,
  fields,
  keep: (question, answers) => {
    const answer = answerOf(question, answers);
    return answer === undefined ? {} : { [question.id]: answer };
  },
  isAnswered: (question, answers) => {
    const answer = answerOf(question, answers);
    return question.rows.every(row => answerToRow(answer, row.code) !== undefined);
  },
  variables,
  names: question => question.rows.map(row => `${question.id}_${row.code}`),
  hasCode: isCode,
  representatives: tellingRows,
  mistakes: question => [
    ...doubledCodes(question.rows, 'rows'),
    ...optionMistakes(question.options, 'options'),
  ],
  seconds: (question, language) =>
    readingSeconds([question.text, question.hint, ...question.rows.map(row => row.label)], language) +
    skimmingSeconds(question.options, language) +
    secondsPerRow * question.rows.length,
  simulate,
};
