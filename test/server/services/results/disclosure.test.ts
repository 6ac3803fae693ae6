// Counts below ten stay inside, and nothing that leaves tells them.
import { expect } from 'chai';
import fc from 'fast-check';
import { smallestCount, withhold, type Tally } from '../../../../server/services/results/disclosure.ts';

const tally = (counts: Record<string, number>, headline?: readonly string[]): Tally => {
  const cells = Object.entries(counts).map(([code, count]) => ({ code, count }));
  const sumOf = (codes: readonly string[]): number =>
    cells.filter(({ code }) => codes.includes(code)).reduce((sum, { count }) => sum + count, 0);
  return {
    base: sumOf(Object.keys(counts)),
    counts: cells,
    isExclusive: true,
    headline: headline && { codes: headline, count: sumOf(headline) },
  };
};

const hidden = (of: Tally): string[] => [...withhold(of).codes].sort();

describe('Disclosure control', () => {
  it('hides nothing where every answer was given by ten or more', () => {
    expect(hidden(tally({ yes: 10, no: 500, refused: 25 }))).to.deep.equal([]);
  });

  it('hides the next smallest answer beside a single small one', () => {
    expect(hidden(tally({ yes: 9, no: 500, refused: 25 }))).to.deep.equal(['refused', 'yes']);
  });

  it('hides an answer that all but a few gave, for the few follow from it', () => {
    expect(hidden(tally({ yes: 995, no: 5 }))).to.deep.equal(['no', 'yes']);
  });

  it('goes on hiding while the hidden answers together are fewer than ten', () => {
    expect(hidden(tally({ a: 3, b: 2, c: 40, d: 700 }))).to.deep.equal(['a', 'b', 'c']);
  });

  it('leaves two small answers of ten or more together as they are', () => {
    expect(hidden(tally({ a: 9, b: 8, c: 40, d: 700 }))).to.deep.equal(['a', 'b']);
  });

  it('hides a wave of fewer than ten whole', () => {
    const withheld = withhold(tally({ yes: 5, no: 4 }, ['yes']));
    expect(withheld).to.include({ isWholeWave: true, isHeadline: true });
    expect([...withheld.codes]).to.deep.equal(['yes', 'no']);
  });

  it('does not let a headline give away the answer inside it', () => {
    const withheld = withhold(tally({ often: 4, once: 300, never: 700, refused: 60 }, ['often', 'once']));
    expect(withheld.isHeadline).to.equal(false);
    expect([...withheld.codes].sort()).to.deep.equal(['often', 'once']);
  });

  it('hides a headline that is itself one hidden answer', () => {
    const withheld = withhold(tally({ yes: 4, no: 700, refused: 60 }, ['yes']));
    expect(withheld.isHeadline).to.equal(true);
    expect([...withheld.codes].sort()).to.deep.equal(['refused', 'yes']);
  });

  it('treats the answers of a question with several one by one', () => {
    const withheld = withhold({
      base: 400,
      isExclusive: false,
      counts: [
        { code: 'health', count: 6 },
        { code: 'school', count: 100 },
        { code: 'police', count: 395 },
      ],
      headline: { codes: ['health', 'school'], count: 104 },
    });
    expect([...withheld.codes].sort()).to.deep.equal(['health', 'police']);
    expect(withheld.isHeadline).to.equal(true);
  });

  it('lets no hidden group of fewer than ten follow from what is shown, whatever the counts', () => {
    const counts = fc.array(fc.oneof(fc.nat(30), fc.nat(2000)), { minLength: 2, maxLength: 9 });
    fc.assert(
      fc.property(counts, fc.nat(8), (list, size) => {
        const named = Object.fromEntries(list.map((count, i) => [`c${i}`, count]));
        const headline = Object.keys(named).slice(0, size);
        const given = tally(named, headline.length ? headline : undefined);
        const withheld = withhold(given);
        if (withheld.isWholeWave) return given.base < smallestCount;
        const groups =
          withheld.isHeadline || headline.length === 0
            ? [() => true]
            : [(code: string) => headline.includes(code), (code: string) => !headline.includes(code)];
        const isSafe = (group: (code: string) => boolean): boolean => {
          const inside = given.counts.filter(({ code }) => withheld.codes.has(code) && group(code));
          const total = inside.reduce((sum, { count }) => sum + count, 0);
          return inside.length === 0 || (inside.length > 1 && total >= smallestCount);
        };
        const open = given.counts.filter(({ code }) => !withheld.codes.has(code));
        return groups.every(isSafe) && open.every(({ count }) => count >= smallestCount);
      }),
    );
  });
});
