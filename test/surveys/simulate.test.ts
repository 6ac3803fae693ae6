import { expect } from 'chai';
import { answerTo } from '../../surveys/answer.ts';
import { firstUnanswered, journey, onPath } from '../../surveys/journey.ts';
import { respondent, simulate } from '../../surveys/simulate.ts';
import { demonstration } from '../support/demonstration.ts';
import { seeded } from './random.ts';
import { questionnaireOf, sample, withPages } from './sample.ts';

const number = (id: string, more: string): string =>
  `  - { id: ${id}, type: number, text: { ru: Сколько?, en: How many? }, max: 1000000, ${more} }\n`;
const of = (...pages: readonly string[]) => questionnaireOf(withPages(pages.join('')));

describe('a simulated respondent', () => {
  it('gives answers that a page would take, on one path to its end', () => {
    for (const questionnaire of [sample, demonstration]) {
      for (let seed = 1; seed <= 50; seed += 1) {
        const context = { seed: '0123456789abcdef' };
        const answers = simulate(questionnaire, seeded(seed), context);
        expect(onPath(questionnaire, answers, context)).to.deep.equal(answers);
        expect(firstUnanswered(journey(questionnaire, answers, context), answers)).to.equal(undefined);
      }
    }
  });

  it('is the same for the same random numbers', () => {
    expect(simulate(sample, seeded(3))).to.deep.equal(simulate(sample, seeded(3)));
    expect(simulate(sample, seeded(3))).to.not.deep.equal(simulate(sample, seeded(4)));
  });

  it('meets a constraint that one number of a million meets', () => {
    const narrow = of(
      number('a', 'missing: []'),
      number('b', "missing: [], constraint: '. = ${a} or . = ${a} + 1'"),
    );
    for (let seed = 1; seed <= 20; seed += 1) {
      const { a, b } = simulate(narrow, seeded(seed));
      expect(b).to.be.oneOf([a, Number(a) + 1]);
    }
  });

  it('refuses where nothing meets the constraint, and says that it was stuck', () => {
    const { known, stuck } = respondent(of(number('a', "constraint: '. < 0'")), () => 0.5);
    expect(stuck).to.deep.equal(['a']);
    expect(answerTo(known, 'a')).to.equal('hard_to_say');
  });

  it('is an error where nothing meets the constraint and refusing is not allowed', () => {
    const impossible = of(number('a', "missing: [], constraint: '. < 0'"));
    expect(() => simulate(impossible, seeded(1))).to.throw(RangeError, 'No answer to a was found');
  });

  it('knows calculated values that no response holds', () => {
    const twice = withPages(number('a', 'missing: []')).replace(
      'pages:',
      "calculations: [{ id: twice, value: '${a} * 2' }]\npages:",
    );
    const { answers, known } = respondent(questionnaireOf(twice), seeded(1));
    expect(known['twice']).to.equal(Number(answers['a']) * 2);
    expect(answers).to.not.have.property('twice');
  });
});
