// Joined columns must be what tabulating all the responses together would give, to the last category.
import { expect } from 'chai';
import fc from 'fast-check';
import type { Dataset } from '../../../analysis/dataset.ts';
import { codebook } from '../../../surveys/codebook.ts';
import { joinRows, tabulator, type Tabulated } from '../../../surveys/tabulate.ts';
import { sample } from '../sample.ts';

const variables = codebook(sample);

const tabulate = (responses: readonly Tabulated[]): Dataset => {
  const table = tabulator(variables, responses.length);
  responses.forEach(response => table.add(response));
  return table.finish();
};

const optional = <Value>(values: readonly Value[]) =>
  fc.option(fc.constantFrom(...values), { nil: undefined });
const response: fc.Arbitrary<Tabulated> = fc
  .record({
    services: optional<Tabulated['answers'][string]>([['police'], ['clinic', 'court'], 'refused']),
    amount: optional<Tabulated['answers'][string]>([1500, 'middle', 'refused']),
    trust: optional(['7', 'hard_to_say']),
    stratum: optional(['north', 'south', 'east']),
    psu: optional(['1', '2', '3', '4']),
    weight: optional([0.5, 1.5]),
  })
  .map(({ stratum, psu, weight, ...given }) => {
    const answers = Object.fromEntries(Object.entries(given).filter(([, answer]) => answer !== undefined));
    const design = Object.fromEntries(
      Object.entries({ stratum, psu, weight }).filter(([, value]) => value !== undefined),
    );
    return { answers: answers as Tabulated['answers'], design };
  });

describe('joining rows of two tables', () => {
  it('gives what tabulating the same responses in that order gives, whatever stays, goes and comes', () => {
    const part = fc.array(fc.tuple(response, fc.boolean()), { maxLength: 30 });
    fc.assert(
      fc.property(
        part,
        fc.array(response, { maxLength: 30 }),
        fc.infiniteStream(fc.boolean()),
        (old, added, turns) => {
          const kept = old.flatMap(([, stays], row) => (stays ? [row] : []));
          const origins: number[] = [];
          let [next, addedRow] = [0, 0];
          while (next < kept.length || addedRow < added.length) {
            const takesOld = addedRow === added.length || (next < kept.length && turns.next().value === true);
            origins.push(takesOld ? kept[next++]! : -1 - addedRow++);
          }
          const all = origins.map(origin => (origin >= 0 ? old[origin]![0] : added[-1 - origin]!));
          const joined = joinRows(
            tabulate(old.map(([one]) => one)),
            tabulate(added),
            Int32Array.from(origins),
          );
          expect([...joined.columns]).to.deep.equal([...tabulate(all).columns]);
        },
      ),
    );
  });

  it('refuses more strata than a column can number', () => {
    const named = (prefix: string): Dataset =>
      tabulate(
        Array.from({ length: 20_000 }, (_, row) => ({ answers: {}, design: { psu: `${prefix}${row}` } })),
      );
    const origins = Int32Array.from({ length: 40_000 }, (_, row) => (row < 20_000 ? row : 19_999 - row));
    expect(() => joinRows(named('a'), named('b'), origins)).to.throw(
      RangeError,
      '"@psu" has over 32767 categories',
    );
  });
});
