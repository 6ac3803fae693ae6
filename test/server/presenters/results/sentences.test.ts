// The sentences of the press standard, in both languages. Non-breaking spaces are written as plain ones here.
import { expect } from 'chai';
import type { Difference } from '../../../../analysis/index.ts';
import {
  alikeSentence,
  breakSentence,
  changeLabel,
  comparisonSentence,
  findingSentence,
  hiddenSentence,
  noChangeReason,
} from '../../../../server/presenters/results/sentences.ts';
import type { PublishedEstimate } from '../../../../server/services/results/result.ts';
import { readerIn } from '../../../support/reader.ts';

const [russian, english, chechen] = [readerIn('ru'), readerIn('en'), readerIn('ce')];
const plain = (text: string): string => text.replaceAll('\u00a0', ' ');

const estimate = (value: number, half: number | null, n = 1500): PublishedEstimate => ({
  ...{ value, n, nWeighted: n, designEffect: 1.4, flags: [] },
  standardError: half === null ? null : half / 2,
  low: half === null ? null : value - half,
  high: half === null ? null : value + half,
  degreesOfFreedom: half === null ? null : 90,
});

const difference = (value: number, half: number, pValue: number): Difference => ({
  ...{
    value,
    pValue,
    n: 3000,
    nWeighted: 3000,
    standardError: half / 2,
    t: value / (half / 2),
    degreesOfFreedom: 180,
    flags: [],
  },
  low: value - half,
  high: value + half,
});

const met = { ru: 'Столкнулись {share} жителей', en: '{share} of residents met such a situation' };
const told = (
  reader: typeof russian,
  [value, half, n]: [number, number | null, number?],
  change: Difference | null = null,
  since = '2012',
): string =>
  plain(
    findingSentence(reader, {
      template: met,
      estimate: estimate(value, half, n),
      wave: '2013',
      change: change && { since, difference: change },
    }),
  );

