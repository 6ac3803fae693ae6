// Two servers over one database, in one process: they share nothing but the store.
import { expect } from 'chai';
import { sealedName } from '../../../../server/services/releases/integrity.ts';
import type { Outcome } from '../../../../server/services/releases.ts';
import { startTestApp, type TestApp } from '../../../support/app.ts';
import {
  approver,
  completeStatements,
  done,
  draftOf,
  findingAbout,
  hashOf,
  press,
  pressOver,
  proposer,
} from '../../../support/releases.ts';
import { headlineOf, publish, rowsOf, single, survey } from '../results/published.ts';

const asked = survey([single('met', ['yes', 'no'], headlineOf('yes')), single('why', ['a', 'b'])]);
const answers = rowsOf([200, { met: 'yes', why: 'a' }], [800, { met: 'no', why: 'b' }]);

describe('two servers over one database', () => {
  let test: TestApp;
  let servers: readonly ReturnType<typeof pressOver>[];
  beforeEach(async () => {
    test = await startTestApp();
    await publish(test.stores, asked, [{ name: '2013', rows: answers }]);
    await completeStatements(test.services, 'sample');
    servers = [pressOver(test.stores), pressOver(test.stores)];
  });
  afterEach(() => test.close());

  const approved = async (question: string): Promise<string> => {
    const release = await draftOf(test.services, [await findingAbout(test.services, 'sample', question)]);
    await done(test.services.releases.propose({ release, who: proposer }));
    const hash = await hashOf(test.services, release);
    await done(test.services.releases.approve({ release, who: approver, hash }));
    return release;
  };
  const publishAt = async (server: number, release: string): Promise<Outcome> => {
    const hash = await hashOf(test.services, release);
    return servers[server]!.releases.publish({ release, who: press, hash, from: null });
  };
  const told = (outcomes: readonly Outcome[]): readonly string[] =>
    outcomes.map(outcome => ('done' in outcome ? 'done' : outcome.refused)).toSorted();

  it('publish a release once, whichever is asked', async () => {
    const release = await approved('met');
    expect(told(await Promise.all([publishAt(0, release), publishAt(1, release)]))).to.deep.equal([
      'done',
      'moved',
    ]);
    const { newest } = await test.services.releases.find(release);
    expect(await test.services.audit.ofObject(sealedName(newest), 'release_published')).to.have.length(1);
  });

  it('let one of two releases out that never saw each other', async () => {
    const [first, second] = [await approved('met'), await approved('why')];
    const outcomes = await Promise.all([publishAt(0, first), publishAt(1, second)]);
    expect(told(outcomes)).to.deep.equal(['done', 'others_out']);
    expect(await test.stores.releases.out()).to.have.length(1);
  });

  it('wait for each other, but not for one that died', async () => {
    const release = await approved('met');
    const now = new Date();
    const dead = { what: 'publishing', owner: 'dead' };
    expect(await test.stores.claims.take(dead, now, new Date(now.getTime() + 300))).to.equal(true);
    expect(await test.stores.claims.take({ ...dead, owner: 'other' }, now, now)).to.equal(false);
    await done(publishAt(0, release));
    expect(Date.now() - now.getTime()).to.be.at.least(300);
    expect(await test.stores.claims.holds(dead)).to.equal(false);
  });
});
