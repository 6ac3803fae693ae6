// One question of ours as rows of the survey sheet: what XLSForm can say, in its own words.
import type { Question } from '../../questions/schema.ts';
import { texts } from './columns.ts';
import type { Row } from './columns.ts';
import { exportedExpression, joined } from './expressions.ts';
import { filterOf, setConstraint } from './lists.ts';
import type { Listed, ListOf } from './lists.ts';

type Of<Type extends Question['type']> = Extract<Question, { type: Type }>;

export const questionRows = (question: Question, listOf: ListOf): readonly Row[] =>
  question.type === 'grid' ? gridRows(question, listOf) : [{ ...shared(question), ...own(question, listOf) }];

const shared = (question: Question): Row => {
  const relevant = question.relevant === undefined ? undefined : exportedExpression(question.relevant);
  const base = {
    name: question.id,
    ...texts('label', question.text),
    ...texts('hint', question.hint),
    relevant,
  };
  if (question.type === 'information') return base;
  const isSaid = question.constraint !== undefined;
  return {
    ...base,
    ...texts('barometer_short', question.short),
    constraint: isSaid ? exportedExpression(question.constraint ?? '') : undefined,
    ...(isSaid ? texts('constraint_message', question.constraint_message) : {}),
    required: question.required === false ? undefined : 'yes',
  };
};

const own = (question: Exclude<Question, Of<'grid'>>, listOf: ListOf): Row => {
  switch (question.type) {
    case 'single':
      return { type: `select_one ${listOf(question)}`, ...look(question), ...listed(question) };
    case 'multiple':
      return {
        type: `select_multiple ${listOf(question)}`,
        ...look(question),
        ...listed(question),
        ...limits(question, setConstraint(question)),
      };
    case 'district':
      return {
        type: `select_one ${listOf(question)}`,
        appearance: 'minimal autocomplete',
        ...listed(question),
      };
    case 'ranking':
      return { type: `rank ${listOf(question)}`, ...listed(question) };
    case 'information':
      return { type: 'note' };
    default:
      return plain(question);
  }
};

const plain = (question: Exclude<Question, Listed | { type: 'information' }>): Row => {
  switch (question.type) {
    case 'number':
      return {
        type: question.decimals > 0 ? 'decimal' : 'integer',
        ...texts('barometer_unit', question.unit),
        ...limits(question, `. >= ${question.min} and . <= ${question.max}`),
        ...mayBeEmpty(question),
      };
    case 'text':
      return {
        type: 'text',
        ...limits(question, `string-length(.) <= ${question.length}`),
        ...mayBeEmpty(question),
      };
    case 'scale':
      return {
        type: 'range',
        parameters: `start=${question.from} end=${question.to} step=1`,
        ...texts('barometer_low', question.low),
        ...texts('barometer_high', question.high),
        ...mayBeEmpty(question),
      };
    case 'date':
      return { type: 'date', appearance: looks[question.precision], ...mayBeEmpty(question) };
    default:
      // a protected question asked plainly would lose its protection: other tools show its words and ask nothing
      return { type: 'note', required: undefined, constraint: undefined };
  }
};

const looks = { full: undefined, month: 'month-year', year: 'year' } as const;

/** Where a tool has no way not to answer, the answer is not demanded. */
const mayBeEmpty = ({ missing }: { readonly missing: readonly string[] }): Row =>
  missing.length > 0 ? { required: undefined } : {};

const limits = ({ constraint }: { readonly constraint?: string | undefined }, limit: string): Row => {
  const text = joined([limit, constraint === undefined ? undefined : exportedExpression(constraint)]);
  return text === '' ? {} : { constraint: text };
};

const look = (question: Of<'single'> | Of<'multiple'>): Row => {
  const words = [
    'ordered' in question && question.ordered ? 'likert' : '',
    question.columns === 2 ? 'columns-2' : '',
  ].filter(word => word !== '');
  return words.length > 0 ? { appearance: words.join(' ') } : {};
};

const listed = (question: Of<'single'> | Of<'multiple'> | Of<'district'> | Of<'ranking'>): Row => ({
  choice_filter: filterOf(question.options),
  parameters: question.order === undefined ? undefined : 'randomize=true',
});

/** A grid is a group that is shown as a table, each row a question of one answer. */
const gridRows = (grid: Of<'grid'>, listOf: ListOf): readonly Row[] => {
  const { required, constraint, ...head } = shared(grid);
  return [
    {
      ...head,
      type: 'begin_group',
      name: `${grid.id}_table`,
      appearance: 'field-list table-list',
      'bind::barometer:id': grid.id,
    },
    ...grid.rows.map(row => ({
      type: `select_one ${listOf(grid)}`,
      name: `${grid.id}_${row.code}`,
      ...texts('label', row.label),
      relevant: row.relevant === undefined ? undefined : exportedExpression(row.relevant),
      required,
      barometer_anchor: row.anchor ? 'yes' : undefined,
    })),
    { type: 'end_group' },
  ];
};
