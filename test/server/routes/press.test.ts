// The press desk over the real application: the list and its questions, one finding, its files, and who may see what.
import { expect } from 'chai';
import { parse } from 'csv-parse/sync';
import readSheets from 'read-excel-file/node';
import { actsIn } from '../../support/audit.ts';
import { startTestApp, type TestApp } from '../../support/app.ts';
import {
  approver,
  completeStatements,
  done,
  draftOf,
  findingAbout,
  hashOf,
  press,
  proposer,
  publishAll,
} from '../../support/releases.ts';
import { asStaff, email, password, plain, type StaffBrowser } from '../../support/staff.ts';
import { headlineOf, publish, rowsOf, single, survey } from '../services/results/published.ts';

const asked = {
  ...survey([
    single('met', ['yes', 'no'], headlineOf('yes')),
    { ...single('other', ['a', 'b'], headlineOf('a')), topic: 'trust' },
  ]),
  topics: [{ code: 'trust', label: { ru: 'Доверие', en: 'Trust' } }],
};
const answers = (met: number, other: number) =>
  rowsOf(
    [Math.min(met, other), { met: 'yes', other: 'a' }],
    [Math.max(met - other, 0), { met: 'yes', other: 'b' }],
    [Math.max(other - met, 0), { met: 'no', other: 'a' }],
    [1000 - Math.max(met, other), { met: 'no', other: 'b' }],
  );

