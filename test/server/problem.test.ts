import { expect } from 'chai';
import { problemTable, type ProblemCode } from '../../server/problem.ts';
import { loadTexts } from '../../server/texts.ts';

describe('problems', () => {
  const codes = Object.keys(problemTable) as ProblemCode[]; // the keys of the table are the codes

  it('stand in the order of their status, each with one code', () => {
    const statuses = codes.map(code => problemTable[code]);
    expect(statuses).to.deep.equal([...statuses].sort((a, b) => a - b));
    expect(new Set(codes).size).to.equal(codes.length);
  });

  it('have a title and a message in every language', () => {
    const texts = loadTexts();
    for (const code of codes) {
      for (const t of Object.values(texts)) {
        expect(t(`problems:${code}.title`)).to.have.length.greaterThan(5);
        expect(t(`problems:${code}.message`)).to.have.length.greaterThan(20);
      }
    }
  });
});

describe('interface texts', () => {
  it('are never replaced by their own name', () => {
    expect(() => loadTexts().ru('problems:no.such.text')).to.throw('no.such.text');
  });
});
