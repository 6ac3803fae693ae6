import { expect } from 'chai';
import { factWithMargin, shownFact } from '../../../../server/presenters/programme/numbers.ts';
import { programmeSentence, standLines } from '../../../../server/presenters/programme/sentence.ts';
import type { IndicatorStanding, IndicatorYear, KnownFact } from '../../../../server/services/programme.ts';
import { readerIn } from '../../../support/reader.ts';

const ru = readerIn('ru');
const sentence = (language: 'ru' | 'en', met: number, total = 6, known = total): string =>
  programmeSentence(readerIn(language), { year: 2013, total, known, met, undecided: 0 }).replaceAll(
    '\u00a0',
    ' ',
  );

describe('the sentence of the programme', () => {
  for (const [met, total, text] of [
    [0, 6, 'Из шести показателей за 2013 год не выполнен ни один'],
    [1, 6, 'Из шести показателей за 2013 год выполнен один'],
    [2, 6, 'Из шести показателей за 2013 год выполнены два'],
    [4, 6, 'Из шести показателей за 2013 год выполнены четыре'],
    [5, 6, 'Из шести показателей за 2013 год выполнено пять'],
    [6, 6, 'Из шести показателей за 2013 год выполнены все'],
    [11, 12, 'Из двенадцати показателей за 2013 год выполнено одиннадцать'],
    [21, 23, 'Из 23 показателей за 2013 год выполнен 21'],
    [1, 1, 'Из одного показателя за 2013 год выполнен один'],
    [3, 21, 'Из 21 показателя за 2013 год выполнены три'],
  ] as const)
    it(`says in Russian: ${text}`, () => expect(sentence('ru', met, total)).to.equal(text));

  for (const [met, text] of [
    [0, 'None of six indicators was met in 2013'],
    [1, 'One of six indicators was met in 2013'],
    [2, 'Two of six indicators were met in 2013'],
    [6, 'All six indicators were met in 2013'],
  ] as const)
    it(`says in English: ${text}`, () => expect(sentence('en', met)).to.equal(text));

  it('does not pass over what is not known', () => {
    expect(sentence('ru', 2, 6, 5)).to.include('; факт известен не по всем');
    expect(sentence('ru', 0, 6, 0)).to.equal('План на 2013 год есть, факт ещё не внесён');
  });
});

const entered = (value: number): KnownFact => ({
  ...{ value, low: null, high: null, isDemonstration: false },
  source: { document: { ru: 'Справка', en: '' }, documentDate: '2014-01-20' },
});
const estimated = (value: number, half: number): KnownFact => ({
  ...{ value, low: value - half, high: value + half, isDemonstration: false },
  source: { survey: 'hotline', question: 'trust', wave: '2013', n: 214 },
});
const year = (plan: number, fact: KnownFact | null, at = 2013): IndicatorYear => ({
  ...{ year: at, plan, fact, degree: null, verdict: fact ? 'missed' : null },
});

describe('facts beside plans', () => {
  it('carry a margin only where they are estimates, and no decimal place that was not there', () => {
    expect(factWithMargin(ru, estimated(51.8, 6.9), 60)).to.equal('52\u00a0±\u00a07');
    expect(factWithMargin(ru, entered(16.5), 18)).to.equal('16,5');
  });

  it('are never rounded into a plan they did not reach', () =>
    expect(shownFact(ru, estimated(59.7, 0.2), 60)).to.equal('59,7'));

  it('say how a number went where less is better', () => {
    const standing: IndicatorStanding = {
      indicator: {
        ...{ id: 4, unit: 'persons', direction: 'down', base: 0, plan: {}, fact_source: '' },
        ...{ ru: 'Сведения', en: 'Declarations' },
      },
      years: [year(30, entered(34), 2011), year(0, entered(4))],
    };
    const [line] = standLines(ru, [standing], { year: 2013, total: 1, known: 1, met: 0, undecided: 0 });
    expect(line?.replaceAll('\u00a0', ' ')).to.equal(
      'Показатель 4, где меньше — лучше: 34 в 2011 году, 4 в 2013 году при плане 0.',
    );
  });
});
