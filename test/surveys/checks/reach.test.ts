import { expect } from 'chai';
import { check } from '../../../surveys/checker.ts';
import { mostSteps } from '../../../surveys/checks/combinations.ts';
import { isTrue, outcomesOf, stepsSpent } from '../../../surveys/checks/reach.ts';
import { conditionsOf, undecidedConditions } from '../../../surveys/checks/conditions.ts';
import { studyOf } from '../../../surveys/checks/study.ts';
import type { Study } from '../../../surveys/checks/study.ts';
import { seeded } from '../random.ts';
import { questionnaireOf, withPages } from '../sample.ts';

const numberAfter = (condition: (before: string) => string) => (_: unknown, at: number) =>
  `  - { id: q${at}, type: number, text: { ru: Сколько?, en: How many? }, max: 100${at === 0 ? '' : `, relevant: '${condition(`\${q${at - 1}}`)}'`} }`;

const chainOf = (count: number, condition: (before: string) => string): Study =>
  studyOf(
    questionnaireOf(withPages(Array.from({ length: count }, numberAfter(condition)).join('\n'))),
    seeded(1),
    20,
  );

describe('what conditions can become', () => {
  it('is decided on a way where every page hangs on the one before, by work that grows with its square', () => {
    const pages = 120;
    const study = chainOf(pages, before => `${before} >= 0`);
    expect(undecidedConditions(study)).to.deep.equal([]);
    expect(stepsSpent(study)).to.be.within(pages, 8 * pages ** 2);
  });

  it('is left undecided once the work allowed is spent, and the checker says of what', () => {
    const most = '${q0} >= 0';
    const all = Array.from({ length: 12 }, (_, at) => `\${q${at}} < ${at * 7}`).join(' or ');
    const pages = [
      ...Array.from(
        { length: 12 },
        numberAfter(() => 'true()'),
      ),
      `  - { id: last, type: number, text: { ru: Сколько?, en: How many? }, max: 100, relevant: '(${all}) and ${most} and false()' }`,
    ];
    const study = studyOf(questionnaireOf(withPages(pages.join('\n'))), seeded(1), 1);
    const place = ['pages', 12, 'questions', 0, 'relevant'];
    const last = conditionsOf(study.questionnaire).at(-1);
    expect(last && outcomesOf(study, isTrue(last.expression, last.around))).to.equal(undefined);
    expect(stepsSpent(study)).to.be.below(2 * mostSteps);
    expect(undecidedConditions(study)).to.deep.include(place);
  });

  it('is the same whichever answers are tried first', () => {
    const never = chainOf(3, before => `${before} > 100`);
    const findings = check(never.questionnaire, seeded(1)).findings.filter(
      ({ code }) => code === 'never-shown',
    );
    expect(findings.map(({ path }) => path)).to.deep.equal([
      'pages[1].questions[0].relevant',
      'pages[2].questions[0].relevant',
    ]);
  });
});
