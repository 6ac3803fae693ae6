// Every reference case of R's survey package, CALMAR2, RRreg and list, by one runner that reads their specs.
import { expect } from 'chai';
import { publicFolder, republicFolder } from './files.ts';
import type { Case } from './context.ts';
import { casesIn, report, runCase, runFolder } from './runner.ts';

/** Every number of a table moved away. */
const spoilt = (node: unknown): unknown => {
  if (typeof node === 'number') return node * 1.07 + 0.013;
  if (Array.isArray(node)) return node.map(spoilt);
  if (node === null || typeof node !== 'object') return node;
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, spoilt(value)]));
};

const countNumbers = (node: unknown): number => {
  if (typeof node === 'number') return 1;
  if (node === null || typeof node !== 'object') return 0;
  return Object.values(node).reduce<number>((sum, value) => sum + countNumbers(value), 0);
};

/** Numbers of a fixture that are given to the case, not computed by it. */
const inputsOf = ({ spec }: Case): number => (spec.op === 'adjustP' ? 7 : 0);

describe('the reference figures', () => {
  it('agree on the synthetic republic in all 80 cases', () => {
    const outcomes = runFolder(republicFolder);
    console.log(`      republic: ${report(outcomes)}`);
    expect(outcomes).to.have.length(80);
    expect(outcomes.filter(({ state }) => state !== 'passed')).to.deep.equal([]);
  });

  it('fail number by number when the fixtures are spoilt, so that none passes by itself', () => {
    for (const { id, one } of casesIn(republicFolder)) {
      const { name, state, why } = runCase(id, { ...one, expected: spoilt(one.expected) });
      expect(state, name).to.equal('failed');
      expect(why.split(' instead of ').length - 1, `${name}: ${why}`).to.equal(
        countNumbers(one.expected) - inputsOf(one),
      );
    }
  });

  it('agree on the public data sets in all 321 cases', function () {
    if (publicFolder === null) {
      console.log('      the public reference data are not at hand: skipped');
      return this.skip();
    }
    const outcomes = runFolder(publicFolder);
    console.log(`      public: ${report(outcomes)}`);
    expect(outcomes).to.have.length(321);
    expect(outcomes.filter(({ state }) => state !== 'passed')).to.deep.equal([]);
  });
});
