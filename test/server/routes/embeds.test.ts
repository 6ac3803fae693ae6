// A finding in a page of another site: live or frozen, small, framed by anybody, and honest when it is corrected, withdrawn or unknown.
import { expect } from 'chai';
import request from 'supertest';
import { startTestApp, type TestApp } from '../../support/app.ts';
import { done, press, proposer, publishAll, publishDraft } from '../../support/releases.ts';
import { headlineOf, publish, rowsOf, single, survey } from '../services/results/published.ts';

describe('an embedded finding', () => {
  let test: TestApp;
  let release = '';
  let finding = '';
  before(async () => {
    test = await startTestApp();
    const asked = survey([single('met', ['yes', 'no'], headlineOf('yes'))]);
    const rows = rowsOf([300, { met: 'yes' }], [700, { met: 'no' }]);
    await publish(test.stores, asked, [{ name: '2013', rows, isDemonstration: true }]);
    release = await publishAll(test.services, 'sample');
    finding = (await test.services.published.version(release)).snapshot.findings[0]?.id ?? '';
  });
  after(() => test.close());

  const get = (path: string) => request(test.app).get(path);
  const pictureIn = (page: string): string => /<img src="([^"]+)"/.exec(page)?.[1] ?? '';

  it('weighs at most 60 KB with its sheet and picture, and asks nothing of another site', async () => {
    for (const language of ['', '/en']) {
      const page = await get(`${language}/embed/${finding}`);
      expect(page.status).to.equal(200);
      const sheet = /rel="stylesheet" href="([^"]+)"/.exec(page.text)?.[1] ?? '';
      const files = await Promise.all([get(sheet), get(pictureIn(page.text)).buffer(true)]);
      // unpacked where it came in parts: more than went over the wire
      const bytes = [page, ...files].reduce(
        (sum, { headers, text }) => sum + Number(headers['content-length'] ?? Buffer.byteLength(text)),
        0,
      );
      expect(bytes).to.be.within(3000, 60_000);
      expect(page.text).not.to.match(/<script|(?:src|srcset)="https?:/);
      for (const [link] of page.text.matchAll(/<a [^>]*>/g))
        expect(link).to.contain('target="_top" rel="noopener"');
    }
  });

  it('may stand in a frame of anybody, and only it', async () => {
    const embed = await get(`/embed/${finding}`);
    expect(embed.headers['content-security-policy']).to.contain('frame-ancestors *');
    expect(embed.headers).not.to.have.property('x-frame-options');
    const page = await get('/results/sample/met');
    expect(page.headers['content-security-policy']).to.contain("frame-ancestors 'none'");
    expect(page.headers['x-frame-options']).to.equal('DENY');
  });

  it('is kept for minutes, its pictures for good', async () => {
    const page = await get(`/embed/${finding}/${release}.1`);
    expect(page.headers['cache-control']).to.contain('max-age=300');
    const again = await get(`/embed/${finding}/${release}.1`).set(
      'If-None-Match',
      page.headers['etag'] ?? '',
    );
    expect(again.status).to.equal(304);
    expect(again.headers).not.to.have.property('x-frame-options');
    const picture = await get(pictureIn(page.text));
    expect(picture.headers['content-type']).to.contain('image/svg+xml');
    expect(picture.headers['cache-control']).to.contain('immutable');
  });

  it('has its code on the page of the question, for both kinds', async () => {
    const { text } = await get('/results/sample/met');
    expect(text).to.contain(`/embed/${finding}&#34;`).and.to.contain(`/embed/${finding}/${release}.1&#34;`);
  });

  it('is not there under an address where nothing was published, nor in a size that is not made', async () => {
    for (const path of ['/embed/nothing', `/embed/${finding}/${release}.9`, '/embed/nothing/2013-1.1']) {
      const { status, headers } = await get(path);
      expect(status, path).to.equal(404);
      expect(headers['content-security-policy'], path).to.contain('frame-ancestors *');
    }
    expect((await get(`/embed/${finding}/${release}.1/289-light.svg`)).status).to.equal(404);
  });

  it('names a correction on the frozen one, follows it on the live one, and tells of a withdrawal', async () => {
    const { releases } = test.services;
    await done(releases.correct({ release, who: proposer }));
    const note = { ru: 'Исправлена опечатка.', en: 'A misprint.' };
    await done(releases.edit({ release, who: proposer, note }));
    await publishDraft(test.services, release);
    const frozen = await get(`/embed/${finding}/${release}.1`);
    expect(frozen.text).to.contain('Исправлена опечатка.').and.to.contain(`/${release}.1/`);
    const live = await get(`/embed/${finding}`);
    expect(live.text).to.contain(`/${release}.2/`).and.not.to.contain('class="later"');
    await done(
      releases.withdraw({ release, who: press, reason: { ru: 'Ошибка в весах.', en: 'Wrong weights.' } }),
    );
    for (const path of [`/embed/${finding}`, `/embed/${finding}/${release}.1`]) {
      const gone = await get(path);
      expect(gone.status).to.equal(410);
      expect(gone.text.replaceAll('\u00a0', ' ')).to.contain('Ошибка в весах.').and.not.to.contain('<img');
    }
    expect((await get(pictureIn(live.text))).status).to.equal(410);
  });
});
