import { expect } from 'chai';
import fc from 'fast-check';
import { isSeed, pick, rotate, shuffle } from '../../surveys/random.ts';

const seedOf = (number: number): string => number.toString(16).padStart(16, '0');
const seeds = fc.nat(0xffff_ffff).map(seedOf);

/** Pearson's chi-square of counts that should be equal. */
const chiSquare = (counts: readonly number[]): number => {
  const expected = counts.reduce((sum, count) => sum + count, 0) / counts.length;
  return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
};

const tally = (size: number, draw: (seed: string) => number, draws = 12_000): number[] => {
  const counts = Array.from({ length: size }, () => 0);
  for (let number = 0; number < draws; number += 1) {
    const drawn = draw(seedOf(number));
    counts[drawn] = (counts[drawn] ?? 0) + 1;
  }
  return counts;
};

describe('chance from a seed', () => {
  it('gives the same for the same seed and name, whenever it is asked', () => {
    fc.assert(
      fc.property(seeds, fc.string(), fc.array(fc.nat(), { maxLength: 30 }), (seed, name, items) => {
        const mixed = shuffle(seed, name, items);
        expect(shuffle(seed, name, items)).to.deep.equal(mixed);
        expect([...mixed].sort()).to.deep.equal([...items].sort());
        expect(pick(seed, name, 7))
          .to.equal(pick(seed, name, 7))
          .and.to.be.within(0, 6);
      }),
    );
  });

  it('never changes with the program: an interview begun before an update goes on in its order', () => {
    expect(shuffle('0123456789abcdef', 'places', ['a', 'b', 'c', 'd', 'e'])).to.deep.equal([
      'a',
      'd',
      'b',
      'e',
      'c',
    ]);
    expect([0, 1, 2, 3].map(at => pick('0123456789abcdef', `arm ${at}`, 10))).to.deep.equal([8, 8, 7, 9]);
  });

  // 0.999 quantiles of chi-square with size - 1 degrees of freedom: the seeds are fixed, so these either hold or not
  it('picks each of several as often, over seeds that follow one another', () => {
    expect(chiSquare(tally(2, seed => pick(seed, 'arm', 2)))).to.be.below(10.8);
    expect(chiSquare(tally(5, seed => pick(seed, 'arm', 5)))).to.be.below(18.5);
  });

  it('shuffles to each of the 24 orders of four things as often', () => {
    const orders = new Map<string, number>();
    const numberOf = (order: string): number => {
      if (!orders.has(order)) orders.set(order, orders.size);
      return orders.get(order) ?? 0;
    };
    const counts = tally(24, seed => numberOf(shuffle(seed, 'q', ['a', 'b', 'c', 'd']).join('')));
    expect(orders.size).to.equal(24);
    expect(chiSquare(counts)).to.be.below(49.7);
  });

  it('decides two questions of one interview apart', () => {
    const counts = tally(4, seed => pick(seed, 'first', 2) * 2 + pick(seed, 'second', 2));
    expect(chiSquare(counts)).to.be.below(16.3);
  });

  it('rotates: the same order begun anywhere', () => {
    const starts = tally(3, seed => 'abc'.indexOf(rotate(seed, 'q', ['a', 'b', 'c'])[0] ?? ''));
    expect(chiSquare(starts)).to.be.below(13.9);
    fc.assert(
      fc.property(seeds, seed => {
        expect('abcabc').to.include(rotate(seed, 'q', ['a', 'b', 'c']).join(''));
      }),
    );
  });

  it('knows a seed by its 16 hex digits', () => {
    expect(isSeed('0123456789abcdef')).to.equal(true);
    for (const wrong of ['', '0123456789ABCDEF', '0123456789abcde', 7, null])
      expect(isSeed(wrong)).to.equal(false);
  });
});
