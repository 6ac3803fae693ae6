// Waves whose weights are trimmed: the R code trims them in the same way, and comes to the same figures.
import { expect } from 'chai';
import type { Recipe } from '../../../../../server/stores/weightings.ts';
import { openTestDatabase } from '../../../../support/database.ts';
import { publish, republicSurvey, republicWaves } from '../../results/published.ts';
import { marginOf } from '../../weighting/republic.ts';
import { analysed } from '../prepared.ts';
import { hasSurvey, repeatedInR } from '../repeated.ts';

const sex = marginOf('sex', { f: 402_000, m: 448_000 });
const age = marginOf('age', { '18_29': 172_000, '30_44': 255_000, '45_59': 204_000, '60_': 219_000 });
const linear = { kind: 'calibrate', distance: 'linear', bounds: null } as const;
const trimming = { low: 0.5, high: 1.5 };

const recipes: Readonly<Record<string, Recipe>> = {
  'by turns with raking': { base: 'design', margins: [sex, age], method: { kind: 'rake' }, trimming },
  'once after calibration': { base: 'design', margins: [sex, age], method: linear, trimming },
  'and nothing else': { base: 'design', margins: [], method: { kind: 'rake' }, trimming },
};

const asked = [
  '{ id: share, type: proportion, variable: situation, categories: "1", by: sex, changes: consecutive }',
  '{ id: table, type: crosstab, rows: sex, columns: situation }',
];

describe('The R code for trimmed weights', function () {
  this.timeout(60_000);
  let database: Awaited<ReturnType<typeof openTestDatabase>>;
  beforeEach(async () => {
    database = await openTestDatabase();
    await publish(database.stores, republicSurvey, republicWaves());
  });
  afterEach(() => database.close());

  for (const [way, recipe] of Object.entries(recipes))
    it(`repeats them, trimmed ${way}`, async function () {
      if (!hasSurvey()) return this.skip();
      const untrimmed = await analysed(database.stores, asked);
      await database.stores.weightings.add({
        ...{ id: 'sample.2013.1', survey: 'sample', wave: 'sample.2013', number: 1, state: 'signed', recipe },
        ...{ revision: 1, turn: 1, madeBy: null, changedBy: null, releases: [] },
      });
      const made = await analysed(database.stores, asked);
      const [before, after] = [untrimmed, made].map(({ analysis }) => analysis.data.waves.at(-1)!.weighting);
      expect(after!.designEffect).to.be.lessThan(before!.designEffect!);
      expect(after!.calibrations[0]?.trimming).to.include({ least: 0.5, most: 1.5 });
      const inR = await repeatedInR(made);
      const own = made.analysis.results.flatMap(({ rows }) => rows);
      expect(inR).to.have.length(own.length);
      own.forEach(({ value, standardError, low, high, pValue }, at) => {
        const fields = { value, standard_error: standardError, ci_low: low, ci_high: high, p_value: pValue };
        for (const [field, number] of Object.entries(fields))
          if (number !== null && inR[at]?.[field] !== '')
            expect(Number(inR[at]?.[field]), `${at} ${field}`).to.be.closeTo(number, 1e-7 * Math.abs(number));
      });
    });
});
