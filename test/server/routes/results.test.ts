// The public pages over the real application: addresses, languages, files, revalidation, and what a browser may check.
import { expect } from 'chai';
import { parse } from 'csv-parse/sync';
import readSheets from 'read-excel-file/node';
import { HtmlValidate } from 'html-validate';
import request from 'supertest';
import { startTestApp, type TestApp } from '../../support/app.ts';
import { publishAll } from '../../support/releases.ts';
import { plain } from '../../support/staff.ts';
import { headlineOf, publish, rowsOf, single, survey } from '../services/results/published.ts';

const validator = new HtmlValidate({
  extends: ['html-validate:recommended', 'html-validate:document', 'html-validate:a11y'],
  rules: { 'require-sri': 'off', 'long-title': 'off', 'no-trailing-whitespace': 'off' }, // titles are whole findings
});

const complaints = async (html: string): Promise<string[]> => {
  const report = await validator.validateString(html);
  return report.results.flatMap(({ messages }) =>
    messages.map(({ line, ruleId, message }) => `${line} ${ruleId}: ${message}`),
  );
};

const asked = survey([
  single('met', ['yes', 'no'], headlineOf('yes')),
  { ...single('where', ['school', 'police']), type: 'multiple' },
  single('evil', ['a', 'b'], { text: { ru: '</script><script>alert(1)</script>' } }),
]);

const answers = (yes: number, no: number) =>
  rowsOf(
    [yes, { met: 'yes', where: ['school'], evil: 'a' }],
    [no, { met: 'no', where: ['school', 'police'], evil: 'b' }],
  );

