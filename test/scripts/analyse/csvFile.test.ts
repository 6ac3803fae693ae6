// CSV files as programs save them: the separator is found out, the encoding must be UTF-8.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { readCsv, unreadableBytes } from '../../../scripts/analyse/csvFile.ts';

describe('Reading a CSV file', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'barometer-csv-'));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  for (const [name, separator] of [
    ['commas', ','],
    ['semicolons', ';'],
    ['tabs', '\t'],
  ] as const)
    it(`takes ${name}, a byte order mark, and a header that repeats itself`, async () => {
      const path = join(folder, `${name}.csv`);
      const lines = [
        ['доход', 'пол', 'доход'],
        ['1', 'ж', '2'],
      ].map(cells => cells.join(separator));
      const content = Buffer.from(`\uFEFF${lines.join('\r\n')}\r\n`);
      writeFileSync(path, content);
      const { headers, rows } = readCsv(path, content);
      expect(headers).to.deep.equal(['доход', 'пол', 'доход']);
      const records = [];
      for await (const { record } of rows) records.push(record['пол']);
      expect(records).to.deep.equal(['ж']);
    });

  it('says of bytes that are not UTF-8 how to save them anew', () => {
    expect(unreadableBytes(Buffer.from('пол,доход'))).to.equal(null);
    const reason = unreadableBytes(Buffer.from([0xef, 0xee, 0xeb, 0x2c, 0x31])); // «пол,1» in cp1251
    expect(reason?.ru).to.contain('не в UTF-8').and.contain('CSV UTF-8').and.contain('iconv');
    expect(reason?.en).to.contain('is not in UTF-8').and.contain('CSV UTF-8');
  });
});
