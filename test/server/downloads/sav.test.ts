// Files for SPSS as other programs read them: PSPP and, where it is there, R.
import { expect } from 'chai';
import fc from 'fast-check';
import { cutText } from '../../../server/downloads/sav/bytes.ts';
import type { SavFile, SavVariable } from '../../../server/downloads/sav.ts';
import { bytesOf, hasPspp, packageOfR, psppSays, says } from './sav/readers.ts';

const variable = (name: string, values: readonly number[], more: Partial<SavVariable> = {}): SavVariable => ({
  ...{ name, label: name, kind: 'number', measure: 'nominal', width: 8, decimals: 0 },
  ...{ labels: [], missing: null, values: Float64Array.from(values) },
  ...more,
});

const fileOf = (variables: readonly SavVariable[], more: Partial<SavFile> = {}): SavFile => ({
  ...{ label: 'Опыт и мнения', day: '2026-06-15', cases: variables[0]?.values.length ?? 0 },
  ...{ variables, sets: [], weight: null },
  ...more,
});

const linesOf = (said: string): readonly string[] => said.split('\n').map(line => line.trim());

const long = 'Что из этого было у вас за последние 12 месяцев? '.repeat(12).trim();
const district = variable('district', [1, 2, 2, -2, -4, NaN], {
  label: 'Город или район',
  labels: [
    { value: 1, label: 'Ачхой-Мартановский район' },
    { value: 2, label: 'Гӏалгӏайн кӏошт' },
    { value: -2, label: 'Предпочитаю не отвечать' },
    { value: -4, label: 'Не спрашивали' },
  ],
  missing: { low: -9, high: -1 },
});
const weight = variable('weight', [2, 0.5, 0.25, 1, 1, 1], { measure: 'scale', decimals: 4, width: 12 });

describe('a file for SPSS', () => {
  it('cuts a long label between characters, whatever the characters are', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 300 }),
        fc.integer({ min: 8, max: 255 }),
        (text, most) => {
          const cut = cutText(text, most);
          expect(Buffer.byteLength(cut)).to.be.at.most(most);
          expect(Buffer.from(cut).toString()).to.equal(cut);
          expect(text.replace(/\s+/g, ' ').trim().startsWith(cut.replace(/…$/, ''))).to.equal(true);
        },
      ),
    );
  });

  it('refuses a variable that has another number of people', () => {
    expect(() => bytesOf(fileOf([variable('a', [1, 2])], { cases: 3 }))).to.throw(RangeError, 'Variable "a"');
  });

  it('is the same file for the same answers', () => {
    expect(bytesOf(fileOf([district, weight])).equals(bytesOf(fileOf([district, weight])))).to.equal(true);
  });
});

describe('PSPP', function () {
  this.timeout(60_000);
  before(async function () {
    if (await hasPspp()) return;
    process.stderr.write('pspp is missing: files for SPSS are not read by another program\n');
    this.skip();
  });

  it('reads Cyrillic and Chechen labels, missing values and measurement levels', async () => {
    const said = await psppSays(fileOf([district, weight]), 'DISPLAY DICTIONARY.');
    expect(said)
      .to.include('district,1,Город или район,Nominal,Input,8,Left,F8.0,F8.0,-9 THRU -1')
      .and.to.include('Ачхой-Мартановский район')
      .and.to.include('Гӏалгӏайн кӏошт')
      .and.to.include('-2[a],Предпочитаю не отвечать')
      .and.to.include('weight,2,weight,Scale');
  });

  it('finds nobody where nobody answered: no value is not zero', async () => {
    const numbers = variable('payments', [0, NaN, -0, 3.5, 1_000_000, -98.25], {
      measure: 'scale',
      decimals: 2,
    });
    const said = await psppSays(fileOf([numbers]), 'LIST.');
    expect(linesOf(said).slice(2, 8)).to.deep.equal(['.00', '.', '.00', '3.50', '1000000', '-98.25']);
  });

  it('weighs by the variable that the file names, and leaves out who did not answer', async () => {
    const said = await psppSays(fileOf([district, weight], { weight: 'weight' }), 'FREQUENCIES district.');
    expect(said).to.include('Ачхой-Мартановский район,2.0000,34.8%,72.7%');
    expect(said).to.match(/Missing.*1\.0000,17\.4%/);
  });

  it('knows up to three missing values one by one', async () => {
    const three = variable('a', [1, 97, 98], { missing: { values: [97, 98, 99] } });
    expect(await psppSays(fileOf([three]), 'DISPLAY DICTIONARY.')).to.include('F8.0,97; 98; 99');
  });

  it('knows which variables are the answers of one question', async () => {
    const parts = ['contact_health', 'contact_police'].map(name => variable(name, [1, 0, -2]));
    const sets = [
      { name: 'contact', label: 'Где бывали по делам', variables: parts.map(({ name }) => name) },
    ];
    const said = await psppSays(fileOf(parts, { sets }), 'MRSETS /DISPLAY NAME=ALL.');
    expect(said).to.include('$contact,Где бывали по делам,Dichotomies,1,"contact_health\ncontact_police"');
  });

  it('keeps long names, and words of long labels up to the last whole one', async () => {
    const name = 'a_name_that_is_longer_than_eight_letters_and_nearly_sixty_four';
    const said = await psppSays(fileOf([variable(name, [1], { label: long })]), 'DISPLAY DICTIONARY.');
    expect(said)
      .to.include(name)
      .and.to.match(/за последние[^\n]*…/);
    expect(said).not.to.include('\ufffd');
  });

  it('reads dates as days', async () => {
    const days = variable('born', [0, -1000, NaN, 20_000], { kind: 'date', measure: 'scale' });
    expect(await psppSays(fileOf([days]), 'LIST.')).to.match(
      /01\.01\.1970\r?\n07\.04\.1967\r?\n\.\r?\n04\.10\.2024/,
    );
  });

  it('reads more people than one piece of the file holds, each with every answer', async () => {
    const many = Array.from({ length: 30_000 }, (_, at) => at);
    const all = fileOf([
      variable('number', many, { measure: 'scale', width: 10 }),
      variable(
        'half',
        many.map(at => at / 2),
        { measure: 'scale', decimals: 1 },
      ),
      variable(
        'few',
        many.map(at => at % 7),
      ),
    ]);
    const said = await psppSays(all, 'DESCRIPTIVES number half few.');
    expect(said)
      .to.match(/number,30000,14999\.5/)
      .and.to.match(/half,30000,7499\.75/)
      .and.to.match(/few,30000,3\.00/);
  });
});

describe('R', function () {
  this.timeout(60_000);
  it('reads the same labels and missing values', async function () {
    const name = await packageOfR();
    if (name === null) {
      process.stderr.write('Neither haven nor foreign of R is there: files for SPSS are not read by R\n');
      return this.skip();
    }
    const code =
      name === 'haven'
        ? 'd <- haven::read_sav("file.sav", user_na = TRUE); cat(attr(d$district, "label"), names(attr(d$district, "labels")), sum(is.na(d$district)), sum(d$weight), sep = "\\n")'
        : 'd <- foreign::read.spss("file.sav", to.data.frame = TRUE, reencode = "UTF-8"); cat(attr(d, "variable.labels")[["district"]], levels(d$district), sum(is.na(d$district)), sum(d$weight), sep = "\\n")';
    const said = await says(fileOf([district, weight]), code);
    expect(said)
      .to.include('Город или район')
      .and.to.include('Ачхой-Мартановский район')
      .and.to.include('5.75');
  });
});
