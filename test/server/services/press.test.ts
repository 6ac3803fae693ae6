import { expect } from 'chai';
import type { PressFinding } from '../../../server/services/press.ts';
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
import { headlineOf, publish, rowsOf, single, survey } from './results/published.ts';

const asked = survey([
  single('met', ['yes', 'no'], headlineOf('yes')),
  single('other', ['a', 'b'], headlineOf('a')),
]);
const rows = rowsOf([200, { met: 'yes', other: 'a' }], [800, { met: 'no', other: 'b' }]);

describe('the findings of the press desk', () => {
  let test: TestApp;
  beforeEach(async () => {
    test = await startTestApp();
    await publish(test.stores, asked, [{ name: '2013', rows }]);
    await completeStatements(test.services, 'sample');
  });
  afterEach(() => test.close());

  const listed = async (): Promise<readonly string[]> =>
    (await test.services.press.list()).map(
      ({ version, finding }) => `${version.id} ${version.state} ${finding.questions.join()}`,
    );
  const approved = async (question: string): Promise<string> => {
    const release = await draftOf(test.services, [await findingAbout(test.services, 'sample', question)]);
    await done(test.services.releases.propose({ release, who: proposer }));
    await done(
      test.services.releases.approve({
        ...{ release, who: approver },
        hash: await hashOf(test.services, release),
      }),
    );
    return release;
  };
  const published = async (question: string, from: { day: string; time: string } | null): Promise<string> => {
    const release = await approved(question);
    const hash = await hashOf(test.services, release);
    await done(test.services.releases.publish({ release, who: press, hash, from }));
    return release;
  };
  const place = ({ version, finding }: PressFinding) => [finding.id, version.id] as const;
  const looks = async () => (await actsIn(test)).filter(act => act.includes('release_viewed'));

  it('begin with approval, and are in no list before it', async () => {
    const release = await draftOf(test.services, [await findingAbout(test.services, 'sample', 'met')]);
    expect(await listed()).to.deep.equal([]);
    await done(test.services.releases.propose({ release, who: proposer }));
    expect(await listed()).to.deep.equal([]);
    await done(
      test.services.releases.approve({
        ...{ release, who: approver },
        hash: await hashOf(test.services, release),
      }),
    );
    expect(await listed()).to.deep.equal([`${release}.1 approved met`]);
  });

  it('wait under embargo above those that are public, until their time comes', async () => {
    const first = await published('met', null);
    const second = await published('other', { day: '2026-06-15', time: '13:00' });
    expect(await listed()).to.deep.equal([`${second}.1 waiting other`, `${first}.1 public met`]);
    test.wait(31 * 60_000);
    expect(await listed()).to.deep.equal([`${second}.1 public other`, `${first}.1 public met`]);
  });

  it('write down who looks at one that is not public, and nobody who looks at one that is', async () => {
    await published('met', null);
    const release = await published('other', { day: '2026-06-16', time: '10:00' });
    const [waiting, open] = await test.services.press.list();
    expect(await looks(), 'the list alone').to.deep.equal([]);
    await test.services.press.find(...place(open!), press);
    expect(await looks(), 'a public one').to.deep.equal([]);
    await test.services.press.find(...place(waiting!), press);
    await test.services.press.version(`${release}.1`, approver);
    expect(await looks()).to.deep.equal([
      `${press} release_viewed ${release}.1`,
      `${approver} release_viewed ${release}.1`,
    ]);
  });

  it('show the newest version, and keep the former one under its own address', async () => {
    const release = await publishAll(test.services, 'sample');
    const [before] = await test.services.press.list();
    await done(test.services.releases.correct({ release, who: proposer }));
    const note = { ru: 'Доля была названа не так', en: 'The share was named wrongly' };
    await done(test.services.releases.edit({ release, who: proposer, note }));
    expect((await listed()).map(line => line.split(' ')[0])).to.deep.equal([`${release}.1`, `${release}.1`]);
    await publishDraft(test.services, release);
    expect((await listed()).map(line => line.split(' ')[0])).to.deep.equal([`${release}.2`, `${release}.2`]);
    const former = await test.services.press.find(...place(before!), press);
    expect(former.finding).to.deep.equal(before!.finding);
  });

  it('are gone once their release is withdrawn, under their address too', async () => {
    const release = await publishAll(test.services, 'sample');
    const [before] = await test.services.press.list();
    const reason = { ru: 'Волну взвесили по старой переписи', en: '' };
    await done(test.services.releases.withdraw({ release, who: press, reason }));
    expect(await listed()).to.deep.equal([]);
    const error = await test.services.press
      .find(...place(before!), press)
      .catch((problem: unknown) => problem);
    expect(error).to.include({ code: 'not_found' });
  });

  it('bring the statements of their waves, with the precision of their own numbers', async () => {
    await publishAll(test.services, 'sample');
    const [found] = await test.services.press.list();
    const [statement, ...others] = await test.services.press.statements(found!.version);
    expect(others).to.deep.equal([]);
    expect([statement?.wave.name, statement?.count, statement?.missing]).to.deep.equal(['2013', 1000, []]);
    const { estimate } = found!.finding.content.questions[0]!.waves[0]!.focus;
    expect(statement?.precision.largestHalf).to.be.closeTo((estimate!.high! - estimate!.low!) / 2, 1e-12);
  });
});
