import { expect } from 'chai';
import { presentDone } from '../../../../server/presenters/respond/done.ts';
import { receiptWords } from '../../../../server/presenters/respond/receiptWords.ts';
import { interviewWith } from '../../../support/interview.ts';
import { readerIn } from '../../../support/reader.ts';

const { survey } = interviewWith({});
const real = { survey, isDemonstration: false };
const wordsIn = (language: 'ru' | 'ce' | 'en', receipt: [number, number, number]): string =>
  presentDone(readerIn(language), real, receipt).receipt.words;

describe('the page of thanks', () => {
  it('says the receipt as three words, in Chechen the Russian ones', () => {
    expect(wordsIn('ru', [0, 1, 3])).to.equal('берег · вечер · каштан');
    expect(wordsIn('en', [0, 1, 3])).to.equal('shore · evening · chestnut');
    expect(wordsIn('ce', [0, 1, 3])).to.equal('берег · вечер · каштан');
  });

  it('has a word for every number', () =>
    expect(wordsIn('ru', [65535, 65534, 65533])).to.match(/^\p{L}+ · \p{L}+ · \p{L}+$/u));

  it('says the same thing in both languages', () =>
    expect(receiptWords.ru).to.have.length(receiptWords.en.length));

  it('starts anew for another person by a form', () =>
    expect(presentDone(readerIn('ru'), real, [0, 1, 2]).another.action).to.equal('/s/every_type/leave'));

  it('promises results of a real survey, and none of a demonstration', () => {
    const stagesOf = (isDemonstration: boolean) =>
      presentDone(readerIn('ru'), { survey, isDemonstration }, [0, 1, 2]).stages;
    expect(stagesOf(false).some(({ link }) => link !== null)).to.equal(true);
    expect(stagesOf(true).map(({ term, link }) => [term, link])).to.deep.equal([['Это демонстрация', null]]);
  });
});
