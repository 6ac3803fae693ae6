import { expect } from 'chai';
import { editionsOf, type Pin, type Revision } from '../../../../server/services/statements/editions.ts';
import { unmeasured } from '../../../../server/services/statements/measure.ts';
import { noTexts } from '../../../../server/services/statements/read.ts';
import type { StatementFacts, StatementWords } from '../../../../server/services/statements/statement.ts';

const facts = (largestHalf: number): StatementFacts => ({
  survey: { id: 'sample', order: 0, title: { ru: 'Опрос' }, population: { ru: 'Жители' } },
  wave: {
    ...{ id: 'sample.2013', name: '2013', modes: ['web'], sample: 'probability', isDemonstration: false },
    design: { strata: false, psu: false, weight: false },
  },
  questionnaire: {
    ...{ title: { ru: 'Анкета' }, number: 1, hash: 'abc', publishedOn: '2013-05-01' },
    ...{ languages: ['ru'], questions: 3 },
  },
  count: 1000,
  weighting: {
    ...{ number: null, hasBaseWeights: false, method: { kind: 'rake' }, trimming: null, margins: [] },
  },
  precision: { ...unmeasured, largestHalf },
  isDemonstration: false,
});
const words = (limits: string): StatementWords => ({
  ...{ texts: { ...noTexts, limits: { ru: limits, en: limits } } },
  ...{ outcomes: null, savedOn: null, isDemonstration: false },
});
const day = (number: number): Date => new Date(Date.UTC(2014, 0, number));
const pin = (
  release: string,
  from: number,
  more: Partial<Pin> & { half?: number; said?: string } = {},
): Pin => {
  const { half = 0.03, said = 'first', ...rest } = more;
  return {
    ...{ release, from: day(from), withdrawn: null, made: day(from), questionnaire: 'v1' },
    ...{ facts: facts(half), words: words(said) },
    ...rest,
  };
};
const saved = (at: number, limits: string): Revision => ({ at: day(at), words: words(limits) });
const told = (pins: readonly Pin[], revisions: readonly Revision[] = [], now = 30): string[] =>
  editionsOf({ pins, revisions }, day(now)).map(
    ({ number, from, statement }) =>
      `${number}: ${from.getUTCDate()} ${statement.texts.limits.ru} ${String(statement.precision.largestHalf)}`,
  );

describe('the texts that stood on the page of a method', () => {
  it('are none before something of the wave is public', () =>
    expect(told([pin('a', 20)], [saved(5, 'later')], 10)).to.deep.equal([]));

  it('are one, however many releases say the same', () =>
    expect(told([pin('a', 1), pin('b', 2)])).to.deep.equal(['1: 1 first 0.03']));

  it('grow by one where words are written anew, and keep the measures that were published', () =>
    expect(told([pin('a', 1)], [saved(3, 'second')])).to.deep.equal(['1: 1 first 0.03', '2: 3 second 0.03']));

  it('take the measures of the newest release that stands', () =>
    expect(
      told([pin('a', 1), pin('b', 2, { half: 0.04, withdrawn: day(7) })], [saved(3, 'second')]),
    ).to.deep.equal(['1: 1 first 0.03', '2: 2 first 0.04', '3: 3 second 0.04', '4: 7 second 0.03']));

  it('stay when the only release is withdrawn', () =>
    expect(told([pin('a', 1, { withdrawn: day(5) })])).to.deep.equal(['1: 1 first 0.03']));

  it('never bring back words that were mended while a release waited for its time', () =>
    expect(
      told([pin('a', 1), pin('b', 9, { made: day(2), half: 0.04 })], [saved(3, 'mended')]),
    ).to.deep.equal(['1: 1 first 0.03', '2: 3 mended 0.03', '3: 9 mended 0.04']));

  it('keep their numbers as time goes on', () => {
    const pins = [pin('a', 1), pin('b', 9, { half: 0.04 })];
    const revisions = [saved(3, 'second')];
    const early = told(pins, revisions, 5);
    expect(told(pins, revisions).slice(0, early.length)).to.deep.equal(early);
  });
});
