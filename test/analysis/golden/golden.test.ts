// Every reference case of R's survey package, CALMAR2, RRreg and list, by one runner that reads their specs.
import { expect } from 'chai';
import { publicFolder, republicFolder } from './files.ts';
import { report, runFolder } from './runner.ts';

describe('the reference figures', () => {
  it('agree on the synthetic republic in all 80 cases', () => {
    const outcomes = runFolder(republicFolder);
    console.log(`      republic: ${report(outcomes)}`);
    expect(outcomes).to.have.length(80);
    expect(outcomes.filter(({ state }) => state !== 'passed')).to.deep.equal([]);
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
