// The R code of a recipe, run in R: it makes the weights that this program makes.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { weightingCode } from '../../../server/downloads/weightingCode.ts';
import type { Recipe, RecipeLook } from '../../../server/services/weighting.ts';
import { weigh } from '../../../server/services/weighting/run.ts';
import { readerIn } from '../../support/reader.ts';
import {
  age,
  district,
  lines,
  recipe,
  republic,
  sex,
  sexByAge,
  variables,
  wave,
  years,
} from '../services/weighting/republic.ts';

const recipes: Readonly<Record<string, Recipe>> = {
  'raking to three margins': recipe([sex, age, district]),
  'raking with bands and equal base weights': recipe([sex, years], { base: 'none' }),
  'raking with trimming': recipe([sex, age, district], { trimming: { low: 0.4, high: 2.2 } }),
  'post-stratification by two questions, then trimming': recipe([sexByAge], {
    method: { kind: 'poststratify' },
    trimming: { low: 0.4, high: 2 },
  }),
  'calibration by logit': recipe([sex, age, district], {
    method: { kind: 'calibrate', distance: 'logit', bounds: [0.4, 2.5] },
  }),
  'calibration, linear': recipe([sex, age], {
    method: { kind: 'calibrate', distance: 'linear', bounds: null },
  }),
  'merged answers and people who gave none': recipe([
    sex,
    {
      ...age,
      by: [
        {
          variable: 'age',
          groups: [
            { code: '18-29+30-44', codes: ['18-29', '30-44'] },
            { code: '45-59', codes: ['45-59'] },
          ],
        },
      ],
      totals: [
        { cell: '18-29+30-44', total: 527 },
        { cell: '45-59', total: 204 },
      ],
    },
  ]),
};

const looked = (made: Recipe): RecipeLook =>
  ({
    survey: { id: 'republic', title: { ru: 'Опрос' }, population: { ru: 'Жители' }, order: 1 },
    wave: { ...wave, id: 'republic.2013', survey: 'republic', name: '2013' },
    weighting: { number: 2 },
    ...{ recipe: made, variables },
  }) as unknown as RecipeLook; // all that the code is made of

describe('the R code of a recipe', function () {
  this.timeout(120_000);
  let folder: string;
  before(function () {
    if (spawnSync('Rscript', ['-e', 'stopifnot(packageVersion("survey") >= "4.1")']).status !== 0)
      this.skip();
    folder = mkdtempSync(join(tmpdir(), 'barometer-weights-'));
    const columns = ['district', 'psu', 'weight', 'sex', 'age', 'years'] as const;
    const head = 'district,psu,weight,sex,age,years,stratum';
    const rows = lines.map(line => [...columns.map(name => line[name]), line['district']].join(','));
    writeFileSync(join(folder, 'republic-2013.csv'), [head, ...rows].join('\n'));
  });
  after(() => folder && rmSync(folder, { recursive: true, force: true }));

  for (const [name, made] of Object.entries(recipes))
    it(`makes the same weights: ${name}`, () => {
      const code = weightingCode(readerIn('ru'), looked(made));
      writeFileSync(join(folder, 'weights.R'), `${code}\nwriteLines(sprintf("%.15g", final), "final.txt")\n`);
      const { status, stderr } = spawnSync('Rscript', ['weights.R'], { cwd: folder, encoding: 'utf8' });
      expect(status, stderr).to.equal(0);
      const inR = readFileSync(join(folder, 'final.txt'), 'utf8').trim().split('\n').map(Number);
      const { design, failure } = weigh(made, wave, republic());
      expect(failure).to.equal(null);
      expect(inR).to.have.length(design.weights.length);
      design.weights.forEach((weight, row) =>
        expect(inR[row]! / weight, `row ${row}`).to.be.closeTo(1, 1e-6),
      );
    });

  it('cannot be broken out of by words that somebody typed', () => {
    const hostile = recipe([{ ...sex, source: { ru: 'Росстат\nquit(status = 7)\r\nsystem("true")' } }]);
    const code = weightingCode(readerIn('ru'), looked(hostile));
    expect(code).to.include('# Росстат quit(status = 7) system("true"), 2013-01-01');
  });
});
