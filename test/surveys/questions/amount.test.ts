import { expect } from 'chai';
import { readAmount } from '../../../surveys/questions/amount.ts';

describe('a number is read as people write it', () => {
  for (const [written, value] of [
    ['1500', 1500],
    ['1 500,50', 1500.5],
    ['1\u00a0500,50', 1500.5],
    ['1\u202f500', 1500],
    ['1,500.50', 1500.5],
    ['1.500,50', 1500.5],
    ['1.500.000', 1500000],
    ['1,500,000', 1500000],
    ['1’500', 1500],
    ['1500,00', 1500],
    ['0,5', 0.5],
    ['−3', -3],
    ['1500 ₽', 1500],
    ['1 500 руб.', 1500],
    ['1500 рублей', 1500],
    ['50%', 50],
  ] as const)
    it(written, () => expect(readAmount(written)?.value).to.equal(value));
});

describe('no number is made of', () => {
  for (const written of ['', 'много', '1,5,0', '1.50,000', '1,50.0,0', '1 2 a', '--1', '.', 'р', '1e5', '٣'])
    it(written || 'nothing', () => expect(readAmount(written)).to.equal(undefined));

  it('a number that may be a thousand or one: its decimals are told, so that the question can ask again', () =>
    expect(readAmount('1,500')).to.deep.equal({ value: 1.5, decimals: 3 }));
});
