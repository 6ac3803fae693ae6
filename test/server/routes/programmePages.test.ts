// What the page of a programme shows and hands over: pictures, numbers of its file, criteria with links that lead somewhere; and that any
// programme of the same form will do.
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { expect } from 'chai';
import { parse } from 'csv-parse/sync';
import request from 'supertest';
import { projectRoot } from '../../../server/root.ts';
import { fillProgramme } from '../../../server/services/demo/programme.ts';
import { releaseDemonstration } from '../../../server/services/demo/releases.ts';
import { readLibrary } from '../../../server/services/library.ts';
import { readProgramme } from '../../../server/services/programme.ts';
import type { Figure } from '../../../server/stores/figures.ts';
import { usualLimits } from '../../../server/middleware/load.ts';
import { startTestApp, type TestApp } from '../../support/app.ts';
import { plain } from '../../support/staff.ts';

const hotline = readLibrary(join(projectRoot, 'surveys', 'library')).find(
  ({ id }) => id === 'hotline_follow_up',
);

describe('pages and pictures of the programme', () => {
  let test: TestApp;
  const get = (path: string) => request(test.app).get(path);
  const cellsOf = async (path: string): Promise<string[][]> =>
    [...plain((await get(path)).text).matchAll(/<tr>(.*?)<\/tr>/g)].map(([, row = '']) =>
      [...row.matchAll(/<t[dh][^>]*>(.*?)<\/t[dh]>/g)].map(([, cell = '']) =>
        cell
          .replace(/<small>.*?<\/small>/g, '')
          .replace(/<[^>]+>/g, '')
          .trim(),
      ),
    );

  before(async () => {
    test = await startTestApp();
    const parts = { stores: test.stores, clock: test.clock, random: randomBytes };
    if (!hotline) throw new RangeError('surveys/library has no questionnaire for callers of the hotline');
    await fillProgramme(parts, hotline, 'anticorruption-2011-2013');
    await releaseDemonstration(parts, hotline.id, '2013');
  });
  after(() => test.close());

  it('show base and plan of every year as the file of the programme has them', async () => {
    const { indicators, years } = readProgramme();
    const rows = (await cellsOf('/programme')).filter(([name]) => /^\d\. /.test(name ?? ''));
    expect(rows).to.have.length(indicators.length);
    for (const [at, { base, plan }] of indicators.entries()) {
      const row = rows[at] ?? [];
      expect(row[1]).to.equal(String(base));
      expect(years.map((_, i) => row[2 + 2 * i])).to.deep.equal(
        years.map(year => String(plan[String(year)])),
      );
    }
  });

  it('show the money of each document, and never a sum of the two', async () => {
    const { budgets } = readProgramme();
    const text = plain((await get('/programme')).text);
    const sums = [
      51_100,
      ...(budgets[0]
        ? Object.keys(budgets[0].by_year).map(year =>
            budgets.reduce((sum, { by_year }) => sum + (by_year[year] ?? 0), 0),
          )
        : []),
    ];
    for (const amount of ['всего 800', 'всего 50 300', '25 300', '24 800', '2011: 200'])
      expect(text).to.include(amount);
    for (const sum of sums.filter(each => each > 1000)) {
      const shown = String(sum).replace(/(\d+)(\d{3})/, '$1 $2');
      expect(text, shown).to.not.include(shown);
    }
  });

  for (const [path, words] of [
    ['/programme/indicators/4', 'план 2013 года не выполнен — 4 чел. при плане 0 чел.'],
    ['/programme/indicators/6', 'разница в пределах погрешности'],
    [
      '/programme/money/passport_whole_programme',
      'паспорт программы в редакции постановления от 2 апреля 2013 г. № 75',
    ],
    ['/en/programme/indicators/1', 'Indicator 1. Share of legal acts and drafts examined'],
  ] as const)
    it(`hand over ${path} in every size, with source, dates and address inside`, async () => {
      const svg = (await get(`${path}.svg`)).body.toString('utf8').replaceAll('\u00a0', ' ');
      expect(svg).to.include(words).and.include('localhost:3000').and.include('/programme');
      const sizes = { '1x': 768, '2x': 1536, square: 1080, story: 1080 };
      for (const [size, width] of Object.entries(sizes)) {
        const { body, headers } = await get(`${path}.png?size=${size}`);
        expect(headers['content-type']).to.equal('image/png');
        expect(body.readUInt32BE(16), size).to.equal(width);
      }
    }).timeout(30_000);

  it('carry the documents of facts and of the plan with their days, and the mark of the demonstration', async () => {
    const svg = (await get('/programme/indicators/2.svg')).body.toString('utf8').replaceAll('\u00a0', ' ');
    expect(svg)
      .to.include('2013 — 20 января 2014')
      .and.include('План: постановление от 28 декабря 2010 г. № 215')
      .and.include('Демонстрационные данные');
    const sixth = (await get('/programme/indicators/6.svg')).body.toString('utf8').replaceAll('\u00a0', ' ');
    expect(sixth).to.include('2013 — n = 214').and.include('95-процентный интервал');
  });

  it('paint nothing that is not there', async () => {
    for (const path of [
      'indicators/7.png',
      'indicators/1.png?size=huge',
      'money/both.svg',
      'indicators/1.gif',
    ])
      expect((await get(`/programme/${path}`)).status, path).to.equal(404);
  });

  it('say what has not changed, and are sent once', async () => {
    for (const path of ['/programme', '/programme.csv', '/programme.json', '/programme/indicators/1.svg']) {
      const { headers } = await get(path);
      expect((await get(path).set('If-None-Match', headers['etag'] ?? '')).status, path).to.equal(304);
    }
  });

  it('link every criterion to published results, and every link leads somewhere', async () => {
    const { text } = await get('/programme');
    const links = [...text.slice(text.indexOf('class="criteria"')).matchAll(/<li><a href="([^"]+)"/g)];
    expect(links.map(([, href]) => href)).to.include('/results/hotline_follow_up/trust_growth');
    for (const [, href = ''] of links) expect((await get(href)).status, href).to.equal(200);
  });

  it('count appeals of 2013 by quarter beside the year, in page and file alike', async () => {
    const rows = await cellsOf('/programme');
    expect(rows.find(([name]) => name === '2013')).to.include.members(['523', '187', '44', '754']);
    expect(rows.find(([name]) => name === 'IV квартал')).to.include.members(['150', '57', '11', '218']);
    const { appeals } = (await get('/programme.json')).body;
    expect(appeals[2]).to.include({ counted_by: 'quarter', total: 754 });
    expect(appeals[2].periods.map(({ total }: { total: number }) => total)).to.deep.equal([
      172, 188, 176, 218,
    ]);
    expect(appeals[2].share_of_growth.low).to.be.below(appeals[2].share_of_growth.percent);
  });
});

