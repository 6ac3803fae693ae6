import { expect } from 'chai';
import request from 'supertest';
import { writeWorkbook } from '../../../server/downloads/workbook.ts';
import { fixture, startTestApp, type TestApp } from '../../support/app.ts';
import { asStaff, email, password, plain, tokenIn, type StaffBrowser } from '../../support/staff.ts';

const base = '/staff/questionnaires';
const yaml = `
format: barometer/1
id: visit
title: { ru: Приём }
languages: [ru]
population: { ru: жители }
start: { heading: { ru: Приём }, lead: { ru: Два вопроса }, who: { ru: Мы }, why: { ru: Надо }}
pages:
  - { type: single, id: came, text: { ru: Были? }, options: [{ code: a, label: { ru: Да } }, { code: b, label: { ru: Нет } }] }
`;

describe('questionnaires of staff', () => {
  let test: TestApp;
  let staff: StaffBrowser;
  const shown = async (path: string) => plain((await staff.agent.get(path)).text);
  const wish = { source: 'blank', title: 'Приём у врача', id: '', population: 'Жители', languages: 'ru' };
  const upload = async (name: string, bytes: Buffer) => {
    const token = tokenIn((await staff.agent.get(`${base}/new`)).text);
    return staff.agent.post(`${base}/new/upload`).field('token', token).attach('file', bytes, name);
  };
  const edit = async (item: string, fields: Record<string, string>, id = 'tiny') => {
    const { revision } = await test.services.drafts.find(id);
    return staff.post(`${base}/${id}/edit/${item}`, { revision: String(revision), ...fields });
  };

  beforeEach(async () => {
    test = await startTestApp([fixture('tiny')]);
    await test.services.accounts.createAdministrator({ email, name: 'Марина Исаева', password });
    staff = asStaff(test.app);
    await staff.signIn();
  });
  afterEach(() => test.close());

  it('are listed with state, versions, languages and the last change, and lead to the next step', async () => {
    const list = await shown(base);
    expect(list)
      .to.include('Проверка')
      .and.include('опубликована')
      .and.include('ru, en')
      .and.include('Новая анкета');
    expect((await staff.post(`${base}/new`, wish)).headers['location']).to.equal(
      `${base}/priem_u_vracha/edit`,
    );
    expect(await shown(base))
      .to.include('черновик')
      .and.include('15 июня 2026, 12:30, Марина Исаева');
  });

  it('say what to do where there is none', async () => {
    await test.models.versions.deleteMany({});
    expect(await shown(base)).to.include('Анкет пока нет');
  });

  it('are begun from nothing, from a template or as a copy; what was typed wrong is named and stays', async () => {
    const refused = await staff.post(`${base}/new`, {
      ...wish,
      title: '',
      id: 'Плохо',
      population: 'Жители гор',
    });
    expect(refused.status).to.equal(422);
    expect(plain(refused.text))
      .to.include('Введите название')
      .and.include('Имя должно начинаться')
      .and.include('value="Жители гор"')
      .and.include('value="Плохо"');
    await staff.post(`${base}/new`, { ...wish, source: 'template:service_exit', title: 'МФЦ', id: 'mfc' });
    await staff.post(`${base}/new`, { ...wish, source: 'questionnaire:tiny', title: 'Ещё', id: 'tiny_too' });
    expect((await test.services.drafts.find('mfc')).document.pages).to.have.length(10);
    expect((await test.services.drafts.find('tiny_too')).document.title.ru).to.equal('Ещё');
    const taken = await staff.post(`${base}/new`, { ...wish, id: 'tiny' });
    expect(plain(taken.text)).to.include('с таким именем опубликована');
  });

  it('come from YAML, with every mistake of the file by its line', async () => {
    expect((await upload('visit.yaml', Buffer.from(yaml))).headers['location']).to.equal(
      `${base}/visit/edit`,
    );
    const again = await upload('visit.yaml', Buffer.from(yaml));
    expect([again.status, plain(again.text).includes('черновик «visit» уже есть')]).to.deep.equal([
      422,
      true,
    ]);
    const broken = await upload('visit.yaml', Buffer.from(yaml.replace('type: single', 'type: singel')));
    expect(plain(broken.text)).to.include('строка 9').and.include('single');
    expect((await upload('nothing.yaml', Buffer.from(' '))).status).to.equal(422);
  });

  it('come from XLSForm, and all that could not be carried is told by row', async () => {
    const file = await writeWorkbook([
      {
        name: 'survey',
        rows: [
          ['type', 'name', 'label'],
          ['select_one yn', 'came', 'Были?'],
          ['geopoint', 'place', 'Где?'],
        ],
      },
      {
        name: 'choices',
        rows: [
          ['list_name', 'name', 'label'],
          ['yn', 'yes', 'Да'],
          ['yn', 'no', 'Нет'],
        ],
      },
      {
        name: 'settings',
        rows: [
          ['form_id', 'form_title'],
          ['clinic', 'Поликлиника'],
        ],
      },
    ]);
    const taken = await upload('clinic.xlsx', file);
    expect(taken.status).to.equal(200);
    expect(plain(taken.text)).to.include('survey, строка 3').and.include('place');
    expect((await test.services.drafts.find('clinic')).document.pages).to.have.length(1);
    expect(plain((await upload('x.xlsx', Buffer.from('no workbook'))).text)).to.include('не книга Excel');
  });

  it('that are published go on as a draft of the next version, once', async () => {
    await staff.post(base.concat('/new'), wish);
    const token = tokenIn((await staff.agent.get(base)).text);
    for (let time = 0; time < 2; time += 1)
      await staff.agent.post(`${base}/tiny/edit`).type('form').send({ token });
    expect(await test.services.drafts.find('tiny')).to.include({ basedOn: 'tiny.1', revision: 1 });
  });

  describe('in the designer', () => {
    beforeEach(async () => {
      await test.services.questionnaires.goOn('tiny', 'somebody');
    });
    const question = async (id: string) =>
      (await test.services.drafts.find('tiny')).document.pages
        .flatMap(page => page.questions)
        .find(each => each.id === id);

    it('open at the first question, with trend and what the checks say', async () => {
      const answer = await staff.agent.get(`${base}/tiny/edit`);
      expect(answer.headers['location']).to.equal(`${base}/tiny/edit/question-met`);
      expect(await shown(`${base}/tiny/edit/question-met`)).to.include('вопрос задавали в волнах 2026');
      await edit('question-amount', { relevant: "${gone} = 'x'" });
      expect(await shown(`${base}/tiny/edit/question-amount`))
        .to.include('ошибка')
        .and.include('gone');
    });

    it('change by a form, and show a mistake as typed with status 422', async () => {
      expect((await edit('question-met', { 'text.ru': 'Встречали?' })).status).to.equal(303);
      expect((await question('met'))?.text.ru).to.equal('Встречали?');
      const refused = await edit('question-met', { act: 'remove_item:options:yes', 'text.ru': 'Мои слова' });
      expect(refused.status).to.equal(422);
      expect(plain(refused.text)).to.include('нужны хотя бы две').and.include('>Мои слова</textarea>');
    });

    it('refuse to overwrite what a colleague has changed, with status 409 and both texts', async () => {
      await edit('question-met', { 'text.ru': 'Слова коллеги' });
      const mine = await staff.post(`${base}/tiny/edit/question-met`, {
        revision: '1',
        'text.ru': 'Мои слова',
      });
      expect(mine.status).to.equal(409);
      expect(plain(mine.text))
        .to.include('Слова коллеги')
        .and.include('Мои слова')
        .and.include('Записать моё');
      expect((await question('met'))?.text.ru).to.equal('Слова коллеги');
    });

    it('do every act of the buttons, each a step that can be undone', async () => {
      const { document } = await test.services.drafts.find('tiny');
      const acts: readonly (readonly [string, Record<string, string>])[] = [
        ['question-met', { act: 'add_here', new_text: 'Ещё?', new_type: 'scale' }],
        ['question-met', { act: 'duplicate' }],
        ['question-met', { act: 'own_page' }],
        ['question-where', { act: 'join' }],
        ['question-where', { act: 'up' }],
        ['page-met', { act: 'down', 'title.ru': 'Страница' }],
        ['question-where', { act: 'add_item:options' }],
        ['question-where', { act: 'up_item:options:police' }],
        ['question-where', { act: 'remove_item:options:school' }],
        ['question-amount', { act: 'add_item:bands', type: 'number' }],
        ['question-met', { type: 'multiple', 'options/yes/code': 'ja' }],
        ['question-amount', { act: 'remove' }],
        ['questionnaire', { 'title.ru': 'Другое', 'start.lead.en': 'Short' }],
      ];
      for (const [item, fields] of acts) {
        const before = (await test.services.drafts.find('tiny')).revision;
        const { status } = await edit(item, fields);
        const after = (await test.services.drafts.find('tiny')).revision;
        expect([status, after - before], `${item} ${JSON.stringify(fields)}`).to.deep.equal([303, 1]);
      }
      for (let undone = 0; undone < acts.length; undone += 1) {
        const { revision } = await test.services.drafts.find('tiny');
        const token = tokenIn((await staff.agent.get(`${base}/tiny/edit/questionnaire`)).text);
        const form = { token, revision: String(revision), item: 'questionnaire' };
        await staff.agent.post(`${base}/tiny/undo`).type('form').send(form);
      }
      expect((await test.services.drafts.find('tiny')).document).to.deep.equal(document);
    });

    it('show the true phone page, which alone may stand in a frame of this site and keeps nothing', async () => {
      const editor = await staff.agent.get(`${base}/tiny/edit/question-met`);
      expect(editor.headers['content-security-policy'])
        .to.include("frame-src 'self'")
        .and.include("frame-ancestors 'none'");
      const phone = await staff.agent.get(`${base}/tiny/phone/amount`);
      expect(phone.headers['content-security-policy']).to.include("frame-ancestors 'self'");
      expect(phone.headers['x-frame-options']).to.equal('SAMEORIGIN');
      expect(plain(phone.text)).to.include('Сколько?').and.include('показано без условий');
      const first = await staff.post(`${base}/tiny/phone/met`, { met: 'no' });
      expect(plain(first.text)).to.include('Где?').and.not.include('Сколько?');
      const hostile = await staff.post(`${base}/tiny/phone/met`, { state: 'WzFd', met: 'so' });
      expect(hostile.status).to.equal(422);
      expect((await staff.agent.get(`${base}/tiny/phone/none`)).status).to.equal(404);
    });

    it('survive a draft whose references are broken', async () => {
      await edit('question-where', { relevant: "${nobody} = 'x' and (((", 'text.ru': 'Где ${nobody}?' });
      for (const path of ['edit/question-where', 'edit/page-where', 'phone/where', 'phone/met', 'library'])
        expect((await staff.agent.get(`${base}/tiny/${path}`)).status, path).to.equal(200);
    });

    it('take a question of the library beside what a colleague wrote meanwhile, and not twice', async () => {
      await test.services.library.publish(fixture('logic'));
      const { revision } = await test.services.drafts.find('tiny');
      await edit('question-where', { 'text.ru': 'Слова коллеги' });
      const insert = () =>
        staff.post(`${base}/tiny/library`, {
          ...{ insert: 'logic/logic.1/born', revision: String(revision), after: 'where' },
        });
      const done = await insert();
      expect(done.headers['location']).to.match(/edit\/question-/);
      const { document } = await test.services.drafts.find('tiny');
      const asked = document.pages.flatMap(({ questions }) => questions);
      expect(asked.some(({ text }) => text.ru === 'Слова коллеги')).to.equal(true);
      expect((await insert()).headers['location']).to.equal(`${base}/tiny/library`);
      expect(await shown(`${base}/tiny/library`)).to.include('не вставлен: он уже есть');
    });

    it('are removed after a question that names them', async () => {
      expect(await shown(`${base}/tiny/remove`)).to.include('Удалить черновик анкеты «Проверка»?');
      await staff.post(`${base}/tiny/remove`);
      expect(await test.stores.drafts.find('tiny')).to.equal(null);
      expect(await shown(base)).to.include('Черновик «tiny» удалён');
    });

    it('are closed to a press officer and to strangers, and to forms without a revision', async () => {
      expect((await staff.post(`${base}/tiny/edit/question-met`, { 'text.ru': 'X' })).status).to.equal(400);
      await test.models.accounts.updateOne({ email }, { $set: { role: 'press' } });
      for (const path of [
        '',
        '/new',
        '/tiny/edit/question-met',
        '/tiny/phone/met',
        '/tiny/library',
        '/tiny/remove',
      ]) {
        expect((await staff.agent.get(`${base}${path}`)).status).to.equal(403);
        expect((await request(test.app).get(`${base}${path}`)).headers['location']).to.equal(
          '/staff/sign-in',
        );
      }
    });
  });
});
