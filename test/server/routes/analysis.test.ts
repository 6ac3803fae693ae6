// The analysis desk from the outside: one number on the page, in its files, and in what the recipe computes.
import { expect } from 'chai';
import { parse } from 'csv-parse/sync';
import { analystHere } from '../../../server/services/analyse/calculate.ts';
import { startTestApp, type TestApp } from '../../support/app.ts';
import { asStaff, email, password, plain, type StaffBrowser } from '../../support/staff.ts';
import { publish, rowsOf, single, survey } from '../services/results/published.ts';

const asked = survey([
  single('sex', ['male', 'female'], { missing: ['refused'] }),
  single('met', ['yes', 'no'], { missing: ['hard_to_say'] }),
]);
const people = (sex: string, yes: number, no: number) =>
  rowsOf([yes, { met: 'yes', sex }], [no, { met: 'no', sex }]);
const waves = [
  { name: '2012', rows: [...people('male', 60, 140), ...people('female', 30, 170)] },
  {
    name: '2013',
    rows: [...people('male', 120, 80), ...people('female', 30, 170), ...people('refused', 12, 11)],
  },
];

describe('the analysis desk', () => {
  let test: TestApp;
  let staff: StaffBrowser;
  beforeEach(async () => {
    test = await startTestApp();
    await test.services.accounts.createAdministrator({ email, name: 'Марина Исаева', password });
    staff = asStaff(test.app);
    await staff.signIn();
  });
  afterEach(() => test.close());
  const open = async (path: string) => plain((await staff.agent.get(path).redirects(2)).text);
  const filled = () => publish(test.stores, asked, waves);
  const table = '/staff/analysis/sample/met?waves=2013&by=sex';

  it('says what to do next where there is nothing to analyse', async () => {
    expect(await open('/staff/analysis')).to.include('таблицы появятся, когда закроется первая волна');
  });

  it('is closed to the press and to interviewers', async () => {
    for (const role of ['press', 'interviewer'] as const) {
      await test.models.accounts.updateMany({}, { role });
      const other = asStaff(test.app);
      await other.signIn();
      expect((await other.agent.get('/staff/analysis')).status).to.equal(403);
    }
  });

  it('lists questions by topic and finds them by their words', async () => {
    await filled();
    expect(await open('/staff/analysis/sample'))
      .to.include('Вопрос met?')
      .and.to.include('Вопрос sex?');
    const found = await open('/staff/analysis/sample?find=MET');
    expect(found).to.include('Вопрос met?').and.not.to.include('Вопрос sex?');
    expect(await open('/staff/analysis/sample?find=zzz')).to.include('ищите по слову из вопроса');
  });

  it('says where a question was put in the place of another, and leads to the other', async () => {
    const older = survey([single('before', ['yes', 'no'])]);
    const newer = survey([single('after', ['yes', 'no'])]);
    const of = (name: string) => rowsOf([40, { [name]: 'yes' }], [60, { [name]: 'no' }]);
    const replaces = [{ question: 'after', was: 'before', since: 2, reason: 'Так' }];
    await publish(test.stores, newer, [
      { name: '2012', document: older, rows: of('before') },
      { name: '2013', document: newer, rows: of('after'), replaces },
    ]);
    expect(await open('/staff/analysis/sample/after'))
      .to.include('до этого на месте вопроса стоял другой (волны: 2012)')
      .and.include('Причина замены: Так.')
      .and.include('href="/staff/analysis/sample/before">Вопрос before?');
    expect(await open('/staff/analysis/sample/before'))
      .to.include('на место этого вопроса поставлен другой (волны: 2013)')
      .and.include('href="/staff/analysis/sample/after">Вопрос after?');
    const series = await open('/staff/analysis/sample/after?waves=2012,2013');
    expect(series)
      .to.match(/2013 <small>другой вопрос<\/small>/)
      .and.include('Разрыв ряда: с волны 2013 задан другой вопрос')
      .and.include('вопрос заменён: не сравнивается')
      .and.not.include('больше погрешности');
    const files = '/staff/analysis/sample/after';
    const csv = (await staff.agent.get(`${files}/table.csv?waves=2012,2013`)).text;
    const lines: readonly Record<string, string>[] = parse(csv, { columns: true });
    const across = lines.filter(({ wave }) => wave === '2012 -> 2013');
    expect(across.map(({ flags, value, p_value }) => [flags, value, p_value])).to.deep.equal(
      Array.from({ length: 2 }, () => ['replaced', '', '']),
    );
    expect((await staff.agent.get(`${files}/repeat.R?waves=2012,2013`)).text).to.include(
      '# The series of after breaks between 2012 and 2013',
    );
  });

  it('compares waves of which only one offered an answer', async () => {
    const places = (codes: readonly string[]) => survey([single('places', codes, { type: 'multiple' })]);
    const [before, after] = [places(['court', 'school']), places(['court', 'police'])];
    const of = (code: string) => rowsOf([40, { places: ['court'] }], [60, { places: [code] }]);
    await publish(test.stores, after, [
      { name: '2012', document: before, rows: of('school') },
      { name: '2013', document: after, rows: of('police') },
    ]);
    const page = await open('/staff/analysis/sample/places?waves=2012,2013');
    const rows = page.slice(page.indexOf('<tbody'), page.indexOf('</tbody')).replace(/<[^>]+>|\s+/g, ' ');
    expect(rows.replace(/ +/g, ' '))
      .to.match(/court 40 31–50 40 31–50/)
      .and.match(/police — 60 50–69/)
      .and.match(/school 60 50–69 —/);
  });

  it('opens a question whatever it is called', async () => {
    const odd = survey([single('microdata', ['yes', 'no']), single('indices', ['yes', 'no'])]);
    const rows = rowsOf([40, { microdata: 'yes', indices: 'no' }], [60, { microdata: 'no', indices: 'yes' }]);
    await publish(test.stores, odd, [{ name: '2013', rows }]);
    for (const name of ['microdata', 'indices'])
      expect(await open(`/staff/analysis/sample/${name}`), name).to.include('Сохранить вид');
    expect(await open('/staff/analysis/sample')).to.include('href="/staff/microdata/sample"');
  });

  it('shows weighted shares with intervals, both bases, letters and the test in a sentence', async () => {
    await filled();
    const page = await open(table);
    expect(page).to.match(/60<\/span><sup class="let">Б<\/sup> <small>53–67/);
    expect(page).to.match(/15<\/span> <small>11–21/);
    expect(page).to.include('группы различаются, и это больше случайного (Рао — Скотт: F(1');
    expect(page).to.include('n взвешенное');
  });

  it('has the same numbers in CSV as a recipe that is computed apart, and offers that recipe', async () => {
    await filled();
    const recipe = (await staff.agent.get('/staff/analysis/sample/met/recipe.yaml?waves=2013&by=sex')).text;
    const material = await test.services.analysis.material('sample');
    const told = { recipe: { file: 'recipe.yaml', sha256: '' }, program: '' };
    const done = await analystHere(test.stores)({
      survey: 'sample',
      waves: material.waves.slice(1),
      recipe,
      told,
    });
    if (done === 'changed' || !('analysis' in done)) throw new Error(JSON.stringify(done));
    const csv = (await staff.agent.get('/staff/analysis/sample/met/table.csv?waves=2013&by=sex')).text;
    const lines: readonly Record<string, string>[] = parse(csv, { columns: true });
    const values = done.analysis.results.flatMap(({ rows }) => rows.map(({ value }) => value));
    expect(lines.map(line => (line['value'] === '' ? null : Number(line['value'])))).to.deep.equal(values);
  });

  it('gives a workbook with the cells of the page', async () => {
    await filled();
    const answer = await staff.agent
      .get('/staff/analysis/sample/met/table.xlsx?waves=2013&by=sex')
      .buffer(true)
      .parse((response, done) => {
        const parts: Buffer[] = [];
        response.on('data', part => parts.push(Buffer.from(part)));
        response.on('end', () => done(null, Buffer.concat(parts)));
      });
    const { default: readExcel } = await import('read-excel-file/node');
    const rows = JSON.stringify(await readExcel(answer.body as Buffer)); // made by the parser above
    expect(rows).to.include('Вопрос met?').and.to.include('53–67');
  });

  it('tells of a wrong condition what is wrong, and keeps it in its field', async () => {
    await filled();
    const answer = await staff.agent.get(
      `/staff/analysis/sample/met?waves=2013&where=${encodeURIComponent("${sexx} = 'male'")}`,
    );
    expect(answer.status).to.equal(422);
    expect(plain(answer.text))
      .to.include('спрашивает о переменной sexx')
      .and.to.include('value="${sexx} = &#39;male&#39;"');
  });

  it('makes one readable address of whatever the form sends', async () => {
    await filled();
    const sent =
      '/staff/analysis/sample/met?waves=2012&waves=2013&by=sex&by=&before=&where=&asked=sex&only.sex=male';
    const { headers } = await staff.agent.get(sent);
    expect(decodeURIComponent(String(headers['location']))).to.equal(
      "/staff/analysis/sample/met?waves=2012,2013&by=sex&where=${sex}+=+'male'",
    );
  });

  it('compares waves, each change with its interval and its verdict', async () => {
    await filled();
    const page = await open('/staff/analysis/sample/met?waves=2012,2013');
    expect(page).to.include('2012 → 2013').and.to.include('больше погрешности');
  });

  it('does not compare across a question that was reworded', async () => {
    const other = survey([
      single('met', ['yes', 'no'], { text: { ru: 'Совсем другой вопрос?', en: 'Other?' } }),
    ]);
    await publish(test.stores, asked, [waves[0]!, { ...waves[1]!, document: other }]);
    const page = await open('/staff/analysis/sample/met?waves=2012,2013');
    expect(page).to.include('вопрос изменён: не сравнивается').and.not.to.include('больше погрешности');
  });

  it('hides figures of fewer than ten', async () => {
    await publish(test.stores, asked, [
      { name: '2013', rows: [...people('male', 3, 60), ...people('female', 40, 60)] },
    ]);
    expect(await open(table)).to.include('мало ответов');
  });
});