describe('another programme', () => {
  it('is shown from its own file: five years, two indicators, one budget, nothing of ours', async () => {
    const programme = readProgramme(join(projectRoot, 'test', 'fixtures', 'programme', 'roads.json'));
    const test = await startTestApp([], {}, usualLimits, { programme });
    const entered = (item: string, value: number): Figure => ({
      ...{ id: item, programme: programme.id, kind: 'fact', item, period: '2024', number: 1, value },
      ...{
        document: { ru: 'Отчёт', en: '' },
        documentDate: '2025-01-20',
        enteredBy: 'a',
        enteredOn: '2025-01-21',
      },
      ...{ signedBy: 'b', signedOn: '2025-01-22', isWithdrawn: false, isDemonstration: false },
    });
    await test.stores.figures.add(entered('10', 12));
    await test.stores.figures.add(entered('20', 100));
    const text = plain((await request(test.app).get('/programme')).text);
    expect(text).to.include('Из двух показателей за 2024 год выполнен один').and.include('Честные дороги');
    expect(text).to.include('Степень достижения 80 %').and.include('приложение 2').and.include('300,5');
    expect(text).to.not.include('горячую линию').and.not.include('раздела VIII');
    const rows = parse((await request(test.app).get('/en/programme.csv')).text, { columns: true });
    expect(rows).to.have.length(10);
    const picture = await request(test.app).get('/programme/indicators/20.png');
    expect(picture.headers['content-type']).to.equal('image/png');
    await test.close();
  }).timeout(30_000);
});

describe('money of waves', () => {
  it('is told with the cost of a completed interview, once both are known', async () => {
    const test = await startTestApp();
    const parts = { stores: test.stores, clock: test.clock, random: randomBytes };
    if (hotline) await fillProgramme(parts, hotline, 'anticorruption-2011-2013');
    const figure = {
      ...{ programme: 'anticorruption-2011-2013', item: 'hotline_follow_up', period: '2013' },
      ...{ number: 1, value: 21.4, document: { ru: 'Отчёт', en: '' }, documentDate: '2014-01-01' },
      ...{
        enteredBy: 'a',
        enteredOn: '2014-01-02',
        signedBy: 'b',
        signedOn: '2014-01-03',
        isWithdrawn: false,
        isDemonstration: false,
      },
    } as const;
    await test.stores.figures.add({ id: 'x', ...figure, kind: 'spent' });
    const { spending } = (await request(test.app).get('/programme.json')).body;
    expect(spending).to.have.length(1);
    expect(spending[0]).to.include({ wave: '2013', completed_interviews: 214, roubles_per_interview: 100 });
    await test.close();
  });
});
