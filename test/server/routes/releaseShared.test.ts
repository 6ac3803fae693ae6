// What a messenger or a social network shows of a release that somebody shares: what was found, and its drawing under the same guard.
import { expect } from 'chai';
import request from 'supertest';
import { startTestApp, type TestApp } from '../../support/app.ts';
import {
  completeStatements,
  done,
  draftOf,
  findingAbout,
  press,
  publishAll,
} from '../../support/releases.ts';
import { plain } from '../../support/staff.ts';
import { headlineOf, publish, rowsOf, single, survey } from '../services/results/published.ts';

const asked = survey([single('met', ['yes', 'no'], headlineOf('yes'))]);
const rows = rowsOf([200, { met: 'yes' }], [800, { met: 'no' }]);

describe('a release that is shared', () => {
  let test: TestApp;
  beforeEach(async () => {
    test = await startTestApp();
    await publish(test.stores, asked, [{ name: '2013', rows }]);
    await completeStatements(test.services, 'sample');
  });
  afterEach(() => test.close());

  const get = (path: string) => request(test.app).get(path);
  const metaOf = (html: string, name: string): string =>
    new RegExp(`<meta property="og:${name}" content="([^"]*)">`).exec(html)?.[1] ?? '';

  it('says what was found and shows its drawing, the same in every answer', async () => {
    const release = await publishAll(test.services, 'sample');
    const html = (await get(`/releases/${release}`)).text;
    expect(plain(metaOf(html, 'description'))).to.match(/20 % ± 2.*2026-1/);
    const { pathname } = new URL(metaOf(html, 'image'));
    expect(pathname).to.equal(`/releases/${release}/1/picture.png`);
    expect(metaOf(html, 'image:alt')).to.include('20');
    const picture = await get(pathname);
    expect(picture.type).to.equal('image/png');
    expect(Buffer.from(picture.body).subarray(1, 4).toString()).to.equal('PNG'); // bytes by the type above
    const again = await get(pathname).set('If-None-Match', picture.headers['etag'] ?? '');
    expect(again.status).to.equal(304);
  });

  it('has its picture in the language of the page', async () => {
    const release = await publishAll(test.services, 'sample');
    const html = (await get(`/en/releases/${release}`)).text;
    expect(metaOf(html, 'image')).to.match(new RegExp(`/en/releases/${release}/1/picture\\.png$`));
  });

  it('has no picture before it is published', async () => {
    const release = await draftOf(test.services, [await findingAbout(test.services, 'sample', 'met')]);
    expect((await get(`/releases/${release}/1/picture.png`)).status).to.equal(404);
    expect((await get('/releases/2026-9/1/picture.png')).status).to.equal(404);
  });

  it('loses words and picture when it is withdrawn', async () => {
    const release = await publishAll(test.services, 'sample');
    const reason = { ru: 'Ошибка в весах', en: 'The weights were wrong' };
    await done(test.services.releases.withdraw({ release, who: press, reason }));
    const html = (await get(`/releases/${release}`)).text;
    expect(metaOf(html, 'image')).to.equal('');
    expect(metaOf(html, 'description')).to.equal(`Выпуск ${release} отозван`);
    expect((await get(`/releases/${release}/1/picture.png`)).status).to.equal(410);
  });
});
