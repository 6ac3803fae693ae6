import { expect } from 'chai';
import writeSheets from 'write-excel-file/node';
import { fixture, startTestApp, type TestApp } from '../../support/app.ts';
import { asStaff, email, password, plain, tokenIn, type StaffBrowser } from '../../support/staff.ts';

const page = '/staff/waves/every_type/2026/quotas';

describe('the quotas of a wave', () => {
  let test: TestApp;
  let visitor: StaffBrowser;
  const quotas = async () => (await test.stores.waves.find('every_type.2026'))?.quotas;
  const upload = async (name: string, bytes: Buffer) => {
    const token = tokenIn((await visitor.agent.get(page)).text);
    return visitor.agent.post(`${page}/upload`).field('token', token).attach('file', bytes, name);
  };

  beforeEach(async () => {
    test = await startTestApp([fixture('every_type')]);
    await test.services.accounts.createAdministrator({ email, name: 'Марина Исаева', password });
    visitor = asStaff(test.app);
    await visitor.signIn();
  });
  afterEach(() => test.close());

  it('are typed into a table of districts by sex; empty cells are none', async () => {
    const form = plain((await visitor.agent.get(page)).text);
    expect(form).to.include('name="q.shali.female"').and.include('aria-label="Шалинский, Женский"');
    const typed = { 'by.0': 'home', 'by.1': 'sex', 'q.shali.female': '40', 'q.argun.male': '' };
    const done = await visitor.post(page, typed);
    expect([done.status, done.headers['location']]).to.deep.equal([303, '/staff/waves/every_type/2026']);
    expect(await quotas()).to.deep.equal({
      variables: ['home', 'sex'],
      cells: [{ codes: ['shali', 'female'], target: 40 }],
    });
    expect((await test.stores.audit.last())?.what).to.equal('wave_quotas_changed');
    expect((await visitor.agent.get(page)).text).to.include('value="40"');
  });

  it('are typed by other questions where these are chosen', async () => {
    const form = plain((await visitor.agent.get(`${page}?by=sex&by=`)).text);
    expect(form).to.include('name="q.female"').and.not.include('name="q.shali');
    await visitor.post(page, { 'by.0': 'sex', 'q.female': '10', 'q.male': '20' });
    expect((await quotas())?.variables).to.deep.equal(['sex']);
  });

  it('keep what was typed where it is refused', async () => {
    const typed = { 'by.0': 'home', 'by.1': 'sex', 'q.shali.female': 'много', 'q.argun.male': '7' };
    const refused = await visitor.post(page, typed);
    const text = plain(refused.text);
    expect(refused.status).to.equal(422);
    expect(text).to.include('«много» — не целое число').and.include('value="много"').and.include('value="7"');
    expect(await quotas()).to.equal(undefined);
  });

  it('come in as CSV, with semicolons and in the encoding of an old spreadsheet too', async () => {
    const cyrillic = Buffer.from('home;sex;count\r\n', 'latin1');
    const argun = Buffer.from([0xc0, 0xf0, 0xe3, 0xf3, 0xed]); // «Аргун» in windows-1251
    const done = await upload('q.csv', Buffer.concat([cyrillic, argun, Buffer.from(';female;30\r\n')]));
    expect(done.status).to.equal(303);
    expect((await quotas())?.cells).to.deep.equal([{ codes: ['argun', 'female'], target: 30 }]);
  });

  it('come in as XLSX', async () => {
    const rows = [['home', 'count'].map(value => ({ value })), [{ value: 'Аргун' }, { value: 25 }]];
    const file = await writeSheets(rows).toBuffer();
    expect((await upload('q.xlsx', file)).status).to.equal(303);
    expect(await quotas()).to.deep.equal({ variables: ['home'], cells: [{ codes: ['argun'], target: 25 }] });
  });

  it('are refused by row and column, and those there were stay', async () => {
    await upload('q.csv', Buffer.from('home,count\nshali,30\n'));
    const refused = await upload('q.csv', Buffer.from('home,count\nshali,x\nberlin,5\n'));
    const text = plain(refused.text);
    expect(refused.status).to.equal(422);
    expect(text)
      .to.include('Строка 2, последний столбец: «x»')
      .and.include('Строка 3, столбец home: варианта «berlin» нет');
    expect((await quotas())?.cells).to.have.length(1);
  });

  for (const [name, bytes, words] of [
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]), 'Это не таблица'],
    ['half a workbook', Buffer.from('PK\u0003\u0004half'), 'Книга повреждена'],
    ['no file', Buffer.alloc(0), 'Выберите файл'],
  ] as const)
    it(`say what is wrong with ${name}`, async () => {
      const refused = await upload('q.xlsx', bytes);
      expect([refused.status, plain(refused.text).includes(words)]).to.deep.equal([422, true]);
    });

  it('give a file to fill in, which comes back as it is', async () => {
    await upload('q.csv', Buffer.from('home,count\nshali,30\nargun,20\n'));
    const before = await quotas();
    const file = await visitor.agent.get(`${page}.csv`);
    expect(file.text.split('\r\n').slice(0, 2)).to.deep.equal(['\ufeff"home";"count"', '"grozny";""']);
    const filled = file.text
      .split('\r\n')
      .filter(line => !line.endsWith('""'))
      .join('\r\n');
    expect((await upload('again.csv', Buffer.from(filled))).status).to.equal(303);
    expect((await quotas())?.cells).to.have.deep.members([...(before?.cells ?? [])]);
  });

  it('are taken away, and cannot be set once the wave is closed', async () => {
    await visitor.post(page, { 'by.0': 'sex', 'q.female': '10' });
    await visitor.post(page, { remove: 'yes' });
    expect(await quotas()).to.equal(undefined);
    await visitor.post('/staff/waves/every_type.2026/close');
    expect((await visitor.agent.get(page).accept('json')).status).to.equal(404);
  });
});
