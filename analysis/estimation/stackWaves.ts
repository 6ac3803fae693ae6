// Several waves as one design, so that changes and trends get the covariance that the sampling gives them.
import { misuse } from '../misuse.ts';
import {
  type CategoryColumn,
  type Column,
  categoryColumn,
  columnOf,
  dataset,
  numberColumn,
} from '../dataset.ts';
import type { SurveyDesign } from '../design.ts';
import { stackedStructure } from '../variance/stackedStructure.ts';
import { type AuxiliaryTerm, auxiliary } from '../weighting/auxiliary.ts';
import type { Calibration } from '../weighting/calibration.ts';

export type NamedWave = { readonly name: string; readonly design: SurveyDesign };

type Offsets = { readonly starts: readonly number[]; readonly rows: number };

const offsetsOf = (waves: readonly NamedWave[]): Offsets => {
  const starts: number[] = [];
  let rows = 0;
  for (const { design } of waves) {
    starts.push(rows);
    rows += design.data.rows;
  }
  return { starts, rows };
};

const joined = (
  waves: readonly NamedWave[],
  rows: number,
  values: (design: SurveyDesign) => Float64Array,
): Float64Array => {
  const all = new Float64Array(rows);
  let at = 0;
  for (const { design } of waves) {
    all.set(values(design), at);
    at += design.data.rows;
  }
  return all;
};

const stackedCategories = (name: string, columns: readonly Column[]): CategoryColumn => {
  const parts = columns as readonly CategoryColumn[]; // the caller checked that none is a number column
  const categories = [...new Set(parts.flatMap(part => part.categories))];
  const places = new Map(categories.map((category, place) => [category, place]));
  const codes = new Int16Array(parts.reduce((rows, part) => rows + part.codes.length, 0));
  let at = 0;
  for (const part of parts) {
    const moved = part.categories.map(category => places.get(category)!);
    for (const code of part.codes) codes[at++] = code < 0 ? -1 : moved[code]!;
  }
  return { ...categoryColumn(name, [], categories), codes };
};

/** Columns that all waves have; of the same kind everywhere. */
const stackedColumns = (waves: readonly NamedWave[], rows: number): readonly Column[] => {
  const [first, ...rest] = waves;
  const shared = [...first!.design.data.columns.keys()].filter(name =>
    rest.every(({ design }) => design.data.columns.has(name)),
  );
  return shared.map(name => {
    const parts = waves.map(({ design }) => columnOf(design.data, name));
    if (new Set(parts.map(part => part.kind)).size > 1)
      throw misuse(
        'twoKinds',
        { variable: name },
        `Variable "${name}" is a number in one wave and a category in another: recode it first.`,
      );
    if (parts[0]!.kind === 'category') return stackedCategories(name, parts);
    const values = joined(waves, rows, ({ data }) => {
      const column = columnOf(data, name);
      return column.kind === 'number' ? column.values : new Float64Array(data.rows);
    });
    return numberColumn(name, values);
  });
};

/** Rows keep the numbers that they have in their waves where all of them have such. */
const stackedNumbers = (waves: readonly NamedWave[]): { readonly rowNumbers?: Int32Array } => {
  const numbers = waves.flatMap(({ design }) => design.data.rowNumbers ?? []);
  return numbers.length < waves.length
    ? {}
    : { rowNumbers: Int32Array.from(numbers.flatMap(own => [...own])) };
};

const padded = (values: Float64Array, start: number, rows: number): Float64Array => {
  const all = new Float64Array(rows);
  all.set(values, start);
  return all;
};

const paddedCodes = (codes: Int16Array, start: number, rows: number): Int16Array => {
  const all = new Int16Array(rows);
  all.set(codes, start);
  return all;
};

/** The calibrations of each wave, blind to the rows of the others. */
const stackedCalibrations = (
  waves: readonly NamedWave[],
  { starts, rows }: Offsets,
): readonly Calibration[] =>
  waves.flatMap(({ design }, wave) =>
    design.calibrations.map(calibration => {
      const wide = (values: Float64Array): Float64Array => padded(values, starts[wave]!, rows);
      const terms = calibration.auxiliary.terms.map((term): AuxiliaryTerm =>
        term.kind === 'factor'
          ? { ...term, codes: paddedCodes(term.codes, starts[wave]!, rows) }
          : { ...term, values: wide(term.values) },
      );
      const { rowVariance, ...rest } = calibration;
      return {
        ...rest,
        auxiliary: auxiliary(terms, rows),
        base: wide(calibration.base),
        weights: wide(calibration.weights),
        ...(rowVariance === undefined ? {} : { rowVariance: wide(rowVariance).map(value => value || 1) }),
      };
    }),
  );

/** The first of the waves. RangeError when they cannot be stacked. */
const checkedWaves = (waves: readonly NamedWave[]): NamedWave => {
  const first = waves[0];
  if (first === undefined) throw new RangeError('There are no waves to stack: give at least one.');
  if (new Set(waves.map(({ name }) => name)).size < waves.length)
    throw new RangeError(
      `Two waves share a name among ${waves.map(({ name }) => name).join(', ')}: name each once.`,
    );
  if (waves.some(({ design }) => design.replicates !== null))
    throw new RangeError(
      'Waves with replicate weights cannot be stacked: stack linearized designs, then make replicates.',
    );
  return first;
};

/**
 * One design of several waves, with a category column `wave` and the columns they share.
 * overlap false (default): samples were drawn anew, strata and PSUs of different waves have nothing to do with each other.
 * overlap true: the same PSUs (or people) were visited again; strata and PSUs of the same label are the same, and the covariance
 * between waves comes from them. With rotating PSUs, n of a stratum is the union of PSUs.
 * In words: one sum over strata of all waves; without overlap var(later - earlier) = sum of variances, with overlap minus twice
 * the covariance.
 * When to use: changes in a panel; trends with covariates; a category by wave test.
 * Assumes: without overlap the samples are independent; with it a label means the same PSU in every wave.
 * Units: each column keeps its own; weights stay those of each wave.
 * Errors: RangeError for waves with replicate weights, of the same name, or with columns of different kinds.
 * Source: Kish (1965), section 12.4; equals survey::svydesign on stacked data.
 * @example degreesOfFreedom(stackWaves([{ name: '2011', design: earlier }, { name: '2013', design }])) // 135
 */
export const stackWaves = (
  waves: readonly NamedWave[],
  options: { readonly overlap?: boolean } = {},
): SurveyDesign => {
  const first = checkedWaves(waves);
  const offsets = offsetsOf(waves);
  const codes = new Int16Array(offsets.rows);
  waves.forEach(({ design }, place) => {
    codes.fill(place, offsets.starts[place], offsets.starts[place]! + design.data.rows);
  });
  const names = waves.map(({ name }) => name);
  const wave = { ...categoryColumn('wave', [], names), codes };
  const columns = stackedColumns(waves, offsets.rows).filter(({ name }) => name !== 'wave');
  return {
    ...first.design,
    data: { ...dataset([...columns, wave]), ...stackedNumbers(waves) },
    weights: joined(waves, offsets.rows, ({ weights }) => weights),
    structure: stackedStructure(waves, offsets.rows, options.overlap === true),
    calibrations: stackedCalibrations(waves, offsets),
    flags: [...new Set(waves.flatMap(({ design }) => design.flags))],
  };
};
