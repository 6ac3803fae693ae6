import { expect } from 'chai';
import type { Answers } from '../../surveys/answer.ts';
import { formOf, readStep } from '../../surveys/answers.ts';
import { check, formatFinding } from '../../surveys/checker.ts';
import { codebook } from '../../surveys/codebook.ts';
import { firstUnanswered, journey, onPath } from '../../surveys/journey.ts';
import { question } from '../../surveys/questions/schema.ts';
import { seedFrom, simulate } from '../../surveys/simulate.ts';
import { tabulator } from '../../surveys/tabulate.ts';
import { demonstration, demonstrationAnswers } from '../support/demonstration.ts';
import { seeded } from './random.ts';

describe('the demonstration of question types', () => {
  it('shows every type there is', () => {
    const shown = new Set(demonstration.pages.flatMap(page => page.questions.map(({ type }) => type)));
    expect([...shown].sort()).to.deep.equal(question.options.map(each => each.shape.type.value).sort());
  });

  it('passes the checker', () => {
    const { findings } = check(demonstration, seeded(1));
    expect(
      findings.filter(({ severity }) => severity !== 'advice').map(found => formatFinding(found, 'en')),
    ).to.deep.equal([]);
  });

  it('has answers for the tests that stand on its path', () => {
    expect(onPath(demonstration, demonstrationAnswers)).to.deep.include(demonstrationAnswers);
    const path = journey(demonstration, demonstrationAnswers);
    expect(firstUnanswered(path, demonstrationAnswers)).to.equal(undefined);
  });

  it('is answered by simulated respondents of both arms, form by form, as they meant it', () => {
    const random = seeded(9);
    const table = tabulator(codebook(demonstration));
    const arms = new Set<unknown>();
    for (let person = 0; person < 100; person += 1) {
      const context = { seed: seedFrom(random), today: '2026-06-01' };
      const wanted = simulate(demonstration, random, context);
      let answers: Answers = {};
      for (const step of journey(demonstration, wanted, context).steps) {
        const read = readStep(step, formOf(step, wanted), answers);
        expect(read).to.not.have.property('mistakes');
        answers = read.answers;
      }
      expect(onPath(demonstration, answers, context)).to.deep.equal(wanted);
      arms.add(wanted['deeds_arm']);
      table.add({ answers: wanted });
    }
    expect([...arms].sort()).to.deep.equal(['control', 'treatment']);
    const { columns } = table.finish();
    for (const name of ['last_visit', 'urgent_roads', 'deeds', 'deeds_arm', 'paid_coin', 'paid_crosswise'])
      expect(columns.has(name), name).to.equal(true);
  });
});
