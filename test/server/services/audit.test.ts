import { randomBytes } from 'node:crypto';
import { expect } from 'chai';
import { systemClock } from '../../../server/clock.ts';
import { auditService, type AuditService } from '../../../server/services/audit.ts';
import { openTestDatabase } from '../../support/database.ts';

describe('the audit log', () => {
  let database: Awaited<ReturnType<typeof openTestDatabase>>;
  let audit: AuditService;

  beforeEach(async () => {
    database = await openTestDatabase();
    audit = auditService({
      stores: database.stores,
      clock: systemClock('Europe/Moscow'),
      random: randomBytes,
    });
    for (const object of ['a', 'b', 'c', 'd', 'e'])
      await audit.record({ who: 'x', what: 'wave_opened', object });
  });
  afterEach(() => database.close());

  const report = () => audit.verifyChain();
  const entry = async (sequence: number) => {
    const found = await database.stores.audit.find(sequence);
    if (!found) throw new RangeError(`No entry ${sequence}`);
    return found;
  };

  it('is whole when nobody touched it', async () => {
    expect(await report()).to.deep.equal({ length: 5, brokenAt: null });
  });

  it('is whole while it is empty, and broken once it was emptied', async () => {
    await database.models.audit.deleteMany({});
    expect(await report()).to.deep.equal({ length: 0, brokenAt: 1 });
    await database.models.auditHead.deleteMany({});
    expect(await report()).to.deep.equal({ length: 0, brokenAt: null });
  });

  it('shows that the end was cut off, also after it went on', async () => {
    const write = (object: string) => audit.record({ who: 'x', what: 'wave_opened', object });
    await database.models.audit.deleteMany({ _id: { $in: [4, 5] } });
    expect(await report()).to.deep.equal({ length: 3, brokenAt: 4 });
    await write('f');
    expect(await report()).to.deep.equal({ length: 4, brokenAt: 5 });
    for (const object of ['g', 'h', 'i']) await write(object);
    expect(await report()).to.deep.equal({ length: 4, brokenAt: 5 });
  });

  it('is whole where the program stopped before it noted the end', async () => {
    await database.models.auditHead.updateOne({}, { $set: { sequence: 3, hash: (await entry(3)).hash } });
    expect(await report()).to.deep.equal({ length: 5, brokenAt: null });
    await audit.record({ who: 'x', what: 'wave_opened', object: 'f' });
    expect(await database.stores.audit.head()).to.deep.include({ sequence: 6 });
  });

  for (const change of [
    { who: 'y' },
    { object: 'z' },
    { what: 'wave_closed' },
    { at: new Date(0) },
    { hash: 'f' },
  ])
    it(`shows that an entry was changed: ${Object.keys(change).join()}`, async () => {
      await database.models.audit.updateOne({ _id: 3 }, { $set: change });
      expect(await report()).to.deep.equal({ length: 2, brokenAt: 3 });
    });

  it('shows that an entry was removed', async () => {
    await database.models.audit.deleteOne({ _id: 2 });
    expect((await report()).brokenAt).to.equal(2);
  });

  it('shows that the beginning was cut off', async () => {
    await database.models.audit.deleteOne({ _id: 1 });
    expect((await report()).brokenAt).to.equal(1);
  });

  it('shows that two entries changed places', async () => {
    const [second, third] = await database.models.audit
      .find({ _id: { $in: [2, 3] } })
      .sort({ _id: 1 })
      .lean();
    if (!second || !third) throw new RangeError('two entries were written');
    await database.models.audit.replaceOne({ _id: 2 }, { ...third, _id: 2 });
    await database.models.audit.replaceOne({ _id: 3 }, { ...second, _id: 3 });
    expect((await report()).brokenAt).to.equal(2);
  });

  it('stays a chain when two programs write at once', async () => {
    const clock = systemClock('Europe/Moscow');
    const other = auditService({ stores: database.stores, clock, random: randomBytes });
    const deed = { who: 'x', what: 'signed_in', object: 'x' } as const;
    await Promise.all(Array.from({ length: 10 }, () => [audit.record(deed), other.record(deed)]).flat());
    expect(await report()).to.deep.equal({ length: 25, brokenAt: null });
  });

  it('stays a chain when many write at once', async () => {
    const deeds = Array.from({ length: 25 }, (_, index) => ({
      who: 'x',
      what: 'wave_paused' as const,
      object: String(index),
    }));
    await Promise.all(deeds.map(deed => audit.record(deed)));
    expect(await report()).to.deep.equal({ length: 30, brokenAt: null });
    expect(await database.models.audit.distinct('object')).to.have.length(30);
  });
});
