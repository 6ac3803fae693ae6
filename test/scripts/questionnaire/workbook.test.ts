import { expect } from 'chai';
import { zipSync, strToU8 } from 'fflate';
import { writeWorkbook } from '../../../server/downloads/workbook.ts';
import { readWorkbook } from '../../../server/uploads/workbook.ts';
import type { Cell, Workbook } from '../../../surveys/xlsform/sheets.ts';

const problemOf = async (file: Buffer): Promise<string> => {
  const read = await readWorkbook(file);
  return 'problem' in read ? read.problem.en : 'none';
};

const book: Workbook = [
  {
    name: 'survey',
    rows: [
      ['type', 'name'],
      ['text', '=HYPERLINK("http://x")'],
      ['integer', 12],
    ],
  },
];

/** A workbook with this XML for its sheet. */
const withSheet = async (xml: string): Promise<Buffer> => {
  const parts = {
    '[Content_Types].xml': '<Types/>',
    'xl/workbook.xml': '<workbook><sheets><sheet name="survey" sheetId="1" r:id="rId1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
    'xl/worksheets/sheet1.xml': xml,
  };
  return Buffer.from(
    zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])), {
      level: 1,
    }),
  );
};

const cell = (address: string): string =>
  `<worksheet><sheetData><row><c r="${address}" t="inlineStr"><is><t>x</t></is></c></row></sheetData></worksheet>`;

describe('a workbook as a file', () => {
  it('is read as it was written, and no text in it runs as a formula', async () => {
    const file = await writeWorkbook(book);
    const read = await readWorkbook(file);
    expect(read).to.deep.equal({
      workbook: [
        {
          name: 'survey',
          rows: [
            ['type', 'name'],
            ['text', '\'=HYPERLINK("http://x")'],
            ['integer', 12],
          ] satisfies Cell[][],
        },
      ],
    });
  });

  it('is refused where it is no workbook, an old one, locked, or cut', async () => {
    const file = await writeWorkbook(book);
    const compound = Buffer.from('d0cf11e0a1b11ae1', 'hex');
    expect(await problemOf(Buffer.from('type,name\ntext,a'))).to.match(/no Excel workbook/);
    expect(await problemOf(Buffer.alloc(0))).to.match(/no Excel workbook/);
    expect(await problemOf(Buffer.concat([compound, Buffer.alloc(600)]))).to.match(/old Excel/);
    expect(await problemOf(Buffer.concat([compound, Buffer.from('EncryptedPackage', 'utf16le')]))).to.match(
      /password/,
    );
    expect(await problemOf(file.subarray(0, file.length / 2))).to.match(/damaged/);
  });

  it('is refused before it unpacks to gigabytes', async () => {
    const bomb = await withSheet(`<worksheet>${' '.repeat(101_000_000)}</worksheet>`);
    expect(bomb.length).to.be.below(1_000_000);
    const before = process.memoryUsage().arrayBuffers;
    expect(await problemOf(bomb)).to.match(/unpacks to more/);
    expect(process.memoryUsage().arrayBuffers - before).to.be.below(130_000_000);
  });

  it('is refused where its directory tells another size than the part has', async () => {
    const file = await withSheet(`<worksheet>${' '.repeat(50_000)}</worksheet>`);
    const at = file.lastIndexOf(Buffer.from('504b0102', 'hex'));
    file.writeUInt32LE(10, at + 24);
    expect(await problemOf(file)).to.match(/damaged|unpacks/);
  });

  it('is refused where a cell stands where no form has one', async () => {
    expect(await problemOf(await withSheet(cell('A50000')))).to.match(/below row 20 000/);
    expect(await problemOf(await withSheet(cell('XFD1')))).to.match(/right of column 400/);
    expect(await problemOf(await withSheet(cell('ZZZZZZZ1')))).to.match(/right of column 400/);
    expect(await problemOf(await withSheet(cell('B2')))).to.equal('none');
  });

  it('is read where only empty formatted cells reach to the end of the sheet', async () => {
    const xml = cell('A1').replace(
      '</sheetData>',
      '<row r="1048576"><c r="XFD1048576" s="1"/></row></sheetData>',
    );
    expect(await problemOf(await withSheet(xml))).to.equal('none');
  });
});
