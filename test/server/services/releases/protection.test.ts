import { expect } from 'chai';
import { protect } from '../../../../server/services/disclosure/protect.ts';
import { contentsOut } from '../../../../server/services/releases/everOut.ts';
import { thaw } from '../../../../server/services/releases/snapshot.ts';
import { startTestApp, type TestApp } from '../../../support/app.ts';
import {
  approver,
  completeStatements,
  done,
  draftOf,
  findingAbout,
  hashOf,
  press,
  proposer,
  publishDraft,
} from '../../../support/releases.ts';
import { headlineOf, publish, rowsOf, single, survey } from '../results/published.ts';

const asked = survey([
  single('met', ['yes', 'no'], headlineOf('yes')),
  single('town', ['big', 'small'], headlineOf('big')),
]);
/** Four people of the small town said yes: nobody may learn that. */
const rows = rowsOf(
  [100, { met: 'yes', town: 'big' }],
  [400, { met: 'no', town: 'big' }],
  [4, { met: 'yes', town: 'small' }],
  [96, { met: 'no', town: 'small' }],
);

describe('disclosure control of releases', () => {
  let test: TestApp;
  beforeEach(async () => {
    test = await startTestApp();
    await publish(test.stores, asked, [{ name: '2013', rows }]);
    await completeStatements(test.services, 'sample');
  });
  afterEach(() => test.close());

  const byTown = async (): Promise<string> => {
    const saved = await test.services.findings.add({
      ...{ survey: 'sample', questions: ['met'], by: 'town', chart: 'bars', words: null, who: proposer },
    });
    if (!('id' in saved)) throw new RangeError(JSON.stringify(saved.look.mistakes));
    return draftOf(test.services, [saved.id]);
  };
  const publishedMet = async (): Promise<void> => {
    const release = await draftOf(test.services, [await findingAbout(test.services, 'sample', 'met')]);
    await publishDraft(test.services, release);
  };

  it('hides beside a small count of one release what another release would tell it by', async () => {
    await publishedMet();
    const release = await byTown();
    await done(test.services.releases.propose({ release, who: proposer }));
    const frozen = await test.stores.releases.frozen(`${release}.1`);
    if (!frozen) throw new RangeError('Nothing was frozen');
    const [finding] = thaw(frozen, release).findings;
    const groups = finding?.content.breakdown?.groups ?? [];
    expect(groups.map(({ code }) => code)).to.include.members(['big', 'small']);
    for (const { code, focus, cells } of groups)
      for (const { estimate } of [focus, ...cells]) expect(estimate, code).to.equal(null);
    const { contents: published } = await contentsOut(test.stores);
    expect(published).to.have.length(1);
    const contents = [finding!.content];
    expect(protect(contents, published).contents).to.deep.equal(contents);
  });

  it('says which releases it was done beside, and lets nothing out after another one', async () => {
    const { releases } = test.services;
    const release = await byTown();
    await done(releases.propose({ release, who: proposer }));
    const hash = await hashOf(test.services, release);
    await done(releases.approve({ release, who: approver, hash }));
    await publishedMet();
    expect(await releases.publish({ release, who: press, hash, from: null })).to.deep.equal({
      refused: 'others_out',
    });
    await done(releases.sendBack({ release, who: approver, remark: 'Вышел другой выпуск' }));
    await publishDraft(test.services, release);
    const { newest } = await releases.find(release);
    expect(newest.state).to.equal('published');
    expect(newest.protection?.beside).to.have.length(1);
  });
});
