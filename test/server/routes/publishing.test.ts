import { expect } from 'chai';
import type { Edit } from '../../../surveys/edit/edit.ts';
import { fixture, startTestApp, type TestApp } from '../../support/app.ts';
import { asStaff, email, password, plain, type StaffBrowser } from '../../support/staff.ts';

const tiny = fixture('tiny');
const of = (rest: string): string => `/staff/questionnaires/tiny/${rest}`;

describe('the pages between a draft and its versions', () => {
  let test: TestApp;
  let staff: StaffBrowser;
  before(async () => {
    test = await startTestApp([tiny]);
    await test.services.accounts.createAdministrator({ email, name: 'Исаева', password });
    staff = asStaff(test.app);
    await staff.signIn();
    await test.services.drafts.create({ document: tiny, basedOn: 'tiny.1' }, 'x');
  });
  after(() => test.close());

  for (const language of ['', '/en'])
    for (const view of ['checks', 'paths', 'try', 'translations', 'publish', 'versions', 'versions/1'])
      it(`open in ${language || '/ru'}: ${view}, with no words missing`, async () => {
        const { status, text } = await staff.agent.get(`${language}${of(view)}`);
        expect(status).to.equal(200);
        expect(text).to.not.match(
          /publishing:[a-z]|undefined|>(?:tabs|checks|paths|texts|scenario)\.[a-z_]+/,
        );
      });

  it('give a version as YAML and as XLSForm, and the sheet of a translator', async () => {
    expect((await staff.agent.get(of('versions/1/yaml'))).text).to.include('id: tiny');
    for (const file of ['versions/1/xlsx', 'translations.xlsx'])
      expect((await staff.agent.get(of(file))).headers['content-disposition']).to.include('.xlsx');
  });

  it('refuse to publish without a note, naming it, and keep the page', async () => {
    const { revision } = await test.services.drafts.find('tiny');
    const answer = await staff.post(of('publish'), { revision: String(revision), note: '' });
    expect(answer.status).to.equal(422);
    expect(plain(answer.text)).to.include('Напишите, что изменилось и почему');
  });

  it('take answers on the phone of the try view, and keep the run as a scenario', async () => {
    await staff.agent.get(of('try'));
    const phone = await staff.agent.get(of('try/phone'));
    expect(phone.status).to.equal(200);
    expect(phone.headers['content-security-policy']).to.include("frame-ancestors 'self'");
    const question = tiny.pages[0]!.questions[0]!.id;
    const sent = await staff.post(of('try/phone'), { [question]: 'refused' });
    expect([sent.status, sent.headers['location']]).to.deep.equal([303, of('try')]);
    const saved = await staff.post(of('try'), { name: 'Отказ' });
    expect(saved.status).to.equal(303);
    expect(plain((await staff.agent.get(of('try'))).text))
      .to.include('Отказ')
      .and.include('Идёт как прежде');
    expect(await test.models.responses.countDocuments()).to.equal(0);
  });

  it('name the saved views that the next version touches, and what becomes of them', async () => {
    const view = { survey: 'tiny', madeBy: 'x', updated: new Date(0), sent: false, note: '' };
    const views = [
      { id: 'a1', name: 'Столкнулись', question: 'met', query: '?waves=2026' },
      { id: 'b2', name: 'Где, кто столкнулся', question: 'where', query: "?where=${met}+%3D+'yes'" },
      { id: 'c3', name: 'Только где', question: 'where', query: "?where=${where}+%3D+'met'" },
      { id: 'd4', name: 'Чужой опрос', question: 'met', query: '?waves=2026', survey: 'other' },
    ];
    for (const each of views) await test.stores.views.add({ ...view, ...each });
    const page = async () => plain((await staff.agent.get(of('publish'))).text);
    expect(await page()).to.not.include('Вид «');
    const change = async (edit: Edit) => {
      const { revision } = await test.services.drafts.find('tiny');
      await test.services.drafts.edit({ id: 'tiny', revision, edit }, 'x');
    };
    await change({
      ...{ kind: 'set', target: { of: 'question', question: 'met' }, field: 'text', language: 'ru' },
      value: 'Давали ли вы когда-нибудь взятку врачу?',
    });
    const touched = await page();
    expect(touched).to.match(/Вид «Столкнулись»<\/a>: «[^»]*» не сравнить с прежними волнами/);
    expect(touched).to.include('Вид «Где, кто столкнулся»').and.not.include('Вид «Только где»');
    expect(touched).to.not.include('Вид «Чужой опрос»');
    await change({ kind: 'remove_question', question: 'where' });
    expect(await page()).to.match(/Вид «Только где»<\/a>: «[^»]*» больше не спросят/);
  });

  it('count no accepted warning as open in the outline of the designer', async () => {
    const outline = async () => {
      await test.services.publishing.checks.of('tiny');
      return plain((await staff.agent.get(of('edit/questionnaire'))).text);
    };
    expect(await outline()).to.match(/\d предупреждени/);
    const { findings } = await test.services.publishing.checks.of('tiny');
    for (const { key } of findings) await test.services.publishing.checks.accept({ id: 'tiny', key }, 'x');
    expect(await outline()).to.not.match(/\d предупреждени/);
  });
});
