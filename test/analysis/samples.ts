// Small invented samples for the statistics tests.
import {
  type SurveyDesign,
  categoryColumn,
  dataset,
  numberColumn,
  surveyDesign,
} from '../../analysis/index.ts';

/** Twelve people in two strata of three PSUs, two a PSU. */
export const twelve = (answers?: readonly (string | null)[], weights?: readonly number[]): SurveyDesign => {
  const rows = Array.from({ length: 12 }, (_, row) => row);
  const data = dataset([
    categoryColumn('answer', answers ?? rows.map(row => (row % 3 === 0 ? 'yes' : 'no')), ['yes', 'no']),
    categoryColumn(
      'sex',
      rows.map(row => (row % 2 === 0 ? 'f' : 'm')),
    ),
    numberColumn(
      'age',
      rows.map(row => 20 + 3 * row),
    ),
    numberColumn(
      'nothing',
      rows.map(() => null),
    ),
    categoryColumn(
      'silence',
      rows.map(() => null),
      ['a', 'b'],
    ),
    numberColumn(
      'stratum',
      rows.map(row => (row < 6 ? 1 : 2)),
    ),
    numberColumn(
      'psu',
      rows.map(row => Math.floor(row / 2)),
    ),
  ]);
  return surveyDesign({
    data,
    weights: Float64Array.from(weights ?? rows.map(row => 1 + (row % 4))),
    strata: 'stratum',
    psu: 'psu',
  });
};

/** Every number in a result, however deep. */
export const numbersIn = (value: unknown): number[] => {
  if (typeof value === 'number') return [value];
  if (value instanceof Float64Array) return [...value];
  if (value === null || typeof value !== 'object') return [];
  return Object.values(value).flatMap(numbersIn);
};
