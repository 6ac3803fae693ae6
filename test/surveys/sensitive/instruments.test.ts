import { expect } from 'chai';
import {
  chanceOf,
  chanceOfBirthday,
  instruments,
  outcomesOf,
} from '../../../surveys/sensitive/instruments.ts';

/** Days of the years 2001 to 2004 whose date passes: a whole cycle of leap years, counted by the calendar itself. */
const shareOfDays = (passes: (month: number, day: number) => boolean): number => {
  let [all, found] = [0, 0];
  for (let time = Date.UTC(2001, 0, 1); time < Date.UTC(2005, 0, 1); time += 86_400_000) {
    const date = new Date(time);
    all += 1;
    if (passes(date.getUTCMonth() + 1, date.getUTCDate())) found += 1;
  }
  return found / all;
};

describe('the instruments of chance', () => {
  for (const instrument of instruments) {
    it(`${instrument}: the probabilities of all outcomes make one`, () => {
      expect(chanceOf(instrument, outcomesOf(instrument))).to.be.closeTo(1, 1e-12);
      expect(chanceOf(instrument, [])).to.equal(0);
    });
  }

  it('a coin has two sides and a die six, each as likely', () => {
    expect(chanceOf('coin', ['heads'])).to.equal(1 / 2);
    for (const face of outcomesOf('dice')) expect(chanceOf('dice', [face])).to.equal(1 / 6);
  });

  it('a month of birth is as likely as the calendar has days in it', () => {
    for (const month of outcomesOf('birth_month')) {
      const share = shareOfDays(each => each === Number(month));
      expect(chanceOf('birth_month', [month]), month).to.be.closeTo(share, 1e-12);
    }
  });

  it('a day of birth is rarer where months lack it', () => {
    for (const day of outcomesOf('birth_day')) {
      const share = shareOfDays((_, each) => each === Number(day));
      expect(chanceOf('birth_day', [day]), day).to.be.closeTo(share, 1e-12);
    }
  });

  it('a birthday falls into a stretch of months or of days with the sum of their probabilities', () => {
    const winter = shareOfDays(month => month <= 3);
    expect(chanceOfBirthday({ unit: 'month', from: 1, to: 3 })).to.be.closeTo(winter, 1e-12);
    const end = shareOfDays((_, day) => day >= 29);
    expect(chanceOfBirthday({ unit: 'day', from: 29, to: 31 })).to.be.closeTo(end, 1e-12);
  });
});
