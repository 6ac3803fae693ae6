// What releases promise, over the real application: three people, an embargo, nothing to guess, nothing that changes, and a trace of it all.
import { expect } from 'chai';
import request from 'supertest';
import { textHash } from '../../../server/crypto.ts';
import type { Role } from '../../../server/roles.ts';
import { publishedService } from '../../../server/services/published.ts';
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
  publishDraft,
} from '../../support/releases.ts';
import { asStaff, email, password, plain, tokenIn, type StaffBrowser } from '../../support/staff.ts';
import { headlineOf, publish, rowsOf, single, survey } from '../services/results/published.ts';

const asked = survey([
  single('met', ['yes', 'no'], headlineOf('yes')),
  single('other', ['a', 'b'], headlineOf('a')),
]);
const rows = rowsOf([200, { met: 'yes', other: 'a' }], [800, { met: 'no', other: 'b' }]);

describe('releases', () => {
  let test: TestApp;
  beforeEach(async () => {
    test = await startTestApp();
    await publish(test.stores, asked, [{ name: '2013', rows }]);
    await completeStatements(test.services, 'sample');
  });
  afterEach(() => test.close());

  const get = (path: string) => request(test.app).get(path);
  const drafted = async (): Promise<string> =>
    draftOf(test.services, [await findingAbout(test.services, 'sample', 'met')]);
  const proposed = async (): Promise<string> => {
    const release = await drafted();
    await done(test.services.releases.propose({ release, who: proposer }));
    return release;
  };
  const approved = async (): Promise<string> => {
    const release = await proposed();
    const hash = await hashOf(test.services, release);
    await done(test.services.releases.approve({ release, who: approver, hash }));
    return release;
  };

  it('are approved by another person than the one who proposes, and published only after that', async () => {
    const release = await proposed();
    const { releases } = test.services;
    const hash = await hashOf(test.services, release);
    expect(await releases.publish({ release, who: press, hash, from: null })).to.deep.equal({
      refused: 'moved',
    });
    expect(await releases.approve({ release, who: proposer, hash })).to.deep.equal({
      refused: 'same_person',
    });
    expect(await releases.approve({ release, who: approver, hash: 'another' })).to.deep.equal({
      refused: 'moved',
    });
    await done(releases.approve({ release, who: approver, hash }));
    await done(releases.publish({ release, who: press, hash, from: null }));
    expect((await get(`/releases/${release}`)).status).to.equal(200);
    const acts = (await actsIn(test)).filter(act => act.includes(' release_'));
    expect(acts).to.deep.equal([
      `${proposer} release_made 2026-1.1`,
      `${proposer} release_proposed 2026-1.1`,
      `${approver} release_approved 2026-1.1 sha256:${hash}`,
      `${press} release_published 2026-1.1 sha256:${hash}`,
    ]);
  });

  it('answer in each state before publication like what never was: the same status, body and headers', async () => {
    const stages = [drafted, proposed, approved];
    const nothing = '/releases/2026-8';
    const bare = (
      { status, text, headers }: { status: number; text: string; headers: object },
      path: string,
    ) => [
      status,
      text.replaceAll(path, '').replace(/nonce="[^"]*"/g, ''),
      Object.keys(headers).filter(name => name !== 'date'),
    ];
    for (const stage of stages) {
      const release = await stage();
      for (const tail of ['', '/1', '/1.json', '/2'])
        for (const language of ['', '/en'])
          expect(
            bare(await get(`${language}/releases/${release}${tail}`), release),
            `${stage.name} ${tail}`,
          ).to.deep.equal(bare(await get(`${language}${nothing}${tail}`), '2026-8'));
      const known = await get('/results/sample/met');
      const unknown = await get('/results/sample/never');
      expect(known.status).to.equal(404);
      expect(bare(known, 'sample/met')).to.deep.equal(bare(unknown, 'sample/never'));
      for (const path of ['/', '/results', '/releases'])
        expect((await get(path)).text).not.to.include('20 %');
    }
  });

  it('wait for the end of their embargo, on the clocks of the republic, and come out by themselves', async () => {
    const release = await approved();
    const hash = await hashOf(test.services, release);
    const { releases } = test.services;
    const at = (day: string, time: string) =>
      releases.publish({ release, who: press, hash, from: { day, time } });
    expect(await at('2026-06-14', '10:00')).to.deep.equal({ refused: 'past' });
    expect(await at('2026-06-31', '10:00')).to.deep.equal({ refused: 'no_time' });
    await done(at('2026-06-15', '13:00'));
    expect((await get(`/releases/${release}`)).status).to.equal(404);
    test.wait(29 * 60_000);
    expect((await get(`/releases/${release}/1.json`)).status).to.equal(404);
    expect((await get('/results/sample/met')).status).to.equal(404);
    test.wait(60_000);
    expect((await get(`/releases/${release}`)).status).to.equal(200);
    expect((await get('/results/sample/met')).status).to.equal(200);
    expect(await releases.recall({ release, who: press })).to.deep.equal({ refused: 'moved' });
    await test.services.audit.record({ who: press, what: 'view_saved', object: 'any' });
    test.wait(-60 * 60_000);
    const seen = await releases.recall({ release, who: press });
    expect(seen, 'the clock was put back, and the log goes on').to.deep.equal({ refused: 'moved' });
  });

  it('can be taken back without a trace until their embargo ends', async () => {
    const release = await approved();
    const hash = await hashOf(test.services, release);
    const from = { day: '2026-06-16', time: '10:00' };
    await done(test.services.releases.publish({ release, who: press, hash, from }));
    await done(test.services.releases.recall({ release, who: press }));
    test.wait(2 * 86_400_000);
    expect((await get(`/releases/${release}`)).status).to.equal(404);
  });

  it('say the same for good, whatever becomes of answers and words, under a hash that anybody can check', async () => {
    const release = await publishAll(test.services, 'sample');
    const file = await get(`/releases/${release}/1.json`);
    const page = await get(`/releases/${release}/1`);
    expect(page.text).to.include(textHash(file.text));
    const before = (await get('/results/sample/met.json')).body;
    await test.stores.responses.removeWave('sample.2013');
    await test.models.findings.deleteMany({});
    expect((await get(`/releases/${release}/1.json`)).text).to.equal(file.text);
    expect((await get('/results/sample/met.json')).body).to.deep.equal(before);
  });

  it('are not shown once what is stored is not what was frozen', async () => {
    const release = await approved();
    const hash = await hashOf(test.services, release);
    await done(test.services.releases.publish({ release, who: press, hash, from: null }));
    const [record] = await test.models.releases.find({ release }).lean();
    const forged = record?.snapshot?.replace('"value":0.2,', '"value":0.1,') ?? '';
    expect(forged).not.to.equal(record?.snapshot);
    await test.models.releases.updateOne({ release }, { $set: { snapshot: forged } });
    // A program that has not read it yet.
    const reading = publishedService({ stores: test.stores, clock: test.clock });
    const error = await reading.version(release).catch((problem: unknown) => problem);
    expect(error).to.include({ code: 'release_damaged' });
  });

  it('are missed by whoever looks after the program once a byte, or a whole text with its hash, was changed in the database', async () => {
    const release = await approved();
    const hash = await hashOf(test.services, release);
    const { releases } = test.services;
    await done(releases.publish({ release, who: press, hash, from: null }));
    const [record] = await test.models.releases.find({ release }).lean();
    const frozen = record?.snapshot ?? '';
    const put = (change: object) => test.models.releases.updateOne({ release }, { $set: change });
    expect(await releases.damaged()).to.deep.equal([]);
    const forged = frozen.replace('"value":0.2,', '"value":0.1,');
    await put({ snapshot: forged });
    expect(await releases.damaged()).to.deep.equal([{ version: '2026-1.1', what: 'text' }]);
    await put({ snapshot: forged, hash: textHash(forged) });
    expect(await releases.damaged()).to.deep.equal([{ version: '2026-1.1', what: 'seal' }]);
    await put({ snapshot: frozen, hash });
    expect(await releases.damaged()).to.deep.equal([]);
  });

  it('tell the reader of a damaged release what is wrong and whoever runs the server which it is', async () => {
    const release = await approved();
    const hash = await hashOf(test.services, release);
    await done(test.services.releases.publish({ release, who: press, hash, from: null }));
    await test.models.releases.updateOne({ release }, { $set: { hash: textHash('another') } });
    const { status, text } = await get(`/releases/${release}`);
    expect(status).to.equal(500);
    expect(plain(text)).to.include(release);
    expect(test.logLines.join('')).to.include(`"release":"${release}"`).and.to.include('release damaged');
  });

  it('keep an old version readable beside its correction, and say which is which', async () => {
    const release = await publishAll(test.services, 'sample');
    const { releases } = test.services;
    await done(releases.correct({ release, who: proposer }));
    expect(await releases.propose({ release, who: proposer })).to.deep.equal({ refused: 'no_words' });
    const note = { ru: 'Доля была названа не так', en: 'The share was named wrongly' };
    await done(releases.edit({ release, who: proposer, note }));
    expect((await get(`/releases/${release}`)).text, 'until it is published').not.to.include(note.ru);
    await publishDraft(test.services, release);
    const newest = plain((await get(`/releases/${release}`)).text);
    expect(newest).to.include('версия 2').and.include('Исправлено в этой версии').and.include(note.ru);
    const old = plain((await get(`/releases/${release}/1`)).text);
    expect(old).to.include('Это прежняя версия').and.include(note.ru).and.include('20 %');
    const question = plain((await get('/results/sample/met')).text);
    expect(question).to.include('версия 2').and.include(note.ru).and.include(`/releases/${release}/1`);
  });

  it('are withdrawn with a reason: the address tells it, and every number is gone', async () => {
    const release = await publishAll(test.services, 'sample');
    const { releases } = test.services;
    const nothing = { ru: ' ', en: '' };
    expect(await releases.withdraw({ release, who: press, reason: nothing })).to.deep.equal({
      refused: 'no_words',
    });
    const reason = { ru: 'Волну взвесили по старой переписи', en: '' };
    await done(releases.withdraw({ release, who: press, reason }));
    for (const path of [`/releases/${release}`, `/releases/${release}/1`]) {
      const { status, text } = await get(path);
      expect(status).to.equal(410);
      expect(plain(text)).to.include(reason.ru).and.not.include('20 %');
    }
    for (const path of [
      `/releases/${release}/1.json`,
      '/results/sample/met',
      '/results/sample/met.csv',
      '/results/sample',
    ])
      expect((await get(path)).status, path).to.equal(410);
    expect((await get('/')).text).to.include('Результатов пока нет');
  });

  it('cannot be published while the statement of a wave lacks an item', async () => {
    const release = await approved();
    const hash = await hashOf(test.services, release);
    await test.stores.statements.remove('sample.2013');
    const refused = await test.services.releases.publish({ release, who: press, hash, from: null });
    expect(refused).to.include({ refused: 'statement' });
    expect((await get(`/releases/${release}`)).status).to.equal(404);
  });

  describe('at the desk', () => {
    const browserOf = async (role: Role): Promise<StaffBrowser> => {
      const name = `${role}.${email}`;
      const made = await test.services.accounts.createAdministrator({ email: name, name: role, password });
      if ('mistakes' in made) throw new RangeError(JSON.stringify(made));
      await test.models.accounts.updateOne({ _id: made.account.id }, { $set: { role } });
      const visitor = asStaff(test.app);
      await visitor.signIn({ email: name });
      return visitor;
    };

    it('go from a question to the public through the hands of three people', async () => {
      const [sociologist, administrator, officer] = [
        await browserOf('sociologist'),
        await browserOf('administrator'),
        await browserOf('press'),
      ];
      const page = '/staff/findings/new?survey=sample&question=met';
      const form = { survey: 'sample', question: 'met', chart: 'bars', act: 'save' };
      const words = { 'words.ru': 'Столкнулись 20 % жителей', 'words.en': '{share} met it' };
      const wrong = await sociologist.post(page, { ...form, ...words });
      expect(wrong.status).to.equal(422);
      expect(plain(wrong.text)).to.include('пропало место числа').and.include('Столкнулись 20 % жителей');
      const right = { ...words, 'words.ru': 'Попали в такую ситуацию {share} жителей' };
      const saved = await sociologist.post(page, { ...form, ...right });
      expect(saved.status).to.equal(303);
      const finding = String(saved.headers['location']);
      expect(plain((await sociologist.agent.get(finding)).text)).to.include(
        'Попали в такую ситуацию 20 % ± ',
      );
      const begun = await sociologist.post(`/staff/releases/new?finding=${finding.split('/').at(-1)}`, {
        ...{ finding: finding.split('/').at(-1) ?? '', title_ru: 'Первый выпуск', title_en: 'The first' },
      });
      const release = String(begun.headers['location']);
      const move = async (who: StaffBrowser, name: string, more: Record<string, string> = {}) => {
        const { text } = await who.agent.get(release);
        const token = /name="token" value="([^"]+)"/.exec(text)?.[1] ?? '';
        const hash = /name="hash" value="([^"]*)"/.exec(text)?.[1] ?? '';
        return who.agent
          .post(`${release}/${name}`)
          .type('form')
          .send({ token, hash, ...more });
      };
      expect((await move(officer, 'propose')).status, 'the press does not propose').to.equal(403);
      expect((await move(sociologist, 'propose')).status).to.equal(303);
      const hash = await hashOf(test.services, '2026-1');
      expect((await move(sociologist, 'approve', { hash })).status, 'not by oneself').to.equal(422);
      expect((await move(officer, 'approve', { hash })).status).to.equal(403);
      expect((await move(administrator, 'approve')).status).to.equal(303);
      expect((await move(sociologist, 'publish', { hash })).status).to.equal(403);
      expect((await move(officer, 'publish')).status).to.equal(303);
      expect(plain((await get('/results/sample/met')).text)).to.include('Попали в такую ситуацию 20 % ± ');
    });

    it('show whoever approves what the public will read: both languages and the chart', async () => {
      const release = await proposed();
      const sociologist = await browserOf('sociologist');
      const shown = plain((await sociologist.agent.get(`/staff/releases/${release}`)).text);
      expect(shown).to.include('20 % ± ').and.include('<p lang="en">').and.include('20% ± ');
      expect(shown).to.include('data-chart="finding-1-bars-data"');
    });

    it('offer a draft the findings that are kept, and take each with one click', async () => {
      const release = await drafted();
      const other = await findingAbout(test.services, 'sample', 'other');
      const sociologist = await browserOf('sociologist');
      const { text } = await sociologist.agent.get(`/staff/releases/${release}`);
      expect(text).to.include(`value="in:${other}"`);
      const send = (act: string) =>
        sociologist.agent
          .post(`/staff/releases/${release}/edit`)
          .type('form')
          .send({ token: tokenIn(text), revision: /name="revision" value="(\d+)"/.exec(text)?.[1], act });
      expect((await send('in:nothing')).status, 'a finding that is none').to.equal(404);
      expect((await send(`in:${other}`)).status).to.equal(303);
      expect((await test.services.releases.find(release)).newest.findings.at(-1)).to.equal(other);
      const after = await sociologist.agent.get(`/staff/releases/${release}`);
      expect(after.text).to.include(`value="out:${other}"`);
      expect(after.text).not.to.include(`value="in:${other}"`);
    });

    it('stand first on the page of the day for whoever can take them further, and for nobody else', async () => {
      const release = await proposed();
      const home = async (role: Role): Promise<string> =>
        plain((await (await browserOf(role)).agent.get('/staff')).text);
      expect(await home('sociologist')).to.include(`class="button" href="/staff/releases/${release}"`);
      expect(await home('press')).not.to.include(`/staff/releases/${release}`);
      expect(await home('interviewer')).not.to.include(`/staff/releases/${release}`);
    });

    it('are not proposed under a title that says a share', async () => {
      const { releases } = test.services;
      const finding = await findingAbout(test.services, 'sample', 'met');
      const release = await draftOf(test.services, [finding], 'Доверяют 45 %');
      expect(await releases.propose({ release, who: proposer })).to.deep.equal({
        ...{ refused: 'title_share', found: '%' },
      });
      const title = { ru: 'Доверие в\u202e 2013 году', en: 'Trust' };
      await done(releases.edit({ release, who: proposer, title }));
      expect((await releases.find(release)).newest.title.ru).to.equal('Доверие в 2013 году');
      await done(releases.propose({ release, who: proposer }));
    });

    it('come out one after another: of two that never saw each other, only one', async () => {
      const { releases } = test.services;
      const [first, second] = [await proposed(), await proposed()];
      for (const release of [first, second])
        await done(releases.approve({ release, who: approver, hash: await hashOf(test.services, release) }));
      const outcomes = await Promise.all(
        [first, second].map(async release =>
          releases.publish({ release, who: press, hash: await hashOf(test.services, release), from: null }),
        ),
      );
      expect(outcomes.map(outcome => ('refused' in outcome ? outcome.refused : 'done'))).to.have.members([
        'done',
        'others_out',
      ]);
    });

    it('are not called published while their embargo lasts', async () => {
      const release = await approved();
      const officer = await browserOf('press');
      const page = `/staff/releases/${release}`;
      const { text } = await officer.agent.get(page);
      const token = /name="token" value="([^"]+)"/.exec(text)?.[1] ?? '';
      const hash = await hashOf(test.services, release);
      const form = { token, hash, day: '2026-06-16', time: '10:00' };
      expect((await officer.agent.post(`${page}/publish`).type('form').send(form)).status).to.equal(303);
      const shown = plain((await officer.agent.get(page)).text);
      expect(shown).to.include(`Выпуск ${release} выйдет, когда кончится эмбарго.`);
      expect(shown).not.to.include(`Выпуск ${release} опубликован.`);
    });

    it('tell who looked at the numbers before the public could', async () => {
      const release = await proposed();
      const officer = await browserOf('press');
      const shown = plain((await officer.agent.get(`/staff/releases/${release}`)).text);
      expect(shown).to.include('Кто смотрел до публикации').and.include('<b>press</b>');
      const looks = (await actsIn(test)).filter(act => act.includes(`release_viewed ${release}.1`));
      expect(looks).to.have.length(1);
    });
  });
});
