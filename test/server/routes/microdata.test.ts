// Microdata from the outside: who may take them, what stands in the files, and that the log knows.
import { expect } from 'chai';
import { parse } from 'csv-parse/sync';
import type { Response } from 'supertest';
import { startTestApp, type TestApp } from '../../support/app.ts';
import { asStaff, email, password, plain, type StaffBrowser } from '../../support/staff.ts';
import { hasPspp, psppReads } from '../downloads/sav/readers.ts';
import { publish, single, survey } from '../services/results/published.ts';

const asked = survey([
  single('district', ['grozny', 'argun', 'shali', 'sharoy']),
  single('sex', ['male', 'female'], { missing: ['refused'] }),
  { ...single('contact', ['health', 'police']), type: 'multiple' },
  single('met', ['yes', 'no'], { sensitive: true }),
  { id: 'payments', type: 'number', text: { ru: 'Сколько раз платили?' }, max: 100 },
  { id: 'words', type: 'text', text: { ru: 'Что ещё?' } },
]);
const districts = ['grozny', 'grozny', 'argun', 'shali'];
const rows = Array.from({ length: 203 }, (_, at) => ({
  answers: {
    district: at < 200 ? (districts[at % 4] ?? '') : 'sharoy',
    sex: at % 2 ? 'male' : 'female',
    contact: at % 5 ? ['health'] : 'refused',
    met: at % 3 ? 'no' : 'yes',
    payments: at % 7 === 0 ? 'hard_to_say' : at % 4,
    words: { text: 'Меня зовут Ахмед' },
  },
}));

/** A file arrives byte for byte. */
const bytes = (response: Response, done: (error: Error | null, body: Buffer) => void): void => {
  const parts: Buffer[] = [];
  response.on('data', (part: Buffer) => parts.push(Buffer.from(part)));
  response.on('end', () => done(null, Buffer.concat(parts)));
};

