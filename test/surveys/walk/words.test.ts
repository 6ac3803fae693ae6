import { expect } from 'chai';
import { numberInWords, plainWords } from '../../../surveys/walk/words.ts';

const choices = [
  { code: 'tax', label: { ru: 'Налоговая', en: 'Tax office' } },
  { code: 'court', label: { ru: 'Суд' } },
];

describe('an answer repeated in a text', () => {
  it('is a number as each language writes it', () => {
    expect([1234, 12345.5, -1234567.25].map(value => numberInWords(value, 'ru'))).to.deep.equal([
      '1234',
      '12\u00a0345,5',
      '−1\u00a0234\u00a0567,25',
    ]);
    expect(numberInWords(-12345.5, 'en')).to.equal('−12,345.5');
    expect(numberInWords(1 / 3, 'ru')).to.equal('0,3333');
  });

  it('is a date as each language writes it, a month too', () => {
    expect(['1975-11-08', '1975-11', '1975'].map(date => plainWords([], date, 'ru'))).to.deep.equal([
      '08.11.1975',
      'ноябрь 1975',
      '1975',
    ]);
    expect(['1975-11-08', '1975-11'].map(date => plainWords([], date, 'en'))).to.deep.equal([
      '8 November 1975',
      'November 1975',
    ]);
  });

  it('is the labels of what was chosen, in the order of a ranking; Russian where a language has none', () => {
    expect(plainWords(choices, ['tax', 'court'], 'en')).to.equal('Tax office, Суд');
    expect(plainWords(choices, { tax: '2', court: '1' }, 'ru')).to.equal('Суд, Налоговая');
  });

  it('is nothing where nothing was said', () => {
    for (const answer of ['refused', 'skipped', [], { tax: 'unranked' }, {}])
      expect(plainWords(choices, answer, 'ru')).to.equal(undefined);
  });
});
