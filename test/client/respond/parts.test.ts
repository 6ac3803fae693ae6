import { expect } from 'chai';
import type { Kept } from '../../../client/respond/kept.ts';
import { partOf } from '../../../client/respond/parts.ts';

/** So many pages with a text of so many letters, all to be submitted. */
const kept = (count: number, letters: number): Kept =>
  ({
    pages: Array.from({ length: count }, (_, at) => ({
      number: String(at + 1),
      form: { why: 'ж'.repeat(letters) },
    })),
    submit: 'ru',
  }) as unknown as Kept; // what is sent is made of these two

describe('what a phone sends at a time', () => {
  it('is everything where it is not much', () => {
    const few = kept(50, 1000);
    expect(partOf(few)).to.equal(few);
  });

  it('is the first pages of a long interview, and only the last part submits it', () => {
    let rest = kept(300, 2000);
    const sizes: number[] = [];
    const numbers: string[] = [];
    while (rest.submit !== null && rest.pages.length > 0) {
      const part = partOf(rest);
      sizes.push(new TextEncoder().encode(JSON.stringify(part)).length);
      numbers.push(...part.pages.map(({ number }) => number));
      expect(part.submit).to.equal(part.pages.length === rest.pages.length ? 'ru' : null);
      rest = { ...rest, pages: rest.pages.slice(part.pages.length) };
    }
    expect(Math.max(...sizes)).to.be.below(512 * 1024);
    expect(numbers).to.have.length(300);
    expect(new Set(numbers)).to.have.length(300);
  });

  it('is one page where even that is long', () => {
    expect(partOf(kept(2, 400_000)).pages).to.have.length(1);
  });
});
