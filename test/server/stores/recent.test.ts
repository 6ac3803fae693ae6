import { expect } from 'chai';
import { recentDrafts } from '../../../server/stores/recent.ts';

const id = Buffer.from('0123456789abcdef');
const draft = (words: string) => ({ id, words });
type Draft = ReturnType<typeof draft>;

/** A reading that is answered when the test says so. */
const slowly = () => {
  let answer: (found: Draft | null) => void = () => undefined;
  const found = new Promise<Draft | null>(resolve => (answer = resolve));
  return {
    read: () => found,
    answer: (words: string | null) => answer(words === null ? null : draft(words)),
  };
};

describe('what a process remembers of drafts', () => {
  it('is what was read or stored last', async () => {
    const recent = recentDrafts<Draft>();
    expect(await recent.read(id, async () => draft('read'))).to.deep.equal(draft('read'));
    expect(recent.find(id)).to.deep.equal(draft('read'));
    recent.keep(draft('stored'));
    expect(recent.find(id)).to.deep.equal(draft('stored'));
    expect(await recent.read(id, async () => null)).to.equal(null);
    expect(recent.find(id)).to.equal(null);
  });

  it('is never what was read before it was stored over', async () => {
    const [recent, reading] = [recentDrafts<Draft>(), slowly()];
    const found = recent.read(id, reading.read);
    recent.keep(draft('stored'));
    reading.answer('old');
    expect(await found).to.deep.equal(draft('old'));
    expect(recent.find(id)).to.deep.equal(draft('stored'));
  });

  it('is nothing once it was removed, also where somebody was reading it', async () => {
    const [recent, reading] = [recentDrafts<Draft>(), slowly()];
    const found = recent.read(id, reading.read);
    recent.forget(id);
    reading.answer('removed');
    await found;
    expect(recent.find(id)).to.equal(null);
  });

  it('is not disturbed by a reading that failed, or by another draft', async () => {
    const recent = recentDrafts<Draft>();
    recent.keep(draft('stored'));
    const failed = recent.read(id, () => Promise.reject(new Error('no database')));
    expect(await failed.catch((error: unknown) => error)).to.be.an('error');
    const reading = slowly();
    const found = recent.read(id, reading.read);
    recent.keep({ id: Buffer.from('another draft id'), words: 'other' });
    reading.answer('newest');
    await found;
    expect(recent.find(id)).to.deep.equal(draft('newest'));
  });

  it('is a thousand drafts at most: the oldest go', () => {
    const recent = recentDrafts<Draft>();
    recent.keep(draft('first'));
    for (let number = 0; number < 1000; number++)
      recent.keep({ id: Buffer.from(`draft ${number}`), words: 'later' });
    expect(recent.find(id)).to.equal(null);
    expect(recent.find(Buffer.from('draft 999'))).to.deep.include({ words: 'later' });
  });
});
