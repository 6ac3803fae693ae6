// What the examples in the comments of analysis/ may name: the invented republic of test/fixtures/republic.
import * as analysis from '../../analysis/index.ts';
import {
  type SurveyDesign,
  categoryColumn,
  numberColumn,
  numbersOf,
  withColumns,
} from '../../analysis/index.ts';
import { readTable } from './golden/csv.ts';
import { republicFolder } from './golden/files.ts';

/** The table with a question yes/no about bribes and the two lists of an invented list experiment. */
const republic = (): analysis.Dataset => {
  const table = readTable(`${republicFolder}/republic.csv`);
  const paid = numbersOf(table, 'paid');
  const isTreated = (row: number): boolean => row % 2 === 1;
  const count = (step: number, isShown: (row: number) => boolean) =>
    paid.map((one, row) => ((Math.floor(row / 2) * step) % 4) + (isShown(row) ? one : 0));
  return withColumns(table, [
    categoryColumn(
      'bribe',
      Array.from(paid, one => (one === 1 ? 'yes' : 'no')),
      ['no', 'yes'],
    ),
    categoryColumn(
      'arm',
      Array.from(paid, (_, row) => (isTreated(row) ? 'treated' : 'control')),
      ['control', 'treated'],
    ),
    numberColumn('money', numbersOf(table, 'amount').map((amount, row) => amount * numbersOf(table, 'deals')[row]!)),
    numberColumn('count', count(7, isTreated)),
    numberColumn('count2', count(5, row => !isTreated(row))),
  ]);
}; // prettier-ignore

const data = republic();

/** One wave: its weights, the districts as strata, the places as PSUs. */
const waveOf = (year: string): SurveyDesign =>
  analysis.subset(
    analysis.surveyDesign({ data, weights: 'weight', strata: ['wave', 'district'], psu: ['wave', 'psu'] }),
    analysis.whereCategory(data, 'wave', [year]),
  );

/** `data` is the whole table, `design` the wave of 2013, `earlier` that of 2011; the functions go by their names. */
export const exampleContext: Readonly<Record<string, unknown>> = {
  ...analysis,
  data,
  design: waveOf('2013'),
  earlier: waveOf('2011'),
};
