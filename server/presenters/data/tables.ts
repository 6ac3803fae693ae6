// The two tables of a release's data package: their columns with types and meaning, and their lines.
import type { OpenVersion } from '../../services/openData.ts';
import type { QuestionResult } from '../../services/results/result.ts';
import { releaseRows, type EstimateRow } from './estimates.ts';
import { askedOf } from './findings.ts';
import type { Readers } from './words.ts';

export type ColumnType = 'string' | 'integer' | 'number' | 'boolean';
export type Column = { readonly name: string; readonly type: ColumnType };
export type Line = Readonly<Record<string, string | number | boolean | null>>;
export type OpenTable = { readonly columns: readonly Column[]; readonly lines: readonly Line[] };

const columnsOf = (types: Readonly<Record<ColumnType, string>>, order: string): readonly Column[] => {
  const typeOf = new Map(
    Object.entries(types).flatMap(
      ([type, names]) => names.split(' ').map(name => [name, type as ColumnType] as const), // the keys of the argument are its types
    ),
  );
  return order.split(' ').map(name => ({ name, type: typeOf.get(name) ?? 'string' }));
};

const estimateColumns = columnsOf(
  {
    string: '',
    integer: 'version n',
    boolean: 'is_missing_code',
    number: [
      'weighted_n proportion standard_error ci_low ci_high degrees_of_freedom design_effect efficiency_loss',
      'change change_standard_error change_ci_low change_ci_high change_p_value',
      'difference difference_standard_error difference_p_value difference_adjusted_p_value',
    ].join(' '),
  },
  [
    'release version finding survey question wave by group group_label_ru group_label_en role codes label_ru label_en',
    'is_missing_code n weighted_n proportion standard_error ci_low ci_high degrees_of_freedom design_effect',
    'efficiency_loss flags null_reason precision_null_reason change_since change change_standard_error change_ci_low',
    'change_ci_high change_p_value change_null_reason difference difference_standard_error difference_p_value',
    'difference_adjusted_p_value',
  ].join(' '),
);

/** What could be a list in JSON stands between bars here. */
const estimateLine = ({
  label,
  group_label,
  codes,
  flags,
  change,
  difference_from_all,
  ...row
}: EstimateRow): Line => ({
  ...row,
  ...{ label_ru: label.ru ?? null, label_en: label.en ?? null },
  ...{ group_label_ru: group_label?.ru ?? null, group_label_en: group_label?.en ?? null },
  ...{ codes: codes.join('|'), flags: flags.join('|') },
  ...{ change_since: change?.since ?? null, change: change?.value ?? null },
  change_standard_error: change?.standard_error ?? null,
  ...{ change_ci_low: change?.ci_low ?? null, change_ci_high: change?.ci_high ?? null },
  change_p_value: change?.p_value ?? null,
  difference: difference_from_all?.value ?? null,
  difference_standard_error: difference_from_all?.standard_error ?? null,
  difference_p_value: difference_from_all?.p_value ?? null,
  difference_adjusted_p_value: difference_from_all?.adjusted_p_value ?? null,
});

export const estimateTable = (readers: Readers, opened: OpenVersion): OpenTable => ({
  columns: estimateColumns,
  lines: releaseRows(readers, opened).map(estimateLine),
});

/** Every question of the release once, and those by which people are divided. */
export const questionsIn = ({ snapshot }: OpenVersion): readonly QuestionResult[] => [
  ...new Map(
    snapshot.findings.flatMap(({ content }) =>
      content.questions.map(
        question => [`${question.survey.id}.${question.variable.name}`, question] as const,
      ),
    ),
  ).values(),
];

export const codebookDocument = (opened: OpenVersion) =>
  questionsIn(opened).map(question => ({
    ...{ survey: question.survey.id, ...askedOf(question) },
    waves: question.waves.map(({ wave }) => wave.name),
  }));

const codebookColumns = columnsOf(
  { string: '', integer: '', number: '', boolean: 'is_filtered is_missing_code' },
  [
    'survey question label_ru label_en wording_ru wording_en type is_filtered waves',
    'code answer_ru answer_en is_missing_code',
  ].join(' '),
);

/** One line an answer: the question stands in each, so that any of them can be looked up alone. */
export const codebookTable = (opened: OpenVersion): OpenTable => ({
  columns: codebookColumns,
  lines: codebookDocument(opened).flatMap(
    ({ survey, name, label, wording, type, is_filtered, waves, answers }) =>
      answers.map((answer): Line => ({
        ...{ survey, question: name, label_ru: label.ru ?? null, label_en: label.en ?? null },
        ...{ wording_ru: wording.ru ?? null, wording_en: wording.en ?? null, type, is_filtered },
        ...{ waves: waves.join('|'), code: answer.code, is_missing_code: answer.is_missing_code },
        ...{ answer_ru: answer.label.ru ?? null, answer_en: answer.label.en ?? null },
      })),
  ),
});
