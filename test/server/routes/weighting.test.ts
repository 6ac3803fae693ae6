import { expect } from 'chai';
import writeExcel from 'write-excel-file/node';
import { startTestApp, type TestApp } from '../../support/app.ts';
import { asStaff, email, password, plain, tokenIn, type StaffBrowser } from '../../support/staff.ts';
import { publishAll } from '../../support/releases.ts';
import { publish, republicSurvey, republicWaves } from '../services/results/published.ts';

const wave = '/staff/weighting/sample/2013';
const cyrillic1251 = (text: string): Buffer =>
  Buffer.from(
    [...text].map(letter => {
      const code = letter.charCodeAt(0);
      return code >= 0x410 && code <= 0x44f ? code - 0x410 + 0xc0 : code;
    }),
  );

describe('the weighting pages', () => {
  let test: TestApp;
  let visitor: StaffBrowser;
  const open = async (path: string) => visitor.agent.get(path);
  const shown = async (path: string) => plain((await open(path)).text);
  const facts = { source: 'Росстат', date: '2013-01-01', unit: 'count', fitted: 'yes' };
  const send = async (path: string, form: Record<string, string>, from = path) => {
    const { text } = await open(from);
    const revision = /name="revision" value="(\d+)"/.exec(text)?.[1] ?? '';
    return visitor.agent
      .post(path)
      .type('form')
      .send({ token: tokenIn(text), revision, ...form });
  };
  const upload = async (bytes: Buffer, name: string, more: Record<string, string> = facts) => {
    const page = `${wave}/1/margins/1`;
    const { text } = await open(page);
    const revision = /name="revision" value="(\d+)"/.exec(text)?.[1] ?? '';
    let sending = visitor.agent
      .post(`${page}/table`)
      .field('token', tokenIn(text))
      .field('revision', revision);
    for (const [field, value] of Object.entries(more)) sending = sending.field(field, value);
    return sending.attach('file', bytes, name);
  };
  const draftOf = async (number = 1) =>
    (await test.stores.weightings.ofWave('sample.2013')).find(each => each.number === number)?.draft;
  /** Recipe № 1 with an empty margin of sex. */
  const withSex = async (): Promise<void> => {
    await send(wave, {});
    await send(`${wave}/1/margins`, { variable: 'sex' });
  };

  beforeEach(async () => {
    test = await startTestApp();
    await publish(test.stores, republicSurvey, republicWaves());
    await test.services.accounts.createAdministrator({ email, name: 'Марина Исаева', password });
    visitor = asStaff(test.app);
    await visitor.signIn();
  });
  afterEach(() => test.close());

  it('list the waves with the state of their weighting, and say what to do where there is no recipe', async () => {
    const list = await shown('/staff/weighting');
    expect(list).to.include(`href="${wave}"`).and.include('без рецепта');
    expect(await shown(wave))
      .to.include('Создать рецепт № 1')
      .and.include('Как сделать рецепт');
    expect((await send(wave, {})).headers['location']).to.equal(`${wave}/1/base`);
    expect(await shown('/staff/weighting')).to.include('№ 1 черновик');
    expect((await open(wave)).headers['location']).to.equal(`${wave}/1`);
  });

  it('lead through base, margins, method and look to the signature, and the results follow', async () => {
    await withSex();
    expect((await send(`${wave}/1/base`, { base: 'design' })).headers['location']).to.equal(
      `${wave}/1/margins`,
    );
    const margin = `${wave}/1/margins/1`;
    const saved = await send(margin, { ...facts, 'total:m': '398 000', 'total:f': '452 000' });
    expect(saved.headers['location']).to.equal(`${wave}/1/margins`);
    const method = await send(`${wave}/1/method`, { method: 'rake', distance: 'raking' });
    expect(method.headers['location']).to.equal(`${wave}/1`);
    const look = await shown(`${wave}/1`);
    expect(look)
      .to.include('эффект неравных весов')
      .and.include('Рэйкинг: Вопрос sex? (2)')
      .and.include('>53,2<');
    const silent = await send(`${wave}/1/sign`, { note: ' ' });
    expect(silent.status).to.equal(422);
    expect(plain(silent.text)).to.include('Напишите, почему рецепт такой');
    expect((await send(`${wave}/1/sign`, { note: 'Первый рецепт' })).status).to.equal(303);
    expect(await shown(`${wave}/1`))
      .to.include('Первый рецепт')
      .and.include('Марина Исаева');
    await publishAll(test.services, 'sample');
    expect(plain((await visitor.agent.get('/results/sample/situation')).text)).to.include('Росстат');
    expect((await open(`${wave}/1/method`)).headers['location']).to.equal(`${wave}/1`);
    expect((await send(wave, { from: '1' }, `${wave}/1`)).headers['location']).to.equal(`${wave}/2/base`);
    expect(await shown(`${wave}/1/compare/2`))
      .to.include('Цена весов')
      .and.include('в пределах погрешности');
  });

  it('keep what was typed and tell every row of a pasted table that does not fit', async () => {
    await withSex();
    const pasted = 'm\t398000\nкентавр\t5\nm\t7';
    const refused = await send(
      `${wave}/1/margins/1/table`,
      { ...facts, pasted, 'total:f': '77' },
      `${wave}/1/margins/1`,
    );
    expect(refused.status).to.equal(422);
    const text = plain(refused.text);
    expect(text)
      .to.include('Строка 2: категории «кентавр» у этого вопроса нет')
      .and.include('Строка 3: категория «m» уже была выше');
    expect(text).to.include('value="Росстат"').and.include('value="77"').and.include('кентавр 5');
    expect((await draftOf())?.margins[0]?.totals.every(({ typed }) => typed === '')).to.equal(true);
  });

  it('take a CSV of any encoding and an XLSX, with source and date', async () => {
    await withSex();
    const totals = async () => (await draftOf())?.margins[0]?.totals.map(({ cell, typed }) => [cell, typed]);
    expect((await upload(cyrillic1251('Вопрос;Люди\nm;398000\nВсего;1\n'), 'sex.csv')).status).to.equal(303);
    expect(await totals()).to.deep.equal([
      ['m', '398000'],
      ['f', ''],
    ]);
    expect(await shown(`${wave}/1/margins/1`)).to.include('Вопрос sex?, f: число не заполнено');
    const rows = [
      ['m', 46.8],
      ['f', 53.2],
    ].map(row => row.map(value => ({ value })));
    const workbook = await writeExcel(rows as never).toBuffer();
    expect((await upload(workbook, 'sex.xlsx', { ...facts, unit: 'percent' })).status).to.equal(303);
    expect(await totals()).to.deep.equal([
      ['m', '46.8'],
      ['f', '53.2'],
    ]);
    const bare = await upload(workbook, 'sex.xlsx', { ...facts, source: '' });
    expect([bare.status, plain(bare.text).includes('Назовите источник')]).to.deep.equal([422, true]);
  });

  it('refuse what is no table, in words', async () => {
    await withSex();
    for (const [bytes, words] of [
      [Buffer.from([0x50, 0x4b, 3, 4, 1, 2, 3]), 'повреждена'],
      [Buffer.from([1, 0, 2, 0]), 'Это не таблица'],
      [Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'старого Excel'],
    ] as const) {
      const answer = await upload(bytes, 'x.xlsx');
      expect(answer.status).to.equal(422);
      expect(plain(answer.text)).to.include(words);
    }
  });

  it('save while somebody types, and show both texts where two people were at it', async () => {
    await withSex();
    const page = `${wave}/1/margins/1`;
    const { text } = await open(page);
    const token = tokenIn(text);
    const post = (form: Record<string, string>) =>
      visitor.agent
        .post(page)
        .type('form')
        .set('Accept', 'application/json')
        .send({ token, ...facts, ...form });
    const first = await post({ revision: '2', 'total:m': '398000' });
    expect([first.status, first.body]).to.deep.equal([200, { revision: 3 }]);
    expect((await post({ revision: '2', 'total:m': '1' })).status).to.equal(409);
    const conflict = await send(page, { ...facts, revision: '2', 'total:m': '111' });
    expect(conflict.status).to.equal(409);
    const both = plain(conflict.text);
    expect(both)
      .to.include('value="111"')
      .and.include('сохранено: 398000')
      .and.include('Марина Исаева')
      .and.include('Записать мои значения');
    expect((await draftOf())?.margins[0]?.totals[0]?.typed).to.equal('398000');
  });

  it('offer the merge that mends an empty cell as one button', async () => {
    await send(wave, {});
    await send(`${wave}/1/margins`, { variable: 'trust' });
    const form = Object.fromEntries([1, 2, 3, 4, 5].map(code => [`total:${code}`, '100']));
    await send(`${wave}/1/margins/1`, { ...facts, ...form });
    await test.models.responses.deleteMany({ wave: 'sample.2013', 'answers.trust': '5' });
    const look = await shown(`${wave}/1`);
    expect(look).to.include('среди опрошенных нет никого').and.include('Объединить «');
    const fields = [...look.matchAll(/name="group" value="(\w+)"/g)].map(([, group]) => group ?? '');
    expect(fields).to.include('5').and.to.have.length(2);
    const { text } = await open(`${wave}/1`);
    const body = new URLSearchParams([
      ['token', tokenIn(text)],
      ['revision', '3'],
      ['margin', '1'],
      ['variable', 'trust'],
    ]);
    for (const group of fields) body.append('group', group);
    const done = await visitor.agent.post(`${wave}/1/merge`).type('form').send(body.toString());
    expect(done.headers['location']).to.equal(`${wave}/1`);
    expect(await shown(`${wave}/1`)).to.not.include('среди опрошенных нет никого');
  });

  it('say in plain words what is impossible, and go on working', async () => {
    await withSex();
    await send(`${wave}/1/margins`, { variable: 'age' });
    await send(`${wave}/1/margins/1`, { ...facts, 'total:m': '398000', 'total:f': '452000' });
    await send(`${wave}/1/margins/2`, {
      ...facts,
      'total:18_29': '272',
      'total:30_44': '255',
      'total:45_59': '204',
      'total:60_': '119',
    });
    await send(`${wave}/1/method`, {
      method: 'calibrate',
      distance: 'logit',
      lowest: '0,99',
      highest: '1,01',
    });
    expect(await shown(`${wave}/1`))
      .to.include('В таких границах до маргиналов не дойти')
      .and.include('Дальше всего');
    expect(await shown(`${wave}/1/sign`))
      .to.include('Сначала исправьте')
      .and.not.include('name="note"');
    await send(`${wave}/1/method`, { method: 'calibrate', distance: 'logit', lowest: '3', highest: '2' });
    expect(await shown(`${wave}/1`)).to.include('Границы должны стоять по обе стороны единицы');
  });

  it('answer "not found" for what is not there', async () => {
    await send(wave, {});
    for (const path of [
      '/staff/weighting/none/2013',
      '/staff/weighting/sample/1999',
      `${wave}/9`,
      `${wave}/x`,
      `${wave}/1/margins/7`,
      `${wave}/1/compare/8`,
    ])
      expect((await open(path)).status, path).to.equal(404);
  });

  it('delete a draft after asking, and give the code in R as a file', async () => {
    await withSex();
    const code = await open(`${wave}/1/weights.R`);
    expect([code.headers['content-disposition'], code.text.includes('library(survey)')]).to.deep.equal([
      'attachment; filename=sample-2013-weights-1.R',
      true,
    ]);
    expect(await shown(`${wave}/1/remove`)).to.include('Удалить черновик рецепта № 1?');
    expect((await send(`${wave}/1/remove`, {})).headers['location']).to.equal('/staff/weighting');
    expect(await test.stores.weightings.ofWave('sample.2013')).to.deep.equal([]);
  });

  it('are there in English too', async () => {
    await withSex();
    const english = `/en${wave}/1`;
    expect(await shown(english)).to.include('Margins before and after');
    expect(await shown(`/en${wave}/1/margins`)).to.include('Population margins');
    expect(await shown(`/en${wave}/1/method`)).to.include('Trim extreme weights');
  });
});
