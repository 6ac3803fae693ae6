// From the database to columns, and through the snapshot: real documents, real files, and everything that can happen to a wave.
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import type { Dataset } from '../../../../analysis/dataset.ts';
import { contentHash } from '../../../../server/crypto.ts';
import { projectRoot } from '../../../../server/root.ts';
import { seeded } from '../../../../server/services/demo/random.ts';
import { readLibrary } from '../../../../server/services/library.ts';
import { sheetService, type Progress } from '../../../../server/services/sheets/index.ts';
import { snapshotsIn } from '../../../../server/snapshots/files.ts';
import { createStores } from '../../../../server/stores/index.ts';
import type { Response } from '../../../../server/stores/responses.ts';
import { codebook } from '../../../../surveys/codebook.ts';
import type { Questionnaire } from '../../../../surveys/schema.ts';
import { respondent } from '../../../../surveys/simulate.ts';
import { openTestDatabase } from '../../../support/database.ts';
import { demonstration } from '../../../support/demonstration.ts';
import { expectedCells, type Cell } from './oracle.ts';

const wave = 'population.2013';
const population = readLibrary(join(projectRoot, 'surveys', 'library')).find(
  ({ id }) => id === 'population',
)!;

const people = (questionnaire: Questionnaire, count: number, seed: number): Response[] => {
  const random = seeded(seed);
  return Array.from({ length: count }, () => {
    const { answers } = respondent(questionnaire, random, { today: '2013-06-03' });
    const place =
      random() < 0.1 ? {} : { stratum: `s${Math.floor(random() * 4)}`, psu: `п${Math.floor(random() * 9)}` };
    const content = { wave, version: 'v', mode: 'web' as const, answers, ...place, weight: random() };
    return { ...content, id: randomBytes(16), language: 'ru', day: '2013-06-03', hash: contentHash(content) };
  });
};

const cellsOf = (data: Dataset, name: string): readonly Cell[] => {
  const column = data.columns.get(name);
  if (column?.kind === 'number') return [...column.values];
  return Array.from(column?.codes ?? [], code => column?.categories[code] ?? null);
};

