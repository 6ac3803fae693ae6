// The worked examples of docs/analyse.md through the command: against figures computed in R, twice the same, and again in R itself.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect } from 'chai';
import { parse } from 'csv-parse/sync';
import { projectRoot } from '../../server/root.ts';

type Row = Readonly<Record<string, string>>;

const references = join(projectRoot, 'test', 'fixtures', 'republic');

/** What R 4.2.2 with survey 4.5 gave: see the README of the folder. */
const expectedOf = (file: string, name: string) => {
  const { cases } = JSON.parse(readFileSync(join(references, `${file}.json`), 'utf8'));
  return cases.find((one: { name: string }) => one.name === name).expected;
};

const sha256 = (file: string): string =>
  createHash('sha256')
    .update(readFileSync(resolve(projectRoot, file)))
    .digest('hex');

const near = (actual: string | undefined, expected: number, relative = 1e-9): void => {
  expect(expected).to.be.a('number');
  expect(Number(actual)).to.be.closeTo(expected, relative * Math.abs(expected));
};

const keyOf = ({ id, wave, group, name, statistic }: Row): string =>
  [id, wave, group, name, statistic].join(' | ');

describe('npm run analyse', function () {
  this.timeout(300_000);
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'barometer-analyse-'));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  const runOver = (store: string, script: string, ...rest: string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', script, ...rest], {
      cwd: projectRoot,
      encoding: 'utf8',
      env: { PATH: process.env['PATH'], DATA_DIR: join(folder, store) },
    });
    return { status, stdout, stderr };
  };
  const run = (script: string, ...rest: string[]) => runOver('store', script, ...rest);
  const analyse = (...rest: string[]) => run('scripts/analyse.ts', ...rest);
  const example = (name: string): string => join('docs', 'examples', `${name}.recipe.yaml`);
  const read = (name: string): readonly Row[] =>
    parse(readFileSync(join(folder, name)), { columns: true, bom: true });

  /** Results of an example as CSV, once for all tests. */
  const done = new Map<string, readonly Row[]>();
  const resultsOf = (name: string): readonly Row[] => {
    if (!done.has(name)) {
      const to = (ending: string): string => join(folder, `${name}.${ending}`);
      const outcome = analyse(example(name), '--out', to('csv'), '--r', to('R'), '--data', to('data.csv'));
      expect(outcome).to.deep.equal({ status: 0, stdout: '', stderr: '' });
      done.set(name, read(`${name}.csv`));
    }
    return done.get(name) ?? [];
  };
  const rowOf = (name: string, wanted: Row): Row => {
    const found = resultsOf(name).filter(row =>
      Object.entries(wanted).every(([field, is]) => row[field] === is),
    );
    expect(found, JSON.stringify(wanted)).to.have.length(1);
    return found[0] ?? {};
  };

  describe('gives the figures of R', () => {
    it('for a share by years, in a domain, and its changes (R06, R01)', () => {
      for (const { waveF, situation, se } of expectedOf('R06_waves', 'by.wave.situation').rows) {
        const row = rowOf('republic-change', { id: 'situation', wave: waveF, statistic: 'proportion' });
        near(row['value'], situation);
        near(row['standard_error'], se);
      }
      for (const [earlier, later] of [
        ['2011', '2012'],
        ['2012', '2013'],
      ]) {
        const { difference, se } = expectedOf('R06_waves', `diff.${later}.${earlier}`);
        const row = rowOf('republic-change', { id: 'situation', wave: `${earlier} -> ${later}` });
        near(row['value'], difference);
        near(row['standard_error'], se);
      }
    });

    it('for a straight trend in shares and in odds (R06)', () => {
      const cases = [
        ['trend', 'trend.linear', 1e-8],
        ['trend_in_odds', 'trend.logit', 1e-6],
      ] as const;
      for (const [id, reference, tolerance] of cases) {
        const { coef, se, p } = expectedOf('R06_waves', reference);
        const row = rowOf('republic-change', { id, name: 'time' });
        near(row['value'], coef['I(wave - 2011)'], tolerance);
        near(row['standard_error'], se['I(wave - 2011)'], tolerance);
        near(row['p_value'], p['I(wave - 2011)'], tolerance);
      }
    });

    it('for the corruption indices of each year and their changes (R07)', () => {
      const named = {
        ...{ risk: 'risk', demand: 'demand', bribery: 'bribery_16_5_1', intensity: 'intensity' },
        ...{ mean_bribe: 'mean_bribe', contribution: 'annual_contribution', market: 'market_volume' },
      };
      for (const wave of ['2011', '2012', '2013'])
        for (const [id, reference] of Object.entries(named)) {
          const { estimate, se } = expectedOf('R07_indices', `indices.${wave}`)[reference];
          const row = rowOf('republic-indices', { id, wave });
          near(row['value'], Object.values<number>(estimate)[0] ?? NaN);
          near(row['standard_error'], Object.values<number>(se)[0] ?? NaN);
        }
      const change = expectedOf('R07_indices', 'change.mean_bribe');
      const row = rowOf('republic-indices', { id: 'mean_bribe', statistic: 'change' });
      near(row['value'], change.diff);
      near(row['standard_error'], change.se);
    });

    it('for means after raking (R05)', () => {
      const { estimate, se } = expectedOf('R05_weighting', 'calibrate.raking.mean');
      for (const id of ['situation', 'years']) {
        const row = rowOf('republic-weighted', { id });
        near(row['value'], estimate[id]);
        near(row['standard_error'], se[id]);
      }
    });
  });

  it('runs the recipe that docs/analyse.md explains, as it is written there', () => {
    const guide = readFileSync(join(projectRoot, 'docs', 'analyse.md'), 'utf8');
    const [, recipe = ''] = /```yaml\n(format: [^]*?)```/.exec(guide) ?? [];
    copyFileSync(join(references, 'republic.csv'), join(folder, 'republic.csv'));
    writeFileSync(join(folder, 'guide.yaml'), recipe);
    expect(analyse(join(folder, 'guide.yaml'), '--out', join(folder, 'guide.csv')).stderr).to.equal('');
    expect(read('guide.csv').map(({ wave, group }) => [wave, group])).to.deep.equal([
      ...['2012', '2013', '2012 -> 2013'].flatMap(wave => ['f', 'm'].map(sex => [wave, `gender=${sex}`])),
    ]);
  });

  it('gives the numbers that docs/analyse.md shows', () => {
    const guide = readFileSync(join(projectRoot, 'docs', 'analyse.md'), 'utf8');
    const shown = guide.split('\n').filter(line => line.startsWith('| republic-'));
    expect(shown).to.have.length(10);
    for (const line of shown) {
      const [, example = '', id = '', wave = '', name = '', ...numbers] = line
        .split('|')
        .map(cell => cell.trim());
      const row = rowOf(example, { id, wave, name });
      ['value', 'standard_error', 'adjusted_p_value'].forEach((field, at) => {
        if (numbers[at] === '') expect(row[field], line).to.equal('');
        else near(row[field], Number(numbers[at]), 6e-6);
      });
    }
  });

  describe('is deterministic', () => {
    it('to the byte over two runs, names the hashes of data and recipe, and says the same in CSV', () => {
      const [first, second] = [analyse(example('republic-weighted')), analyse(example('republic-weighted'))];
      expect(first.status).to.equal(0);
      expect(first.stdout).to.equal(second.stdout);
      const { data, recipe, program, results } = JSON.parse(first.stdout);
      expect(data.sha256).to.equal(sha256(join(references, 'republic.csv')));
      expect(recipe.sha256).to.equal(sha256(example('republic-weighted')));
      expect(program).to.match(/^barometer \d/);
      const numbers = results.flatMap(({ rows }: { rows: { value: number }[] }) =>
        rows.map(({ value }) => String(value)),
      );
      expect(resultsOf('republic-weighted').map(row => row['value'])).to.deep.equal(numbers);
    });
  });

  describe('the R code it writes', () => {
    let missing = false;
    before(() => {
      missing = spawnSync('Rscript', ['-e', 'stopifnot(packageVersion("survey") >= "4.1")']).status !== 0;
    });

    const repeatedInR = (name: string): void => {
      const ours = resultsOf(name);
      const { status, stdout, stderr } = spawnSync('Rscript', [`${name}.R`], {
        cwd: folder,
        encoding: 'utf8',
      });
      expect(status, stderr).to.equal(0);
      const rows: readonly Row[] = parse(stdout, { columns: true });
      const inR = new Map(rows.map(row => [keyOf(row), row]));
      const shown = ours.filter(row => row['suppressed'] === 'false');
      expect([...inR.keys()]).to.deep.equal(shown.map(keyOf));
      for (const row of shown)
        for (const field of ['value', 'standard_error', 'ci_low', 'ci_high', 'p_value', 'adjusted_p_value']) {
          const [own, other] = [row[field], inR.get(keyOf(row))?.[field]];
          const place = `${keyOf(row)} ${field}`;
          if (own === '' || other === '') expect(own, place).to.equal(other);
          else
            expect(Number(own), place).to.be.closeTo(Number(other), 1e-9 * Math.abs(Number(other)) + 1e-15);
        }
    };

    for (const name of ['republic-change', 'republic-indices', 'republic-weighted'])
      it(`repeats every figure of ${name} in R to nine digits`, function () {
        if (missing) this.skip(); // Rscript or its package survey (4.1 or newer) is not installed here
        repeatedInR(name);
      });

    it('repeats every shown figure of the demonstration survey, weighted as on the public pages', function () {
      if (missing) this.skip(); // as above
      expect(run('scripts/demo.ts', '--no-start').status).to.equal(0);
      repeatedInR('demonstration');
      expect(statSync(join(folder, 'demonstration.data.csv')).mode & 0o077).to.equal(0);
    });
  });

  describe('refuses', () => {
    const written = (name: string, text: string): string => {
      const path = join(folder, name);
      writeFileSync(path, text);
      return path;
    };

    it('a recipe with mistakes: all at once, with 1, in Russian or in English', () => {
      const file = written(
        'bad.yaml',
        [
          'format: barometer-recipe/1',
          'title: Bad',
          `data: { file: ${join(references, 'republic.csv')}, columns: { sex: category, years: number } }`,
          'results:',
          '  - { id: one, type: meen, variable: years }',
          '  - { id: two, type: mean, variable: year, levle: 0.9 }',
          '  - { id: three, type: proportion, variable: sex, categories: w }',
        ].join('\n'),
      );
      const english = analyse(file, '--language', 'en');
      expect(english.status).to.equal(1);
      expect(english.stderr.trim().split('\n')).to.deep.equal([
        'bad.yaml, line 5, results[0].type: is `meen`: did you mean mean?',
        'bad.yaml, line 6, results[1].levle: is not known here: did you mean level?',
        'bad.yaml, line 6, results[1].variable: is year, which is no variable of the data: did you mean years?',
        'bad.yaml, line 7, results[2].categories: names w, which is no code of sex: there are f, m',
      ]);
      expect(analyse(file).stderr).to.contain(
        'строка 6, results[1].variable: это year, такой переменной в данных нет',
      );
    });

    it('data with cells that cannot be read: with file, line, column and what to do', () => {
      written('cells.csv', 'age,sex\n20,f\nold,m\n,x\n');
      const file = written(
        'cells.yaml',
        [
          'format: barometer-recipe/1',
          'title: Cells',
          'data: { file: cells.csv, columns: { age: number, sex: { type: category, categories: [f, m] } } }',
          'results: [{ id: age, type: mean, variable: age }]',
        ].join('\n'),
      );
      const { status, stderr } = analyse(file, '--language', 'en');
      expect(status).to.equal(1);
      expect(stderr).to.contain('cells.csv, line 3, age: "old" is not a number');
      expect(stderr).to.contain('cells.csv, line 4, sex: "x" is none of f, m');
    });

    it('what the numbers do not allow: naming the part of the recipe', () => {
      written('lonely.csv', 'h,psu,y\n1,1,2\n1,2,3\n2,3,4\n');
      const file = written(
        'lonely.yaml',
        [
          'format: barometer-recipe/1',
          'title: Lonely',
          'data: { file: lonely.csv, columns: { h: category, psu: category, y: number } }',
          'design: { strata: h, psu: psu }',
          'results: [{ id: mean_of_y, type: mean, variable: y }]',
        ].join('\n'),
      );
      const { status, stderr } = analyse(file);
      expect(status).to.equal(1);
      expect(stderr).to.match(
        /^lonely\.yaml: mean_of_y: страта 2: одна первичная единица, .* `lonelyPsu: adjust`/,
      );
      expect(analyse(file, '--language', 'en').stderr).to.match(
        /^lonely\.yaml: mean_of_y: Stratum 2 has only/,
      );
    });

    it('a survey of an empty store: saying that the store is empty, and how to fill it', () => {
      const { status, stderr } = runOver(
        'nothing',
        'scripts/analyse.ts',
        ...[example('demonstration'), '--language', 'en'],
      );
      expect(status).to.equal(1);
      expect(stderr).to.contain('data.survey: names a survey, but the store').and.contain('npm run demo');
    });

    it('a wrong use of the command, with 2', () => {
      expect(analyse('nowhere.yaml').status).to.equal(2);
      expect(analyse(example('republic-change'), '--out', 'results.xlsx').status).to.equal(2);
      expect(analyse(example('republic-change'), '--r').status).to.equal(2);
    });
  });
});