describe('microdata at the desk', () => {
  let test: TestApp;
  let staff: StaffBrowser;
  const path = '/staff/microdata/sample';
  before(async () => {
    test = await startTestApp();
    await test.services.accounts.createAdministrator({ email, name: 'Марина Исаева', password });
    await publish(test.stores, asked, [
      { name: '2013', rows },
      { name: '2014', state: 'open', rows },
    ]);
    staff = asStaff(test.app);
    await staff.signIn();
  });
  after(() => test.close());
  const show = async (query = '') => plain((await staff.agent.get(`${path}${query}`)).text);
  const take = async (format: string, more: Record<string, string | string[]> = {}) => {
    const page = (await staff.agent.get(path)).text;
    const token = /name="token" value="([^"]+)"/.exec(page)?.[1] ?? '';
    const form = { token, chosen: 'yes', wave: '2013', k: '10', key: ['district', 'sex'], format, ...more };
    return staff.agent
      .post(path)
      .type('form')
      .send(form)
      .buffer(true)
      .parse(bytes as never);
  };
  const taken = async (format: string, more = {}): Promise<string> => String((await take(format, more)).body);
  const lines = (text: string): readonly Record<string, string>[] =>
    parse(text, { columns: true, bom: true });

  it('says how people are hidden before anything is taken', async () => {
    const text = await show();
    expect(text)
      .to.include('каждый неотличим ещё хотя бы от 9 человек')
      .and.to.include('Было в группах меньше 10</dt> <dd>меньше 10 человек')
      .and.to.include('Скачивание записывается в журнал');
    expect(text).not.to.include('2014');
  });

  it('closes itself to the press and to interviewers', async () => {
    for (const role of ['press', 'interviewer'] as const) {
      await test.models.accounts.updateMany({}, { role });
      const other = asStaff(test.app);
      await other.signIn();
      expect((await other.agent.get(path)).status).to.equal(403);
      expect((await other.agent.post(path)).status).to.equal(403);
    }
    await test.models.accounts.updateMany({}, { role: 'sociologist' });
  });

  it('asks for a whole number where the smallest group is none, and keeps what was typed', async () => {
    const wrong = await staff.agent.get(`${path}?chosen=yes&k=3&key=sex`);
    expect(wrong.status).to.equal(422);
    expect(plain(wrong.text)).to.include('целое число от 10 до 100').and.to.include('value="3"');
    expect((await take('csv_codes', { k: '3' })).status).to.equal(404);
  });

  it('gives no file of a wave that is open', async () => {
    expect((await take('csv_codes', { wave: '2014' })).status).to.equal(404);
  });

  it('writes codes of the questionnaire, and no group of fewer than ten', async () => {
    const people = lines(await taken('csv_codes'));
    expect(people).to.have.length(203);
    const groups = new Map<string, number>();
    for (const { district, sex } of people)
      groups.set(`${district} ${sex}`, (groups.get(`${district} ${sex}`) ?? 0) + 1);
    expect(Math.min(...groups.values())).to.be.at.least(10);
    expect(people.some(({ district }) => district === 'sharoy')).to.equal(false);
    expect(new Set(people.map(({ contact_health }) => contact_health))).to.deep.equal(
      new Set(['1', 'refused']),
    );
    expect(new Set(people.map(({ payments }) => payments)))
      .to.include('hard_to_say')
      .and.to.include('0');
  });

  it('never writes words of people, days or ids', async () => {
    for (const format of ['csv_codes', 'csv_labels', 'codebook_csv', 'codebook_json']) {
      const text = await taken(format);
      expect(text).not.to.include('Ахмед');
      expect(text).not.to.include('2013-06-03');
    }
  });

  it('writes the words of answers where they are wanted', async () => {
    const people = lines(await taken('csv_labels'));
    expect(new Set(people.map(({ contact_health }) => contact_health))).to.deep.equal(
      new Set(['Отмечено', 'Предпочитаю не отвечать']),
    );
  });

  it('says in the codebook what every value means and what was put together', async () => {
    const text = await taken('codebook_csv');
    expect(text)
      .to.include('Вопрос met?')
      .and.to.include('hard_to_say')
      .and.to.include('Затрудняюсь ответить');
    const document = JSON.parse(await taken('codebook_json')) as {
      anonymity: { k: number };
      left_out: unknown[];
    };
    expect(document.anonymity.k).to.equal(10);
  });

  it('makes a workbook with the codebook beside the answers', async () => {
    const { body } = await take('xlsx');
    expect((body as Buffer).subarray(0, 2).toString()).to.equal('PK');
  });

  it('makes a file that PSPP reads, with sets of answers and the weight', async function () {
    if (!(await hasPspp())) return this.skip();
    const file = await take('sav');
    expect(file.headers['content-disposition']).to.include('sample-2013.sav');
    const said = await psppReads(
      file.body as Buffer,
      'DISPLAY DICTIONARY.\nMRSETS /DISPLAY NAME=ALL.\nSHOW WEIGHT.\nDESCRIPTIVES payments.',
    );
    expect(said)
      .to.include('Вопрос met?')
      .and.to.include('"contact_health\ncontact_police"')
      .and.to.match(/Сколько раз платили\?,174,/);
  });

  it('writes every taking into the log, and looking into none', async () => {
    const count = () => test.models.audit.countDocuments({ what: 'microdata_taken', object: 'sample.2013' });
    const before = await count();
    await show('?chosen=yes&key=sex');
    expect(await count()).to.equal(before);
    await take('csv_codes');
    expect(await count()).to.equal(before + 1);
  });

  it('gives no second file that singles people out beside the first, says so, and says what was taken', async () => {
    await take('csv_codes');
    const count = () => test.models.audit.countDocuments({ what: 'microdata_taken' });
    const before = await count();
    const refused = await take('csv_codes', { k: '60' });
    expect(refused.status).to.equal(422);
    expect(plain(String(refused.body)))
      .to.include('вдвоём два файла выделили бы группы меньше 60 человек')
      .and.to.include('Что из этой волны уже брали')
      .and.to.include('группы не меньше 10');
    expect(await count()).to.equal(before);
    expect(await test.models.takings.countDocuments({ k: 60 })).to.equal(0);
    expect((await staff.agent.get(`${path}?chosen=yes&k=60&key=district&key=sex`)).status).to.equal(422);
    expect((await take('csv_codes')).status).to.equal(200);
  });

  it('lets one of two different choices out at the most where both are taken at once', async () => {
    await test.models.takings.deleteMany({});
    const both = await Promise.all([take('csv_codes'), take('csv_codes', { k: '60' })]);
    expect(both.filter(({ status }) => status === 200).length).to.be.at.most(1);
  });
});
