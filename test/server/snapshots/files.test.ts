// A snapshot on disk is whole or it is not read; real files, and a writer that is really killed.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { snapshotsIn } from '../../../server/snapshots/files.ts';
import { sheetOf } from './sheets.ts';

const wave = 'population.2013';

describe('snapshots on disk', () => {
  let folder = '';
  beforeEach(() => {
    folder = join(mkdtempSync(join(tmpdir(), 'barometer-snapshots-')), 'snapshots');
  });
  afterEach(() => rmSync(join(folder, '..'), { recursive: true, force: true }));

  const file = (): string => join(folder, readdirSync(folder)[0] ?? '');
  const reading = async (maker = 'maker'): Promise<string> =>
    snapshotsIn(folder)
      .read(wave, maker)
      .then(
        sheet => (sheet ? `${sheet.data.rows} rows` : 'nothing'),
        (error: Error) => error.name,
      );

  it('give back what was written, in memory that columns look into', async () => {
    const sheet = sheetOf(1001);
    await snapshotsIn(folder).write(wave, 'maker', sheet);
    const read = await snapshotsIn(folder).read(wave, 'maker');
    expect([...(read?.data.columns ?? [])]).to.deep.equal([...sheet.data.columns]);
    expect(read?.keys.equals(sheet.keys)).to.equal(true);
  });

  it('are nothing where there is none, and where other code made them', async () => {
    expect(await reading()).to.equal('nothing');
    await snapshotsIn(folder).write(wave, 'maker', sheetOf(10));
    expect(await reading('another')).to.equal('nothing');
  });

  it('are refused after a flip of any one bit', async () => {
    await snapshotsIn(folder).write(wave, 'maker', sheetOf(40));
    const bytes = readFileSync(file());
    for (let at = 0; at < bytes.length; at += 1) {
      const flipped = Buffer.from(bytes);
      flipped[at]! ^= 1 << (at % 8);
      writeFileSync(file(), flipped);
      expect(await reading(), `byte ${at}`).to.equal('RangeError');
    }
  });

  it('are refused when cut short or empty', async () => {
    await snapshotsIn(folder).write(wave, 'maker', sheetOf(40));
    for (const size of [statSync(file()).size - 1, 100, 24, 0]) {
      truncateSync(file(), size);
      expect(await reading(), `${size} bytes`).to.equal('RangeError');
    }
  });

  it('are open to their owner alone, and do not tell when they were written', async () => {
    await snapshotsIn(folder).write(wave, 'maker', sheetOf(10));
    const { mode, mtimeMs } = statSync(file());
    expect([mode & 0o777, statSync(folder).mode & 0o777, mtimeMs]).to.deep.equal([0o600, 0o700, 0]);
  });

  it('go with their wave, and with waves that are no more', async () => {
    const snapshots = snapshotsIn(folder);
    for (const each of [wave, 'population.2012', 'old/../wave.2001'])
      await snapshots.write(each, 'maker', sheetOf(10));
    await snapshots.remove(wave);
    expect(await reading()).to.equal('nothing');
    await snapshots.keepOnly(['population.2012']);
    expect(readdirSync(folder)).to.deep.equal(['population.2012.columns']);
  });

  it('are the old one or the new one after the writer was killed, never half', async function () {
    this.timeout(120_000);
    const seen = new Set<string>();
    for (let round = 0; round < 8; round += 1) {
      const script = fileURLToPath(new URL('./writer.ts', import.meta.url));
      const child = spawn(process.execPath, ['--import', 'tsx', script, folder], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      await once(child.stdout, 'data');
      await new Promise(resolve => setTimeout(resolve, 20 + 37 * round));
      child.kill('SIGKILL');
      await once(child, 'exit');
      const found = await reading();
      expect(['nothing', '20000 rows', '30000 rows']).to.include(found);
      seen.add(found);
    }
    expect([...seen].some(found => found !== 'nothing')).to.equal(true);
    await snapshotsIn(folder).keepOnly([wave]);
    expect(readdirSync(folder)).to.deep.equal([`${wave}.columns`]);
  });
});
