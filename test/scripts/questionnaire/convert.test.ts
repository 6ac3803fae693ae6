import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { writeWorkbook } from '../../../server/downloads/workbook.ts';
import { workbookOf } from '../../surveys/xlsform/tables.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'convert-'));

const run = (...args: readonly string[]) => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import=tsx', 'scripts/questionnaire.ts', ...args],
    { cwd: root, encoding: 'utf8' },
  );
  return { status, stdout, stderr };
};

const form = async (name: string, rows: string): Promise<string> => {
  const file = join(folder, name);
  writeFileSync(file, await writeWorkbook(workbookOf(`# survey\n${rows}`)));
  return file;
};

describe('questionnaire import and export', () => {
  after(() => rmSync(folder, { recursive: true }));

  it('ends with 3 where something was left out, names it by row and column, and writes the rest', async () => {
    const file = await form(
      'gps.xlsx',
      '| type | name | label |\n| geopoint | gps | Где? |\n| text | why | Почему? |',
    );
    const { status, stdout } = run('import', file, '--report', 'en');
    expect(status).to.equal(3);
    expect(stdout).to.match(/survey, row 2, column A \(type\), gps: The question records a place/);
    const yaml = readFileSync(join(folder, 'gps.yaml'), 'utf8');
    expect(yaml).to.match(/# survey 2, A \(type\), gps: .*\n {2}- type: text\n {4}id: why/);
  });

  it('ends with 0 where all was carried, and will not write over a file unasked', async () => {
    const file = await form('plain.xlsx', '| type | name | label |\n| text | why | Почему? |');
    expect(run('import', file).status).to.equal(0);
    const again = run('import', file, '--report', 'en');
    expect([again.status, again.stderr]).to.deep.equal([
      2,
      `${join(folder, 'plain.yaml')} is there already: name another file, or add --force to write over it\n`,
    ]);
  });

  it('ends with 1 and a sentence where the file is no workbook', () => {
    const file = join(folder, 'form.xlsx');
    writeFileSync(file, 'type,name\ntext,why\n');
    const { status, stderr } = run('import', file, '--report', 'ru');
    expect(status).to.equal(1);
    expect(stderr).to.equal(
      'form.xlsx: это не книга Excel (.xlsx). Откройте файл в Excel или LibreOffice и сохраните как .xlsx; CSV — тоже.\n',
    );
  });

  it('says where it cannot write, and how to go on', async () => {
    const nowhere = join(folder, 'nowhere');
    const file = await form('there.xlsx', '| type | name | label |\n| text | why | Почему? |');
    const library = 'surveys/library/service-exit.yaml';
    const runs = [
      run('import', file, '--out', join(nowhere, 'a.yaml'), '--report', 'en'),
      run('export', library, '--out', join(nowhere, 'a.xlsx'), '--report', 'en'),
      run('simulate', library, '--out', join(nowhere, 'a.csv'), '--language', 'en'),
    ];
    for (const { status, stderr } of runs)
      expect([status, stderr]).to.deep.equal([
        2,
        `There is no folder ${nowhere}: make it, or name another file with --out\n`,
      ]);
  });

  it('exports what it imports without a loss', () => {
    const file = join(folder, 'exit.xlsx');
    expect(run('export', 'surveys/library/service-exit.yaml', '--out', file).status).to.equal(0);
    expect(run('import', file, '--out', join(folder, 'exit.yaml')).status).to.equal(0);
  });
}).timeout(60_000);