describe('columns of a wave', () => {
  let database: Awaited<ReturnType<typeof openTestDatabase>>;
  let folder = '';
  let complaints: string[] = [];
  beforeEach(async () => {
    database = await openTestDatabase();
    folder = mkdtempSync(join(tmpdir(), 'barometer-sheets-'));
    complaints = [];
  });
  afterEach(async () => {
    chmodSync(folder, 0o700);
    rmSync(folder, { recursive: true, force: true });
    await database.close();
  });

  const stores = () => createStores(database.models, snapshotsIn(folder));
  const sheets = (maker = 'maker') =>
    sheetService({
      rows: database.stores.responses,
      snapshots: snapshotsIn(folder),
      maker,
      complain: (_, error) => complaints.push(String(error)),
    });
  const file = (): string => join(folder, `${wave}.columns`);

  /** Reads the wave, checks every cell against what the database holds now, and tells how many responses had to be read. */
  const readAll = async (questionnaire = population, maker = 'maker') => {
    let read = 0;
    const variables = codebook(questionnaire);
    const onProgress = ({ rows }: Progress): void => void (read = rows);
    const service = sheets(maker);
    const { data } = await service.read({ wave, variables, expected: 10 }, { onProgress });
    await service.settled();
    const stored = await database.models.responses.find({ wave }).sort({ _id: 1 }).lean();
    expect(data.rows).to.equal(stored.length);
    for (const variable of variables) {
      const rows = stored.map(({ answers }) => new Map(expectedCells(variable, answers)));
      for (const name of rows[0]?.keys() ?? [])
        expect(cellsOf(data, name), name).to.deep.equal(rows.map(cells => cells.get(name)));
    }
    if (stored.length > 0) {
      expect(cellsOf(data, '@stratum')).to.deep.equal(stored.map(({ stratum }) => stratum ?? null));
      expect(cellsOf(data, '@psu')).to.deep.equal(stored.map(({ psu }) => psu ?? null));
      expect(cellsOf(data, '@weight')).to.deep.equal(stored.map(({ weight }) => weight ?? NaN));
      const [first] =
        data.columns.get('@psu')?.kind === 'category' ? cellsOf(data, '@psu').filter(Boolean) : [];
      const psu = data.columns.get('@psu');
      expect(psu?.kind === 'category' ? psu.categories[0] : undefined).to.equal(first);
    }
    return read;
  };

  it('hold what was answered, in every question of the population survey and in every type there is', async () => {
    await database.stores.responses.addMany(people(population, 700, 1));
    expect(await readAll()).to.equal(700);
    await database.stores.responses.removeWave(wave);
    await database.stores.responses.addMany(people(demonstration, 200, 2));
    expect(await readAll(demonstration)).to.equal(200);
  });

  it('come from the snapshot while nothing changed, and are the same', async () => {
    await database.stores.responses.addMany(people(population, 300, 3));
    expect([await readAll(), await readAll(), await readAll()]).to.deep.equal([300, 0, 0]);
  });

  it('take in late answers, and read nothing but them', async () => {
    await database.stores.responses.addMany(people(population, 300, 4));
    await readAll();
    await database.stores.responses.addMany(people(population, 7, 5));
    expect([await readAll(), await readAll()]).to.deep.equal([7, 0]);
  });

  it('lose answers that were deleted by whatever program, also when as many came instead', async () => {
    const all = people(population, 300, 6);
    await database.stores.responses.addMany(all);
    await readAll();
    await database.models.responses.deleteMany({ _id: { $in: all.slice(0, 5).map(({ id }) => id) } });
    expect(await readAll()).to.equal(0);
    await database.models.responses.deleteMany({ _id: { $in: all.slice(5, 10).map(({ id }) => id) } });
    await database.stores.responses.addMany(people(population, 5, 7));
    expect(await readAll()).to.equal(5);
    await database.models.responses.deleteMany({ wave });
    expect(await readAll()).to.equal(0);
  });

  it('change with a response that was put in the place of another under the same id', async () => {
    const all = people(population, 100, 8);
    await database.stores.responses.addMany(all);
    await readAll();
    const [other] = people(population, 1, 9);
    const { id, ...content } = { ...other!, id: all[40]!.id };
    await database.models.responses.replaceOne({ _id: id }, content);
    expect(await readAll()).to.equal(1);
  });

  it('are those of a replaced import, and of a backup that was restored', async () => {
    const [first, second] = [people(population, 120, 10), people(population, 150, 11)];
    await database.stores.responses.addMany(first);
    await readAll();
    await database.models.responses.deleteMany({ wave });
    await database.stores.responses.addMany(second);
    expect(await readAll()).to.equal(150);
    await database.models.responses.deleteMany({ wave });
    await database.stores.responses.addMany(first);
    expect(await readAll()).to.equal(120);
  });

  it('are read anew, and said to be, when the snapshot is damaged', async () => {
    await database.stores.responses.addMany(people(population, 100, 12));
    await readAll();
    for (const at of [3, 500, 20_000, -1]) {
      const bytes = readFileSync(file());
      bytes[at < 0 ? bytes.length + at : at]! ^= 0x10;
      writeFileSync(file(), bytes);
      expect([await readAll(), await readAll()]).to.deep.equal([100, 0]);
    }
    expect(complaints).to.have.length(4);
    expect(complaints[0]).to.include('does not agree with its hash');
  });

  it('are read anew when other code made the snapshot, or the questionnaire yields other variables', async () => {
    await database.stores.responses.addMany(people(population, 100, 13));
    await readAll();
    expect(await readAll(population, 'newer')).to.equal(100);
    const fewer = codebook(population).slice(1);
    const { data } = await sheets('newer').read({ wave, variables: fewer, expected: 100 });
    expect(data.columns.has(codebook(population)[0]!.name)).to.equal(false);
  });

  it('are right without a place for snapshots, which is said', async function () {
    if (process.getuid?.() === 0) rmSync(folder, { recursive: true });
    else chmodSync(folder, 0o500);
    if (process.getuid?.() === 0) writeFileSync(folder, 'a file where a folder belongs');
    await database.stores.responses.addMany(people(population, 50, 14));
    expect([await readAll(), await readAll()]).to.deep.equal([50, 50]);
    expect(complaints.length).to.be.above(0);
    if (process.getuid?.() === 0) rmSync(folder);
    if (process.getuid?.() === 0) writeFileSync(folder, '');
  });

  it('stop being read when nobody waits, and leave no snapshot', async () => {
    await database.stores.responses.addMany(people(population, 2000, 15));
    const stop = new AbortController();
    let read = 0;
    const onProgress = ({ rows }: Progress): void => {
      read = rows;
      stop.abort();
    };
    const reading = sheets().read(
      { wave, variables: codebook(population), expected: 2000 },
      { signal: stop.signal, onProgress },
    );
    expect(await reading.catch((error: Error) => error.name)).to.equal('AbortError');
    expect(read).to.be.below(2000);
    expect(readdirSync(folder)).to.deep.equal([]);
  });

  it('leave the disk with the answers: with a wave, with test answers, with an unfinished reading', async () => {
    const all = people(population, 60, 16);
    await stores().responses.addMany(all);
    await readAll();
    expect(await stores().responses.remove(wave, [all[0]!.id, all[1]!.id, randomBytes(16)])).to.equal(2);
    expect(readdirSync(folder)).to.deep.equal([]);
    expect(await readAll()).to.equal(58);
    await stores().responses.removeWave(wave);
    expect(readdirSync(folder)).to.deep.equal([]);
  });

  it('lie in the order of random ids, on disk too, and with neither day nor time', async () => {
    const all = people(population, 50, 17);
    await database.stores.responses.addMany(all);
    await readAll();
    const bytes = readFileSync(file());
    const places = all
      .toSorted((one, other) => Buffer.compare(one.id, other.id))
      .map(({ id }) => bytes.indexOf(id));
    expect(places).to.deep.equal(places.toSorted((one, other) => one - other));
    expect(bytes.includes('2013-06-03')).to.equal(false);
  });
});
