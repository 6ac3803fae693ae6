import { expect } from 'chai';
import { newsworthy } from '../../../../server/presenters/results/news.ts';
import type { QuestionResult } from '../../../../server/services/results/index.ts';
import { difference, estimate, questionOf } from './findings.ts';

const named = (
  name: string,
  pValue: number,
  more: Partial<QuestionResult> = {},
  n = 1500,
): QuestionResult => {
  const question = questionOf(
    [{ name: '2013', share: [0.3, 0.02], change: difference(0.05, 0.02, pValue) }],
    more,
  );
  const waves = question.waves.map(wave => ({
    ...wave,
    base: { n, nWeighted: n },
    focus: { ...wave.focus, estimate: estimate(0.3, 0.02, n) },
  }));
  return { ...question, waves, variable: { ...question.variable, name } };
};
const order = (questions: readonly QuestionResult[]): string[] =>
  newsworthy(questions).map(({ variable }) => variable.name);

describe('News', () => {
  it('is a change that outlives the number of questions looked at, then the questionnaire in its order', () => {
    const quiet = ['a', 'b', 'c', 'd'].map(name => named(name, 0.5));
    expect(order([...quiet, named('chance', 0.02), named('real', 0.0001)])).to.deep.equal([
      'real',
      'a',
      'b',
      'c',
      'd',
      'chance',
    ]);
  });

  it('comes from everybody before some, and from few last', () => {
    const few = named('few', 0.00001, {}, 60);
    expect(order([few, named('some', 0.5, { isFiltered: true }), named('all', 0.5)])).to.deep.equal([
      'all',
      'some',
      'few',
    ]);
  });

  it('is never a question without a headline, nor one that is hidden', () => {
    const silent = named('silent', 0.0001, { focus: null });
    const hidden = questionOf([{ name: '2013', share: null }]);
    expect(order([silent, hidden])).to.deep.equal([]);
  });
});