describe('Sentences about estimates', () => {
  it('state a level with its margin', () => {
    expect(told(russian, [0.092, 0.023])).to.equal('Столкнулись 9 % ± 2 жителей');
    expect(told(english, [0.092, 0.023])).to.equal('9% ± 2 of residents met such a situation');
  });

  it('say that a change of one year lies within error, and never that it grew', () => {
    const change = difference(-0.011, 0.03, 0.45);
    expect(told(russian, [0.092, 0.023], change)).to.equal(
      'Столкнулись 9 % ± 2 жителей; за год изменение в пределах погрешности',
    );
    expect(told(english, [0.092, 0.023], change)).to.equal(
      '9% ± 2 of residents met such a situation; no change on the year beyond sampling error',
    );
  });

  it('name the earlier wave where more than a year lies between', () => {
    const change = difference(-0.011, 0.03, 0.45);
    expect(told(russian, [0.092, 0.023], change, '2010')).to.include(
      '; по сравнению с 2010 годом изменение в пределах погрешности',
    );
    expect(told(english, [0.092, 0.023], change, '2010')).to.include(
      '; no change on 2010 beyond sampling error',
    );
  });

  it('vouch for a change of one point, which looks like chance', () => {
    const change = difference(0.012, 0.008, 0.01);
    expect(told(russian, [0.1, 0.01], change)).to.equal(
      'Столкнулись 10 % ± 1 жителей, на 1 пункт больше, чем в 2012 году, и это больше погрешности',
    );
    expect(told(english, [0.1, 0.01], change)).to.include(
      ', up 1 point on 2012, more than chance would explain',
    );
  });

  it('put the word for points into the plural its number asks for', () => {
    const up = (size: number) => told(russian, [0.4, 0.02], difference(size / 100, 0.008, 0.001));
    expect(up(2)).to.include('на 2 пункта больше');
    expect(up(6)).to.include('на 6 пунктов больше, чем в 2012 году');
    expect(up(11)).to.include('на 11 пунктов больше');
    expect(up(21)).to.include('на 21 пункт больше');
    expect(up(22)).to.include('на 22 пункта больше');
    expect(told(russian, [0.2, 0.02], difference(-0.12, 0.03, 0.001))).to.include('на 12 пунктов меньше');
    expect(told(english, [0.4, 0.02], difference(0.21, 0.03, 0.001))).to.include('up 21 points on 2012');
    expect(told(english, [0.4, 0.02], difference(-0.12, 0.03, 0.001))).to.include('down 12 points on 2012');
  });

  it('give the verdict instead of an interval where rounding would print "3 ± 3"', () => {
    const change = difference(-0.031, 0.029, 0.03);
    expect(told(russian, [0.2, 0.02], change)).to.include(
      ', на 3 пункта меньше, чем в 2012 году, и это больше погрешности',
    );
    expect(told(english, [0.2, 0.02], change)).to.include(
      ', down 3 points on 2012, more than sampling error',
    );
    expect(plain(comparisonSentence(russian, '2011', change))).to.equal(
      'По сравнению с 2011 годом доля ниже на 3 пункта, и это больше погрешности.',
    );
  });

  it('do not round an established change to nothing', () => {
    const change = difference(0.004, 0.003, 0.001);
    expect(told(russian, [0.2, 0.02], change)).to.include('меньше пункта, но больше погрешности');
    expect(told(english, [0.2, 0.02], change)).to.include('by less than a point');
  });

  it('compare with the first wave in a sentence of its own', () => {
    const change = difference(-0.043, 0.034, 0.01);
    expect(plain(comparisonSentence(russian, '2011', change))).to.equal(
      'По сравнению с 2011 годом доля ниже на 4 пункта (± 3).',
    );
    expect(plain(comparisonSentence(english, '2011', change))).to.equal('Down 4 points (± 3) on 2011.');
  });

  it('take differences before rounding', () => {
    expect(plain(changeLabel(russian, difference(0.0923 - 0.1357, 0.034, 0.01)))).to.equal('−4 п. п. ± 3');
  });

  it('name a small base and establish no change on it', () => {
    const change = difference(0.11, 0.13, 0.1);
    expect(told(russian, [0.68, 0.09, 140], change)).to.equal(
      'Столкнулись 68 % ± 9 жителей (n = 140); изменение не установлено',
    );
    expect(told(english, [0.68, 0.09, 140], change)).to.equal(
      '68% ± 9 of residents met such a situation (n = 140); no change established',
    );
  });

  it('say that groups are alike, and what is hidden', () => {
    expect(plain(alikeSentence(russian, 'по полу и возрасту'))).to.equal(
      'Заметных различий по полу и возрасту нет.',
    );
    expect(plain(alikeSentence(english, 'by sex or age'))).to.equal(
      'No detectable difference by sex or age.',
    );
    expect(plain(hiddenSentence(russian, 'По Шаройскому району'))).to.equal(
      'По Шаройскому району мало ответов: доля не публикуется.',
    );
    expect(plain(hiddenSentence(english, 'in Sharoysky district'))).to.equal(
      'Too few answers in Sharoysky district to publish.',
    );
  });

  it('break the series where the question changed', () => {
    expect(plain(breakSentence(russian, { wave: { name: '2013' } }))).to.equal(
      'Вопрос изменён в 2013 году; с прежними волнами доля не сравнивается.',
    );
    expect(plain(breakSentence(english, { wave: { name: '2013' } }))).to.equal(
      'The question changed in 2013; not comparable with earlier waves.',
    );
    const replaced = { wave: { name: '2013' }, replaced: { ru: 'Платили ли вы?', en: 'Did you pay?' } };
    expect(plain(breakSentence(russian, replaced))).to.equal(
      'Вопрос заменён в 2013 году: прежде спрашивали «Платили ли вы?». С прежними волнами доля не сравнивается.',
    );
    expect(plain(breakSentence(english, replaced))).to.include('before, people were asked “Did you pay?”');
  });

  it('call a wave by its name where it is not a year', () => {
    const change = difference(0.06, 0.03, 0.001);
    expect(told(russian, [0.3, 0.02], change, 'весна')).to.include('чем в волне «весна»');
    expect(told(english, [0.3, 0.02], change, 'spring')).to.include('on wave “spring”');
  });

  it('speak of those who answered, without a margin, where the sample is not random', () => {
    expect(told(russian, [0.09, null])).to.equal('Среди ответивших: столкнулись 9 % жителей');
    expect(told(english, [0.09, null])).to.equal(
      'Among those who answered: 9% of residents met such a situation',
    );
  });

  it('keep a share between the whole per cents from becoming nought or all', () => {
    expect(told(russian, [0.004, 0.002])).to.equal('Столкнулись меньше 1 % жителей');
    expect(told(english, [0.997, 0.002])).to.equal('more than 99% of residents met such a situation');
  });

  it('explain two unequal numbers that are no change', () => {
    expect(plain(noChangeReason(russian, { before: 0.104, now: 0.092 }))).to.equal(
      'Разница с прошлой волной, 10 и 9 %, могла получиться случайно, поэтому изменением мы её не называем.',
    );
    expect(plain(noChangeReason(english, { before: 0.094, now: 0.092 }))).to.include('the same in whole');
  });

  it('reach a reader of Chechen in Russian until there is Chechen', () => {
    expect(told(chechen, [0.4, 0.02], difference(0.06, 0.008, 0.001))).to.include('на 6 пунктов больше');
  });
});
