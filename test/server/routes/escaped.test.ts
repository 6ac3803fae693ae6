// What people write stands on pages of the public as it was written: as text, never as markup; and words about numbers are looked at again
// when the questionnaire has changed.
import { expect } from 'chai';
import request from 'supertest';
import { fieldsFrom } from '../../../server/services/statements/read.ts';
import { startTestApp, type TestApp } from '../../support/app.ts';
import {
  completeStatements,
  done,
  draftOf,
  findingAbout,
  press,
  proposer,
  publishDraft,
} from '../../support/releases.ts';
import { headlineOf, publish, rowsOf, single, survey } from '../services/results/published.ts';

const asked = survey([single('met', ['yes', 'no'], headlineOf('yes'))]);
const reworded = survey([
  single('met', ['yes', 'no'], { ...headlineOf('yes'), text: { ru: 'Теперь о другом?', en: 'Now else?' } }),
]);
const rows = rowsOf([200, { met: 'yes' }], [800, { met: 'no' }]);
const markup = '<img src=x onerror="alert(1)">';
const pages = [
  ...[
    '/',
    '/results',
    '/results/sample',
    '/results/sample/met',
    '/results/sample/met.svg',
    '/data',
    '/releases',
  ],
  ...['/feed.xml', '/method/sample/2013', '/embed/x', '/sitemap.xml'],
];

describe('words that people write', () => {
  let test: TestApp;
  beforeEach(async () => {
    test = await startTestApp();
    await publish(test.stores, asked, [
      { name: '2013', rows },
      { name: '2014', rows, document: reworded, state: 'open' },
    ]);
    await completeStatements(test.services, 'sample');
  });
  afterEach(() => test.close());

  const said = {
    ru: `Столкнулись {share} ${markup}`.replace('(1)', ''),
    en: `{share} met it ${markup}`.replace('(1)', ''),
  };

  it('are text on every public page: of a finding, a release, its note and reason, and a statement', async () => {
    const { fields } = await test.services.statements.form('sample', '2013');
    const field = (name: string): string =>
      name === 'revision' ? fields.revision : name.startsWith('outcome') ? '10' : markup;
    await test.services.statements.save('sample', '2013', fieldsFrom(field), proposer);
    const finding = await findingAbout(test.services, 'sample', 'met', { words: said });
    const title = { ru: `Доверие <b>${markup.replace('(1)', '')}`, en: '<b>Trust' };
    const release = await draftOf(test.services, [finding]);
    await done(test.services.releases.edit({ release, who: proposer, title }));
    await publishDraft(test.services, release);
    await done(test.services.releases.correct({ release, who: proposer }));
    await done(test.services.releases.edit({ release, who: proposer, note: { ru: markup, en: markup } }));
    await publishDraft(test.services, release);
    const own = [`/releases/${release}`, `/releases/${release}/1`, `/data/${release}`];
    const look = async (path: string): Promise<void> => {
      const { text, body } = await request(test.app).get(path);
      const shown = text || String(body);
      expect(shown, path)
        .to.not.match(/<img src=x/)
        .and.not.include('<b><img')
        .and.not.include('<b>Trust');
    };
    for (const path of [...pages, ...own]) for (const at of [path, `/en${path}`]) await look(at);
    expect((await request(test.app).get('/method/sample/2013')).text).to.include('&lt;img src=x');
    expect((await request(test.app).get(`/releases/${release}`)).text).to.include('&lt;img src=x');
    const reason = { ru: markup, en: markup };
    await done(test.services.releases.withdraw({ release, who: press, reason }));
    for (const path of [...pages, ...own]) await look(path);
  });

  it('about a number are looked at again when the questionnaire has a new version of the question', async () => {
    const words = { ru: 'Столкнулись {share} жителей', en: '{share} met it' };
    const finding = await findingAbout(test.services, 'sample', 'met', { words });
    const release = await draftOf(test.services, [finding]);
    await test.stores.waves.move('sample.2014', 'open', 'closed');
    expect(await test.services.releases.propose({ release, who: proposer })).to.include({ refused: 'words' });
    const changed = await test.services.findings.change(finding, {
      ...{ survey: 'sample', questions: ['met'], by: null, chart: 'bars', words, who: proposer },
    });
    expect(changed).to.have.property('id', finding);
    await done(test.services.releases.propose({ release, who: proposer }));
  });
});
