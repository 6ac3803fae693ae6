// What machines follow and share: the feed, the map of pages, the picture of a page, and the search by words.
import { expect } from 'chai';
import request from 'supertest';
import { startTestApp, type TestApp } from '../../support/app.ts';
import { publishAll } from '../../support/releases.ts';
import { headlineOf, publish, rowsOf, single, survey } from '../services/results/published.ts';

const site = 'https://barometer.example';

describe('feeds, shared pages and search', () => {
  let test: TestApp;
  let release = '';
  before(async () => {
    test = await startTestApp([], { BASE_URL: site });
    const asked = survey([
      { ...single('met', ['yes', 'no'], headlineOf('yes')), text: { ru: 'Ёмкость & доверие?' } },
    ]);
    const rows = rowsOf([300, { met: 'yes' }], [700, { met: 'no' }]);
    await publish(test.stores, asked, [{ name: '2013', rows, isDemonstration: true }]);
    release = await publishAll(test.services, 'sample');
  });
  after(() => test.close());

  const get = (path: string) => request(test.app).get(path);

  it('tells of a release in the feed of each language, with whole addresses and the mark of made-up data', async () => {
    const { status, text, headers } = await get('/rss.xml');
    expect(status).to.equal(200);
    expect(headers['content-type']).to.contain('application/rss+xml');
    expect(text)
      .to.contain(`<link>${site}/releases/${release}</link>`)
      .and.to.contain('Демонстрационные данные');
    const english = (await get('/en/rss.xml')).text;
    expect(english)
      .to.contain(`<link>${site}/en/releases/${release}</link>`)
      .and.to.contain('<language>en</language>');
  });

  it('maps every public page, and each of the map answers', async () => {
    const { text } = await get('/sitemap.xml');
    const pages = [...text.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, page = '']) => page.replace(site, ''));
    expect(pages).to.include.members(['/results/sample/met', '/en/data', `/data/${release}`]);
    for (const page of pages) expect((await get(page === '' ? '/' : page)).status, page).to.equal(200);
    expect((await get('/robots.txt')).text).to.contain(`Sitemap: ${site}/sitemap.xml`);
  });

  it('shares a finding with a picture that is there', async () => {
    for (const path of ['/', '/results/sample/met']) {
      const { text } = await get(path);
      const [, picture = ''] = /property="og:image" content="([^"]+)"/.exec(text) ?? [];
      expect(picture, path).to.match(/^https:\/\/barometer\.example\/results\/sample\/met\.png/);
      const painted = await get(picture.replace(site, '').replaceAll('&amp;', '&'));
      expect(painted.headers['content-type']).to.equal('image/png');
    }
  });

  it('finds questions by words in any form and by "е" for "ё", and says what to do where there are none', async () => {
    const search = async (words: string): Promise<string> =>
      (await get(`/results?q=${encodeURIComponent(words)}`)).text;
    for (const words of ['емкость', 'ЁМКОСТИ', 'доверия емкость'])
      expect(await search(words)).to.contain('/results/sample/met');
    const none = (await search('нетслова<script>')).replaceAll('\u00a0', ' ');
    expect(none).to.contain('Ничего не нашлось').and.not.to.contain('<script>');
    expect(none).to.not.contain('/results/sample/met');
  });
});
