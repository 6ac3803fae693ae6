// Distributions against values known in closed form, and far into the tails.
import { expect } from 'chai';
import fc from 'fast-check';
import {
  betaCdf,
  betaQuantile,
  chi2Sf,
  fSf,
  normalQuantile,
  normalSf,
  tCdf,
  tQuantile,
  tSf,
} from '../../analysis/index.ts';

const near = (actual: number, expected: number, relative = 1e-10): void => {
  expect(Math.abs(actual - expected)).to.be.at.most(
    relative * Math.abs(expected),
    `${actual} instead of ${expected}`,
  );
};

describe('distributions', () => {
  it('agree with closed forms: t with 1 and 2 degrees of freedom, chi-square with 2, F with 2, beta with one parameter 1', () => {
    for (const x of [0.01, 0.5, 1, 3, 40, 1e4]) {
      near(tSf(x, 1), Math.atan(1 / x) / Math.PI);
      near(tSf(x, 2), 1 / (2 + x * x) / (1 + x / Math.sqrt(2 + x * x)), 1e-10);
      near(chi2Sf(x, 2), Math.exp(-x / 2));
      near(fSf(x, 2, 7), (1 + (2 * x) / 7) ** -3.5);
    }
    for (const x of [1e-6, 0.2, 0.9]) near(betaCdf(x, 3.5, 1), x ** 3.5);
  });

  it('keep their digits in the far tail instead of vanishing into 1 - 1', () => {
    near(tSf(30, 5), 3.8625e-7, 1e-3);
    near(chi2Sf(600, 2), Math.exp(-300));
    near(fSf(1e6, 2, 40), (1 + 1e6 / 20) ** -20);
    near(normalSf(10), 7.61985302416052e-24);
  });

  it('give quantiles that lead back to the probability', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e-12, max: 0.9995, noNaN: true }),
        fc.double({ min: 0.5, max: 5000, noNaN: true }),
        (p, df) => {
          near(tCdf(tQuantile(p, df), df), p, 1e-9);
          near(normalSf(-normalQuantile(p)), p, 1e-9);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('give beta quantiles that lead back to the probability for shares of any size', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(0.025, 0.05, 0.5, 0.975),
        fc.double({ min: 0.3, max: 20_000, noNaN: true }),
        fc.double({ min: 0.3, max: 20_000, noNaN: true }),
        (p, a, b) => near(betaCdf(betaQuantile(p, a, b), a, b), p, 1e-8),
      ),
      { numRuns: 200 },
    );
  });

  it('take infinitely many degrees of freedom for the normal', () => {
    near(tQuantile(0.975, Infinity), normalQuantile(0.975));
    near(tSf(1.5, Infinity), normalSf(1.5));
  });

  it('refuse arguments that have no answer', () => {
    expect(() => tQuantile(0.5, -1)).to.throw(RangeError);
    for (const df of [0, -1, Number.NaN])
      for (const call of [
        () => tQuantile(0.9, df),
        () => tSf(1, df),
        () => tCdf(1, df),
        () => chi2Sf(1, df),
        () => fSf(1, df, 3),
        () => fSf(1, 3, df),
        () => betaCdf(0.5, df, 1),
        () => betaQuantile(0.5, 1, df),
      ])
        expect(call, `${df} ${String(call)}`).to.throw(RangeError);
    for (const p of [0, 1, 2, -1, Number.NaN]) {
      expect(() => normalQuantile(p)).to.throw(RangeError);
      expect(() => tQuantile(p, 5)).to.throw(RangeError);
    }
  });
});