describe('saved views', () => {
  let test: TestApp;
  let staff: StaffBrowser;
  beforeEach(async () => {
    test = await startTestApp();
    await test.services.accounts.createAdministrator({ email, name: 'Марина Исаева', password });
    staff = asStaff(test.app);
    await staff.signIn();
    await publish(test.stores, asked, waves);
  });
  afterEach(() => test.close());
  const from = '/staff/analysis/sample/met?waves=2013&by=sex';
  const save = async (name: string) => {
    const { text } = await staff.agent.get(from);
    const token = /name="token" value="([^"]+)"/.exec(text)?.[1] ?? '';
    return staff.agent
      .post('/staff/views')
      .type('form')
      .send({ token, name, survey: 'sample', question: 'met', query: '?waves=2013&by=sex' });
  };

  it('are kept also of the table that is shown where nothing is chosen', async () => {
    await test.stores.views.add({
      ...{ id: 'bare', name: 'Всё', survey: 'sample', question: 'met', query: '', madeBy: 'x' },
      ...{ updated: new Date(), sent: false, note: '' },
    });
    expect(await test.stores.views.find('bare')).to.include({ query: '' });
  });

  it('are kept under a name, in the list and in the log', async () => {
    expect(plain((await staff.agent.get('/staff/analysis')).text)).to.include('Видов пока нет');
    expect((await save('Встречи по полу')).headers['location']).to.equal(from);
    const list = plain((await staff.agent.get('/staff/analysis')).text);
    expect(list).to.include('Встречи по полу').and.to.include('Марина Исаева');
    expect(await test.stores.audit.last()).to.include({ what: 'view_saved' });
  });

  it('need a name of their own, and what was typed is not lost', async () => {
    await save('Один');
    const again = await save('Один');
    expect(again.status).to.equal(422);
    expect(plain(again.text)).to.include('Вид с таким именем уже есть').and.to.include('value="Один"');
    expect(plain((await save('  ')).text)).to.include('Назовите вид');
  });

  it('are renamed, sent to the press desk with a word, taken back, and deleted by name', async () => {
    await save('Один');
    const [{ id = '' } = {}] = await test.stores.views.all();
    const at = `/staff/views/${id}`;
    expect((await staff.agent.get(at)).text).to.include('Удалить «Один»');
    const post = async (path: string, form: Record<string, string> = {}) => {
      const token = /name="token" value="([^"]+)"/.exec((await staff.agent.get(at)).text)?.[1] ?? '';
      return staff.agent
        .post(path)
        .type('form')
        .send({ token, ...form });
    };
    await post(at, { name: 'Другое' });
    await post(`${at}/send`, { note: 'Срочно' });
    expect(await test.stores.views.find(id)).to.include({ name: 'Другое', sent: true, note: 'Срочно' });
    await post(`${at}/recall`);
    expect(await test.stores.views.find(id)).to.include({ sent: false });
    await post(`${at}/delete`);
    expect(await test.stores.views.all()).to.deep.equal([]);
    const log = await test.services.audit.page({});
    expect(log.lines.slice(0, 4).map(({ what }) => what)).to.deep.equal([
      'view_deleted',
      'view_recalled',
      'view_sent',
      'view_renamed',
    ]);
  });
});