describe('public results', () => {
  let test: TestApp;
  before(async () => {
    test = await startTestApp();
    await publish(test.stores, asked, [
      { name: '2012', opens: '2012-06-03', closes: '2012-06-28', rows: answers(300, 700) },
      {
        name: '2013',
        opens: '2013-06-03',
        closes: '2013-06-28',
        rows: answers(200, 800),
        isDemonstration: true,
      },
      { name: '2014', state: 'open', closes: '2026-12-31', rows: answers(999, 1) },
    ]);
    await publishAll(test.services, 'sample');
    await test.stores.surveys.save({
      ...{ id: 'silent', title: { ru: 'Тихий' }, population: { ru: 'Никто' }, order: 2 },
    });
  });
  after(() => test.close());

  const get = (path: string) => request(test.app).get(path);

  it('gives a chart as PNG and SVG, in the size and of the type that is asked, and revalidates it', async () => {
    const png = await get('/results/sample/met.png?size=square').buffer(true);
    expect(png.status).to.equal(200);
    expect(png.headers['content-type']).to.equal('image/png');
    expect(png.headers['content-disposition']).to.equal('inline; filename="sample-met.png"');
    const file = png.body as Buffer;
    expect([file.readUInt32BE(16), file.readUInt32BE(20)]).to.deep.equal([1080, 1080]);
    const svg = await get('/en/results/sample/met.svg?chart=bars').buffer(true);
    expect(svg.headers['content-type']).to.match(/^image\/svg\+xml/);
    expect(String(svg.body)).to.match(/<title id="title">[^<]*20%/);
    const again = await get('/results/sample/met.png?size=square').set(
      'If-None-Match',
      png.headers['etag'] ?? '',
    );
    expect(again.status).to.equal(304);
    const other = await get('/results/sample/met.png').set('If-None-Match', png.headers['etag'] ?? '');
    expect(other.status).to.equal(200);
  });

  it('paints no chart that does not suit, no size of its own, and nothing of what is not published', async () => {
    for (const path of [
      'met.png?chart=map',
      'met.png?size=9000',
      'met.png?chart=__proto__',
      'no.png',
      'met.gif',
    ])
      expect((await get(`/results/sample/${path}`)).status, path).to.equal(404);
    expect((await get('/results/silent/met.svg')).status).to.equal(404);
  });
  const pages = ['/', '/results', '/results/sample', '/results/sample/met', '/results/sample/where'];

  for (const path of [...pages, ...pages.map(page => `/en${page === '/' ? '' : page}`)])
    it(`${path} is a valid page that loads nothing from elsewhere and holds no style of its own`, async () => {
      const { status, text } = await get(path);
      expect(status).to.equal(200);
      expect(await complaints(text)).to.deep.equal([]);
      expect(text).not.to.match(/\sstyle=["']|\son[a-z]+=|(src|href)="(https?:)?\/\/(?!localhost)/);
    });

  it('show the finding of the newest closed wave on the portal, and nothing of the open one', async () => {
    const { text } = await get('/');
    expect(text).to.include('20\u00a0%\u00a0±\u00a0');
    expect(text).to.include('Демонстрационные данные');
    expect(text).to.include('href="/s/sample"');
    expect(text).not.to.include('99\u00a0%');
  });

  it('speak the language of their address', async () => {
    const { text } = await get('/en/results/sample/met');
    expect(text).to.include('of residents met it, down 10 points on 2012');
    expect(text).to.include('<html lang="en">');
    expect(text).to.include('hreflang="ru" href="http://localhost:3000/results/sample/met"');
  });

  it('give the same numbers as a table of CSV', async () => {
    const { status, text, headers } = await get('/results/sample/met.csv');
    expect([status, headers['content-type']]).to.deep.equal([200, 'text/csv; charset=utf-8']);
    const rows: Record<string, string>[] = parse(text, { columns: true });
    expect(rows.map(({ wave, code, proportion }) => [wave, code, proportion])).to.deep.equal([
      ['2012', 'yes', '0.3'],
      ['2012', 'no', '0.7'],
      ['2013', 'yes', '0.2'],
      ['2013', 'no', '0.8'],
    ]);
    expect(plain(rows[2]?.['method'] ?? '')).to.include('случайная выборка; n = 1 000; 3–28 июня 2013.');
  });

  it('give them as a workbook: shares as numbers, and a sheet that says what they are and how they came about', async () => {
    expect((await get('/results/sample/met')).text).to.include('href="/results/sample/met.xlsx"');
    const { status, body, headers } = await request(test.app)
      .get('/en/results/sample/met.xlsx')
      .buffer(true)
      .parse((response, callback) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () => callback(null, Buffer.concat(parts)));
      });
    expect([status, headers['content-disposition']]).to.deep.equal([
      200,
      'inline; filename="sample-met.xlsx"',
    ]);
    const sheets = await readSheets(body);
    const [numbers, about] = [sheets[0]?.data ?? [], sheets[1]?.data ?? []];
    expect(numbers.at(-2)).to.include.members(['2013', 'yes (en)', 0.2, 1000]);
    expect(plain(about.flat().join('\n')))
      .to.include('20% ± 2 of residents met it, down 10 points on 2012')
      .and.include('probability sample; n = 1,000; 3–28 June 2013.')
      .and.include('http://localhost:3000/en/results/sample/met');
  });

  it('give them as JSON with wording, dates, method and the tested change', async () => {
    const { body } = await get('/en/results/sample/met.json');
    expect(body.question).to.include({ name: 'met', text: 'Вопрос met? (en)' });
    expect(body.waves[1]).to.include({
      wave: '2013',
      opens: '2013-06-03',
      sample: 'probability',
      hidden: false,
    });
    const { method_in_short: short } = body.waves[1];
    expect(short).to.have.length(3);
    expect(short[0]).to.include('probability sample; n = 1,000; 3–28 June 2013.');
    expect(body.estimates).to.have.length(4);
    const [, , yes] = body.estimates;
    expect(yes).to.include({ wave: '2013', code: 'yes', label: 'yes (en)', n: 1000, hidden: false });
    expect(yes.change.value).to.be.closeTo(-0.1, 1e-12);
    expect(yes.change).to.have.all.keys(
      ...['value', 'standard_error', 't', 'degrees_of_freedom', 'p_value', 'ci_low', 'ci_high'],
    );
    expect(body.estimates[0].change).to.equal(null);
  });

  it('print hostile words as words', async () => {
    const { text } = await get('/results/sample/evil');
    expect(text).not.to.include('<script>alert');
    expect(text).to.include('&lt;/script&gt;');
  });

  it('are sent once and then only revalidated, keeping the policy the stored page came with', async () => {
    for (const path of [...pages, '/results/sample/met.csv', '/results/sample/met.json']) {
      const first = await get(path);
      expect(first.headers['cache-control'], path).to.equal('no-cache');
      const second = await get(path).set('If-None-Match', first.headers['etag'] ?? '');
      expect([second.status, second.text], path).to.deep.equal([304, '']);
      expect(second.headers, path).not.to.have.property('content-security-policy');
    }
  });

  it('tell languages and changed numbers apart when revalidated', async () => {
    const { etag } = (await get('/results/sample/where')).headers;
    expect((await get('/en/results/sample/where').set('If-None-Match', etag ?? '')).status).to.equal(200);
    await publishAll(test.services, 'sample');
    expect((await get('/results/sample/where').set('If-None-Match', etag ?? '')).status).to.equal(200);
  });

  it('answer what is not there with a page and a way forward', async () => {
    for (const path of ['/results/nowhere', '/results/sample/nothing', '/results/sample/nothing.csv'])
      expect((await get(path)).status, path).to.equal(404);
    const silent = await get('/results/silent');
    expect(silent.status).to.equal(404);
    expect(silent.text).to.include('Результатов пока нет');
    expect((await get('/results/%E0%A4%A').set('Accept', 'text/html')).status).to.equal(400);
  });
});

describe('public results before anything is published', () => {
  let test: TestApp;
  before(async () => {
    test = await startTestApp();
  });
  after(() => test.close());

  it('say what will come, and show the programme', async () => {
    for (const path of ['/', '/results']) {
      const { status, text } = await request(test.app).get(path);
      expect(status, path).to.equal(200);
      expect(text, path).to.include('Результатов пока нет');
      expect(await complaints(text), path).to.deep.equal([]);
    }
    const { text } = await request(test.app).get('/');
    expect(text.replaceAll('\u00a0', ' ')).to.include('План на 2013 год есть, факт ещё не внесён');
    expect(text.replaceAll('\u00a0', ' ')).to.include('Сейчас ни один опрос не открыт');
  });
});
