import { expect } from 'chai';
import { date, dates } from '../../../server/presenters/dates.ts';
import {
  decimal,
  halfInterval,
  integer,
  percent,
  percentRange,
  plusMinus,
  points,
  range,
  shareWithMargin,
  signedPoints,
} from '../../../server/presenters/format.ts';

const nbsp = '\u00a0';
const plain = (text: string | null): string | null => text && text.replaceAll(nbsp, ' ');

describe('Numbers for readers', () => {
  it('are whole per cents, with a space before the sign in Russian and none in English', () => {
    expect(percent(0.092, 'ru')).to.equal(`9${nbsp}%`);
    expect(percent(0.092, 'en')).to.equal('9%');
    expect(percent(0.145, 'ce')).to.equal(`15${nbsp}%`);
  });

  it('round halves up even where binary fractions fall short of them', () => {
    expect(percent(0.285, 'en')).to.equal('29%');
    expect(percent(0.575, 'en')).to.equal('58%');
  });

  it('never become nought or all by rounding', () => {
    expect([0, 0.004, 0.996, 1].map(share => percent(share, 'en'))).to.deep.equal([
      '0%',
      '<1%',
      '>99%',
      '100%',
    ]);
  });

  it('carry half of their interval, at least one point', () => {
    expect(halfInterval({ low: 0.071, high: 0.117 })).to.equal(2);
    expect(halfInterval({ low: 0.5, high: 0.501 })).to.equal(1);
    expect(plain(shareWithMargin({ value: 0.092, low: 0.071, high: 0.117 }, 'ru'))).to.equal('9 % ± 2');
    expect(plain(shareWithMargin({ value: 0.092, low: 0.071, high: 0.117 }, 'en'))).to.equal('9% ± 2');
  });

  it('stand alone where no margin can be stated', () => {
    expect(plusMinus({ low: null, high: null })).to.equal('');
    expect(plain(shareWithMargin({ value: 0.092, low: null, high: null }, 'ru'))).to.equal('9 %');
    expect(range({ low: null, high: null })).to.equal(null);
  });

  it('give the bounds of an interval with a dash', () => {
    expect(range({ low: 0.071, high: 0.117 })).to.equal('7–12');
    expect(plain(percentRange({ low: 0.071, high: 0.117 }, 'ru'))).to.equal('7–12 %');
  });

  it('give differences in points with a real minus', () => {
    expect([-0.0434, 0.061, 0.004, -0.004].map(signedPoints)).to.deep.equal(['−4', '+6', '0', '0']);
    expect(points(-0.0434)).to.equal(4);
  });

  it('set thousands apart and write the decimal mark of the language', () => {
    expect(integer(1268042, 'ru')).to.equal(`1${nbsp}268${nbsp}042`);
    expect(integer(1500, 'en')).to.equal('1,500');
    expect(integer(999, 'ru')).to.equal('999');
    expect(decimal(2.24, 1, 'ru')).to.equal('2,2');
    expect(decimal(-2.24, 1, 'en')).to.equal('−2.2');
  });
});

describe('Dates for readers', () => {
  it('name the month in words', () => {
    expect(plain(date('2013-06-28', 'ru'))).to.equal('28 июня 2013');
    expect(plain(date('2013-06-28', 'en'))).to.equal('28 June 2013');
  });

  it('say once what two dates share', () => {
    expect(plain(dates('2013-06-03', '2013-06-28', 'ru'))).to.equal('3–28 июня 2013');
    expect(plain(dates('2013-06-28', '2013-07-03', 'ru'))).to.equal('28 июня – 3 июля 2013');
    expect(plain(dates('2013-12-20', '2014-01-15', 'en'))).to.equal('20 December 2013 – 15 January 2014');
    expect(plain(dates('2013-06-03', '2013-06-03', 'en'))).to.equal('3 June 2013');
    expect(dates('2013-01-01', '2013-12-31', 'ru')).to.equal('2013');
  });
});