describe('the press desk', () => {
  let test: TestApp;
  let staff: StaffBrowser;
  let who: string;
  beforeEach(async () => {
    test = await startTestApp();
    const made = await test.services.accounts.createAdministrator({ email, name: 'Мусаева', password });
    if ('mistakes' in made) throw new RangeError(JSON.stringify(made));
    who = made.account.id;
    await test.models.accounts.updateOne({ _id: who }, { $set: { role: 'press' } });
    staff = asStaff(test.app);
    await staff.signIn();
    await publish(test.stores, asked, [
      { name: '2012', opens: '2012-06-03', closes: '2012-06-28', rows: answers(300, 500) },
      { name: '2013', opens: '2013-06-03', closes: '2013-06-28', rows: answers(200, 501) },
    ]);
    await completeStatements(test.services, 'sample');
  });
  afterEach(() => test.close());

  const page = async (path: string): Promise<string> => plain((await staff.agent.get(path)).text);
  const file = (path: string) =>
    staff.agent
      .get(path)
      .buffer(true)
      .parse((response, callback) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () => callback(null, Buffer.concat(parts)));
      });
  const names = (html: string): string[] =>
    [...html.matchAll(/class="name">([^<]*)</g)].map(([, name]) => (name ?? '').trim());
  /** Address of the finding about this question. */
  const placeOf = async (question: string): Promise<string> => {
    const found = (await test.services.press.list()).find(({ finding }) => finding.questions[0] === question);
    return `/staff/press/${found!.finding.id}/${found!.version.id}`;
  };
  const waiting = async (question: string): Promise<string> => {
    const release = await draftOf(test.services, [await findingAbout(test.services, 'sample', question)]);
    await done(test.services.releases.propose({ release, who: proposer }));
    const hash = await hashOf(test.services, release);
    await done(test.services.releases.approve({ release, who: approver, hash }));
    const from = { day: '2026-06-16', time: '10:00' };
    await done(test.services.releases.publish({ release, who: press, hash, from }));
    return release;
  };

  it('says what to do while nothing is published', async () => {
    const html = await page('/staff/press');
    expect(html).to.include('Опубликованных результатов пока нет').and.include('href="/staff/releases"');
  });

  it('finds by words in both languages, topic, size of change and day, and leads back when nothing is found', async () => {
    await publishAll(test.services, 'sample');
    const found = async (query: string) => names(await page(`/staff/press${query}`));
    expect(await found('')).to.have.length(2);
    expect(await found('?q=столкнулись')).to.have.length(2);
    expect(await found(`?q=${encodeURIComponent('MET? (en)')}`)).to.deep.equal(['Вопрос met?']);
    expect(await found('?q=%D0%B4%D0%BE%D0%B2%D0%B5%D1%80%D0%B8%D0%B5')).to.deep.equal(['Вопрос other?']);
    expect(await found('?topic=%D0%94%D0%BE%D0%B2%D0%B5%D1%80%D0%B8%D0%B5')).to.deep.equal(['Вопрос other?']);
    expect(await found('?change=any')).to.deep.equal(['Вопрос met?']);
    expect(await found('?change=10')).to.deep.equal(['Вопрос met?']);
    expect(await found('?since=2026-06-15')).to.have.length(2);
    expect(await found('?since=2026-06-16')).to.deep.equal([]);
    const nothing = await page('/staff/press?q=nothing');
    expect(nothing)
      .to.include('Так ничего не нашлось')
      .and.include('Показать все')
      .and.include('value="nothing"');
  });

  it('shows what is new since the visit before this one', async () => {
    test.wait(1000);
    await publishAll(test.services, 'sample');
    expect(await page('/staff/press'), 'the first visit').not.to.include('name="new"');
    test.wait(60 * 60_000);
    await staff.signOut();
    await staff.signIn();
    expect(names(await page('/staff/press?new=visit')), 'published since the first').to.have.length(2);
    test.wait(60 * 60_000);
    await staff.signOut();
    await staff.signIn();
    expect(names(await page('/staff/press?new=visit')), 'seen the second time').to.have.length(0);
  });

  it('gives one finding whole: sentence in both languages, change, method in three lines, release, files', async () => {
    const release = await publishAll(test.services, 'sample');
    const place = await placeOf('met');
    const text = await page(place);
    expect(text)
      .to.include('Столкнулись 20 % ± 2 жителей, на 10 пунктов меньше, чем в 2012 году')
      .and.include('20% ± 2 of residents met it, down 10 points on 2012')
      .and.include('Опрос, жители; случайная выборка; n = 1 000; 3–28 июня 2013.')
      .and.include(`Выпуск ${release}`);
    for (const name of ['picture.png?size=story', 'picture.svg', 'table.csv', 'table.xlsx', 'kit.zip'])
      expect(text).to.include(`href="${place}/${name}"`);
    const [, , , finding, version] = place.split('/');
    expect(text, 'embed: live and frozen')
      .to.include(`src=&#34;http://localhost:3000/embed/${finding}&#34;`)
      .and.include(`src=&#34;http://localhost:3000/embed/${finding}/${version}&#34;`);
    const english = plain((await staff.agent.get(`/en${place}`)).text);
    expect(english).to.include('Copy the sentence').and.include('Press kit').and.not.include('press:');
  });

  it('sends pictures, CSV and XLSX with the same number, the method and a name of latin letters', async () => {
    await publishAll(test.services, 'sample');
    const place = await placeOf('met');
    for (const [size, width] of [
      ['1x', 768],
      ['2x', 1536],
      ['square', 1080],
      ['story', 1080],
    ] as const) {
      const png = await file(`${place}/picture.png?size=${size}`);
      expect([png.status, png.body.readUInt32BE(16)], size).to.deep.equal([200, width]);
    }
    expect(plain(String((await file(`${place}/picture.svg`)).body)))
      .to.include('<svg')
      .and.include('20 %');
    const csv = await file(`${place}/table.csv`);
    expect(csv.headers['content-disposition']).to.match(/^attachment; filename="sample-met-2026-1\.1\.csv"$/);
    const rows: Record<string, string>[] = parse(csv.body, { columns: true });
    const row = rows.find(({ wave, code }) => wave === '2013' && code === 'yes');
    expect(row).to.include({ question: 'met', proportion: '0.2', n: '1000' });
    expect(row?.['method']).to.include('случайная выборка; n = 1 000');
    const sheets = await readSheets((await file(`${place}/table.xlsx`)).body);
    const [numbers, about] = [sheets[0]?.data ?? [], sheets[1]?.data ?? []];
    expect(numbers.find(([wave, , answer]) => wave === '2013' && answer === 'yes')).to.include(0.2);
    expect(plain(about.flat().join('\n')))
      .to.include('случайная выборка')
      .and.include('20 % ± 2');
  });

  it('marks what is under embargo, hides its numbers until it is opened, and writes down who takes what', async () => {
    const release = await waiting('met');
    const list = await page('/staff/press');
    expect(list)
      .to.include('Эмбарго до 16 июня 2026, 10:00')
      .and.not.include('20 %')
      .and.not.include('picture.png');
    expect(names(await page('/staff/press?change=any')), 'not sorted by its numbers').to.deep.equal([]);
    const looks = async () => (await actsIn(test)).filter(act => act.includes('release_viewed'));
    expect(await looks()).to.deep.equal([]);
    const place = await placeOf('met');
    expect(await page(place))
      .to.include('Передавать эти числа до публикации нельзя')
      .and.include('20 %')
      .and.not.include('/embed/');
    await file(`${place}/table.csv`);
    expect(await looks()).to.deep.equal(
      Array.from({ length: 2 }, () => `${who} release_viewed ${release}.1`),
    );
    test.wait(2 * 86_400_000);
    await staff.signIn();
    expect(await page('/staff/press'))
      .to.include('20 %')
      .and.not.include('Эмбарго');
  });

  it('knows nothing under addresses that somebody made up', async () => {
    const release = await publishAll(test.services, 'sample');
    const place = await placeOf('met');
    for (const path of [
      ...[`/staff/press/none/${release}.1`, `${place}9`, `${place}/secret.txt`, `${place}/constructor`],
      ...[`${place}/picture.png?size=huge`, '/staff/press-kits/2026-9.1', '/staff/press/x/y'],
    ])
      expect((await staff.agent.get(path)).status, path).to.equal(404);
  });
});
