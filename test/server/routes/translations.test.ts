// A translator's workbook coming back: what is missing is filled, what differs is shown, what is hostile is refused with a reason.
import { expect } from 'chai';
import { writeWorkbook } from '../../../server/downloads/workbook.ts';
import type { Cell } from '../../../surveys/xlsform/sheets.ts';
import { fixture, startTestApp, type TestApp } from '../../support/app.ts';
import { asStaff, email, password, plain, tokenIn, type StaffBrowser } from '../../support/staff.ts';

const tiny = fixture('tiny');
const base = '/staff/questionnaires/tiny/translations';
const source = tiny.pages[0]!.questions[0]!.text;

describe("a translator's workbook", () => {
  let test: TestApp;
  let staff: StaffBrowser;
  beforeEach(async () => {
    test = await startTestApp([tiny]);
    await test.services.accounts.createAdministrator({ email, name: 'Исаева', password });
    staff = asStaff(test.app);
    await staff.signIn();
    await test.services.drafts.create({ document: tiny, basedOn: 'tiny.1' }, 'x');
  });
  afterEach(() => test.close());

  const upload = async (bytes: Buffer, name = 'tiny.xlsx') => {
    const token = tokenIn((await staff.agent.get(base)).text);
    return staff.agent.post(`${base}/upload`).field('token', token).attach('file', bytes, name);
  };
  const sheet = (...rows: (readonly Cell[])[]) =>
    writeWorkbook([{ name: 'translations', rows: [['address', 'where', 'ru', 'ce', 'en'], ...rows] }]);
  const words = async () => (await test.services.drafts.find('tiny')).document.pages[0]!.questions[0]!.text;
  const at = 'question:met/text';
  /** The page that follows a refusal. */
  const refused = async (bytes: Buffer, name?: string): Promise<string> => {
    const answer = await upload(bytes, name);
    expect([answer.status, answer.headers['location']]).to.deep.equal([303, base]);
    return plain((await staff.agent.get(base)).text);
  };

  it('fills what is missing in one step, with the palochka as it was typed, and says how much', async () => {
    const taken = await upload(
      await sheet([at, 'Вопрос 1', source.ru ?? '', 'Хьо Ӏаш вуй?', source.en ?? '']),
    );
    expect(taken.status).to.equal(200);
    expect(plain(taken.text)).to.include('Заполнен 1 текст.').and.not.include('Решите сами');
    expect((await words()).ce).to.equal('Хьо Ӏаш вуй?');
    const { revision } = await test.services.drafts.find('tiny');
    await test.services.drafts.undo({ id: 'tiny', revision }, 'x');
    expect(await words()).to.deep.equal(source);
  });

  it('changes nothing that stands there until somebody has looked at both and ticked', async () => {
    const taken = await upload(await sheet([at, '', source.ru ?? '', null, 'Have you ever met it?']));
    const page = plain(taken.text);
    expect(page)
      .to.include('Решите сами: 1')
      .and.include('Have you ever met it?')
      .and.include(source.en ?? '');
    expect(await words()).to.deep.equal(source);
    const { revision } = await test.services.drafts.find('tiny');
    const decided = { 'take-0': `en ${at}`, 'words-0': 'Have you ever met it?', revision: String(revision) };
    expect((await staff.post(base, decided)).status).to.equal(303);
    expect((await words()).en).to.equal('Have you ever met it?');
  });

  it('ticks nothing that was translated from other words than stand there now', async () => {
    const taken = await upload(await sheet([at, '', 'Прежние слова?', null, 'Other words?']));
    expect(plain(taken.text)).to.include('Исходный текст с тех пор изменён');
    expect(taken.text).to.not.match(/name="take-0"[^>]*checked/);
  });

  it('names rows whose text is gone, and takes the others', async () => {
    const gone = ['question:nobody/text', '', 'Кто?', null, 'Who?'];
    const taken = await upload(await sheet(gone, [at, '', source.ru ?? '', 'ЦӀе', source.en ?? '']));
    expect(plain(taken.text)).to.include('question:nobody/text').and.include('Заполнен 1 текст.');
  });

  it('is refused with the reason and the remedy where it is something else, and the draft stays', async () => {
    const { revision } = await test.services.drafts.find('tiny');
    expect(await refused(Buffer.from('address,ru\nq,w'), 'texts.csv')).to.include(
      'это не книга Excel (.xlsx)',
    );
    expect(await refused(Buffer.from('PK\u0003\u0004 broken'))).to.include('книга повреждена');
    expect(await refused(await writeWorkbook([{ name: 'x', rows: [['address', 'ru']] }]))).to.include('ce');
    expect((await test.services.drafts.find('tiny')).revision).to.equal(revision);
  });

  it('is shown as text, whatever stands in its cells', async () => {
    const hostile = '<img src=x onerror=alert(1)>';
    const taken = await upload(
      await sheet([at, '', source.ru ?? '', null, hostile], ['question:<b>/text', '', 'a', null, '=1+1']),
    );
    expect(taken.status).to.equal(200);
    expect(taken.text).to.include('&lt;img src=x').and.not.include('<img src=x').and.not.include('<b>/text');
    expect(await words()).to.deep.equal(source);
  });
});
