import { expect } from 'chai';
import { start, type StaffApp } from '../../support/staff.ts';

describe('the audit log', () => {
  let staff: StaffApp;

  beforeEach(async () => {
    staff = await start();
    for (const object of ['a', 'b', 'c', 'd', 'e'])
      await staff.services.audit.record({ who: 'x', what: 'wave_opened', object });
  });
  afterEach(() => staff.close());

  const report = () => staff.services.audit.verifyChain();

  it('is whole when nobody touched it', async () => {
    expect(await report()).to.deep.equal({ length: 5, brokenAt: null });
  });

  it('is whole while it is empty', async () => {
    await staff.models.audit.deleteMany({});
    expect(await report()).to.deep.equal({ length: 0, brokenAt: null });
  });

  for (const change of [
    { who: 'y' },
    { object: 'z' },
    { what: 'wave_closed' },
    { at: new Date(0) },
    { hash: 'f' },
  ])
    it(`shows that an entry was changed: ${Object.keys(change).join()}`, async () => {
      await staff.models.audit.updateOne({ _id: 3 }, { $set: change });
      expect(await report()).to.deep.equal({ length: 2, brokenAt: 3 });
    });

  it('shows that an entry was removed', async () => {
    await staff.models.audit.deleteOne({ _id: 2 });
    expect((await report()).brokenAt).to.equal(2);
  });

  it('shows that the beginning was cut off', async () => {
    await staff.models.audit.deleteOne({ _id: 1 });
    expect((await report()).brokenAt).to.equal(1);
  });

  it('shows that two entries changed places', async () => {
    const [second, third] = await staff.models.audit
      .find({ _id: { $in: [2, 3] } })
      .sort({ _id: 1 })
      .lean();
    if (!second || !third) throw new RangeError('two entries were written');
    await staff.models.audit.replaceOne({ _id: 2 }, { ...third, _id: 2 });
    await staff.models.audit.replaceOne({ _id: 3 }, { ...second, _id: 3 });
    expect((await report()).brokenAt).to.equal(2);
  });

  it('stays a chain when many write at once', async () => {
    const deeds = Array.from({ length: 25 }, (_, index) => ({
      who: 'x',
      what: 'wave_paused' as const,
      object: String(index),
    }));
    await Promise.all(deeds.map(deed => staff.services.audit.record(deed)));
    expect(await report()).to.deep.equal({ length: 30, brokenAt: null });
    expect(await staff.models.audit.distinct('object')).to.have.length(30);
  });
});
