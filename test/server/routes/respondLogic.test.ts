import { expect } from 'chai';
import { fixture, startTestApp, type TestApp } from '../../support/app.ts';
import { asRespondent } from '../../support/respondent.ts';

type Respondent = ReturnType<typeof asRespondent>;

const pages = { born: 1, places: 2, hardest: 3, often: 4, cop: 5, judge: 6, story: 7, trust: 8, thanks: 9 };
/** Chance differs from interview to interview; what must hold holds in each. */
const interviews = 3;
type PageName = keyof typeof pages;
const path = (page: PageName): string => `/s/logic/${pages[page]}`;

/** Values of the inputs of a field in the order they stand on the page. */
const valuesOf = (html: string, name: string): string[] =>
  [...html.matchAll(/<input[^>]*>/g)]
    .map(([tag]) => tag)
    .filter(tag => tag.includes(`name="${name}"`))
    .flatMap(tag => /value="([^"]*)"/.exec(tag)?.[1] ?? []);

const plain = (html: string): string => html.replaceAll('\u00a0', ' ');

describe('a questionnaire with logic of every kind', function () {
  this.timeout(30_000);

  let test: TestApp;
  before(async () => {
    test = await startTestApp([fixture('logic')]);
  });
  after(() => test.close());

  const begin = async (): Promise<Respondent> => {
    const respondent = asRespondent(test.app);
    await respondent.post('/s/logic');
    return respondent;
  };
  const show = async (respondent: Respondent, page: PageName, prefix = ''): Promise<string> =>
    plain((await respondent.get(prefix + path(page))).text);
  const next = async (respondent: Respondent, page: PageName, form = {}): Promise<string> => {
    const sent = await respondent.post(path(page), form);
    const location = sent.headers['location'] ?? '';
    return location === path(page) ? show(respondent, page) : location;
  };

  it('says at the field what a broken constraint asks for, with the year of the wave', async () => {
    const respondent = await begin();
    const sent = await respondent.post(path('born'), { born: '2010' }).redirects(1);
    expect(sent.status).to.equal(422);
    expect(plain(sent.text)).to.match(
      /id="born-mistake-1">Опрос для тех, кому исполнится 18 лет в 2026 году</,
    );
    const english = await respondent.post(`/en${path('born')}`, { born: '2010' }).redirects(1);
    expect(plain(english.text)).to.include('for those who turn 18 in 2026');
    expect(await next(respondent, 'born', { born_band: 'refused' })).to.equal(path('places'));
    expect(await next(respondent, 'born', { born: '1980' })).to.equal(path('places'));
  });

  it('checks a constraint over several answers, and keeps what was ticked', async () => {
    const respondent = await begin();
    await next(respondent, 'born', { born: '1980' });
    const html = await next(respondent, 'places', { places: ['clinic', 'court'] });
    expect(html)
      .to.include('Не ровно два места')
      .and.to.match(/value="court"[^>]*checked/);
    expect(await next(respondent, 'places', { places: 'clinic' })).to.match(/\/s\/logic\/[45]$/);
  });

  it('keeps the order of options on refresh, on the way back and in the other language, anchors last', async () => {
    for (let count = 0; count < interviews; count += 1) {
      const respondent = await begin();
      await next(respondent, 'born', { born: '1980' });
      const order = valuesOf(await show(respondent, 'places'), 'places');
      expect(order.slice(5)).to.deep.equal(['other', 'none', 'hard_to_say', 'refused']);
      await next(respondent, 'places', { places: ['clinic', 'court', 'tax'] });
      expect(valuesOf(await show(respondent, 'places'), 'places')).to.deep.equal(order);
      expect(valuesOf(await show(respondent, 'places', '/en'), 'places')).to.deep.equal(order);
    }
  });

  it('offers only what was chosen before, repeats it in the text, and forgets what left the path', async () => {
    const respondent = await begin();
    await next(respondent, 'born', { born: '1980' });
    await next(respondent, 'places', {
      places: ['court', 'clinic', 'other'],
      places_specify: '<b>рынок</b>',
    });
    const html = await show(respondent, 'hardest');
    expect(html).to.include('Вы бывали здесь: Поликлиника, Суд, &lt;b&gt;рынок&lt;/b&gt;.');
    expect(valuesOf(html, 'hardest').toSorted()).to.deep.equal(
      ['clinic', 'court', 'same', 'hard_to_say', 'refused'].toSorted(),
    );
    expect(await next(respondent, 'hardest', { hardest: 'tax' })).to.include('Ответ не удалось прочитать');
    expect(await next(respondent, 'hardest', { hardest: 'court' })).to.match(/\/s\/logic\/[45]$/);
  });

  const nameAt = (location: string): PageName => {
    const found = Object.keys(pages).find(name => path(name as PageName) === location); // a key of pages
    if (found === undefined) throw new RangeError(`${location.slice(0, 300)} is no page`);
    return found as PageName; // found among the keys
  };

  /** Answers the pages of the block in the order this interview meets them, and looks back from each. */
  const throughBlock = async (respondent: Respondent, first: PageName): Promise<PageName[]> => {
    const met: PageName[] = ['hardest'];
    for (let page = first; page !== 'story';) {
      const html = await show(respondent, page);
      expect(html).to.include(`href="${path(met.at(-1) ?? first)}"`);
      met.push(page);
      page = nameAt(await next(respondent, page, page === 'often' ? { often: '12345' } : { [page]: 'yes' }));
    }
    return met.slice(1);
  };

  it('goes through a block in one order, parts together, and sends what chance decided but no seed', async () => {
    for (let count = 0; count < interviews; count += 1) {
      const respondent = await begin();
      await next(respondent, 'born', { born: '1980' });
      const order = valuesOf(await show(respondent, 'places'), 'places');
      await next(respondent, 'places', { places: ['clinic', 'court', 'tax'] });
      const met = await throughBlock(
        respondent,
        nameAt(await next(respondent, 'hardest', { hardest: 'same' })),
      );
      expect(['often,cop,judge', 'cop,judge,often']).to.include(met.join());
      const story = await show(respondent, 'story');
      expect(story)
        .to.include('Вы были в поликлинике 12 345 раз')
        .and.to.include('Труднее всего: Везде одинаково');
      expect(story).to.include('Можно оставить без ответа.');
      expect(await show(respondent, 'story', '/en')).to.include('12,345 times');
      expect(await next(respondent, 'story', {})).to.equal(path('trust'));
      const trust = await show(respondent, 'trust');
      expect(trust).to.include('Вам 35 лет и старше. Доверяете?').and.not.to.include('trust.clinic');
      await next(respondent, 'trust', { 'trust.police': 'yes' });
      const thanks = await show(respondent, 'thanks');
      expect(thanks).to.include('«без слов»');
      await next(respondent, 'thanks', {});
      const review = plain((await respondent.get('/s/logic/review')).text);
      expect(review).to.include('Вы бывали здесь: Поликлиника, Суд, Налоговая').and.to.include('Без ответа');
      await respondent.post('/s/logic/submit');
      const found = await test.models.responses.find({ 'answers.born': 1980 }).lean();
      const response = found.find(
        ({ answers }) => String(answers['places_order']) === order.slice(0, 7).join(),
      );
      expect(response?.answers).to.include({ age: 46, generation: 'older', story: 'skipped', often: 12345 });
      expect(response?.answers['trust']).to.deep.equal({ police: 'yes' });
      expect(response?.answers['offices_order']).to.deep.equal(
        met.includes('often') && met[0] === 'often' ? ['often', 'law'] : ['law', 'often'],
      );
      expect(response?.answers).not.to.have.any.keys('this_year', 'visits', 'seed');
      expect(JSON.stringify(found.map(({ answers }) => answers))).not.to.match(/[0-9a-f]{16}/);
    }
  });
});
