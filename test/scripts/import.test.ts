// The whole way of a past wave: a file, the import, the running program, the published CSV and JSON, against figures computed in R.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { parse } from 'csv-parse/sync';
import { projectRoot } from '../../server/root.ts';
import { openDatabase } from '../../server/database.ts';
import { databaseOf } from '../support/databaseOf.ts';
import { coarse } from '../../server/services/disclosure/coarsen.ts';
import type { QuestionResult } from '../../server/services/results/result.ts';
import { pressOver, publishAll } from '../support/releases.ts';
import { startProgram, type Program } from '../support/program.ts';

const folder = join('test', 'fixtures', 'republic');
const file = join(folder, 'republic.csv');
const mapping = join(folder, 'republic.mapping.yaml');

type Figures = { readonly cases: readonly { readonly name: string; readonly expected: unknown }[] };

const expectedBy = <Expected>(fixture: string, name: string): Expected => {
  const { cases } = JSON.parse(readFileSync(join(projectRoot, folder, fixture), 'utf8')) as Figures; // see the folder's README
  const found = cases.find(one => one.name === name);
  if (!found) throw new Error(`${fixture} has no case ${name}`);
  return found.expected as Expected; // as the case's spec says
};

type Shares = {
  readonly estimate: Readonly<Record<string, number>>;
  readonly se: Readonly<Record<string, number>>;
};
type Interval = {
  readonly estimate: number;
  readonly se: number;
  readonly lower: number;
  readonly upper: number;
};
type Published = {
  readonly estimates: readonly {
    readonly wave: string;
    readonly code: string;
    readonly n: number;
    readonly proportion: number;
    readonly standard_error: number;
    readonly ci_low: number;
    readonly ci_high: number;
    readonly degrees_of_freedom: number;
  }[];
};

const near = (value: number | undefined, reference: number | undefined): void => {
  expect(reference).to.be.a('number');
  expect(value).to.be.closeTo(reference ?? NaN, 1e-9 * Math.abs(reference ?? NaN));
};

/** What leaves has four decimals (decision 0014): R's figure, rounded. */
const nearLeft = (value: number | undefined, reference: number | undefined): void => {
  expect(reference).to.be.a('number');
  expect(value).to.be.closeTo(reference ?? NaN, 0.0001);
  expect(value).to.equal(coarse(reference ?? NaN));
};

describe('microdata on the way from a file to the published number', function () {
  this.timeout(120_000);
  let data: string;
  const store = (): string => join(data, 'store');
  let program: Program | undefined;
  let computed: readonly QuestionResult[];

  before(() => {
    data = mkdtempSync(join(tmpdir(), 'barometer-import-'));
  });
  after(async () => {
    await program?.end('SIGTERM');
    rmSync(data, { recursive: true, force: true });
  });

  const run = (...rest: string[]) => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['--import', 'tsx', 'scripts/import.ts', ...rest],
      {
        cwd: projectRoot,
        encoding: 'utf8',
        env: { PATH: process.env['PATH'], DATA_DIR: store(), ...databaseOf(store()) },
      },
    );
    return { status, said: stdout, complained: stderr };
  };

  const published = async (path: string): Promise<string> => {
    const answer = await fetch(`${program?.url ?? ''}/results/republic/${path}`);
    expect(answer.status).to.equal(200);
    return answer.text();
  };
  const json = async (question: string): Promise<Published['estimates']> =>
    (JSON.parse(await published(`${question}.json`)) as Published).estimates; // the document of presenters/results

  /** As the program computes it in 2013, before it is published. */
  const estimateOf = (question: string, code: string) =>
    computed
      .find(({ variable }) => variable.name === question)
      ?.waves.find(({ wave }) => wave.name === '2013')
      ?.cells.find(cell => cell.code === code)?.estimate;

  it('stores three waves, and nothing twice', () => {
    const first = run(file, '--mapping', mapping);
    expect(first.complained.split('\n').filter(line => /error|mistake/i.test(line))).to.deep.equal([]);
    expect(first.said).to.include('Прочитано строк: 3700. Записаны волны: 2011, 2012, 2013.');
    const again = run(file, '--mapping', mapping);
    expect(again.status).to.equal(0);
    expect(again.said).to.include('Уже в хранилище, из этого же файла: 2011, 2012, 2013.');
  });

  it('gives the shares and errors of R for every answer (R01, proportions.direction, 2013)', async () => {
    const database = await openDatabase({ mongodbUri: databaseOf(store()).MONGODB_URI, dataDir: store() });
    const services = pressOver(database.stores);
    await publishAll(services, 'republic');
    computed = (await services.results.survey('republic')).questions;
    await database.close();
    program = await startProgram(store());
    const { estimate, se } = expectedBy<Shares>('R01_estimates.json', 'proportions.direction');
    const rows = (await json('direction')).filter(({ wave }) => wave === '2013');
    expect(rows.map(({ code }) => code)).to.have.members(['up', 'same', 'down', 'hard_to_say']);
    for (const row of rows) {
      const own = estimateOf('direction', row.code);
      near(own?.value, estimate[`direction${row.code}`]);
      near(own?.standardError ?? undefined, se[`direction${row.code}`]);
      nearLeft(row.proportion, estimate[`direction${row.code}`]);
      nearLeft(row.standard_error, se[`direction${row.code}`]);
      expect([row.n, row.degrees_of_freedom]).to.deep.equal([1500, 67]);
    }
  });

  it('gives the logit interval of R (R02, situation.logit), the same in JSON and CSV', async () => {
    const { estimate, se, lower, upper } = expectedBy<Interval>(
      'R02_proportion_intervals.json',
      'situation.logit',
    );
    const isAsked = ({ wave, code }: { readonly wave?: string; readonly code?: string }): boolean =>
      wave === '2013' && code === '1';
    const row = (await json('situation')).find(isAsked);
    const own = estimateOf('situation', '1');
    near(own?.value, estimate);
    near(own?.standardError ?? undefined, se);
    near(own?.low ?? undefined, lower);
    near(own?.high ?? undefined, upper);
    nearLeft(row?.proportion, estimate);
    nearLeft(row?.standard_error, se);
    nearLeft(row?.ci_low, lower);
    nearLeft(row?.ci_high, upper);
    const rows: Record<string, string>[] = parse(await published('situation.csv'), {
      columns: true,
      bom: true,
    });
    const line = rows.find(isAsked);
    const written = [line?.['proportion'], line?.['standard_error'], line?.['ci_low'], line?.['ci_high']];
    expect(written.map(Number)).to.deep.equal([
      row?.proportion,
      row?.standard_error,
      row?.ci_low,
      row?.ci_high,
    ]);
  });

  it('names row and column of a cell it cannot read, and stores nothing', () => {
    const broken = join(data, 'broken.csv');
    const lines = readFileSync(join(projectRoot, file), 'utf8').split('\n').slice(0, 20);
    lines[7] = (lines[7] ?? '').replace(/"(up|down|same|hard_to_say)"/, '"sideways"');
    writeFileSync(broken, lines.join('\n'));
    const { status, complained } = run(broken, '--mapping', mapping, '--replace');
    expect(status).to.equal(1);
    expect(complained).to.match(
      /broken\.csv, строка 8, столбец direction: «sideways» не код вопроса .*\nНичего не записано\./,
    );
  });
});
