import { expect } from 'chai';
import fc from 'fast-check';
import { replay, scenarioOf } from '../../surveys/scenario.ts';
import type { Scenario } from '../../surveys/scenario.ts';
import type { Questionnaire } from '../../surveys/schema.ts';
import { simulate } from '../../surveys/simulate.ts';
import { seeded } from './random.ts';
import { questionnaireOf, sample, withPages } from './sample.ts';

const today = '2026-06-15';
const seed = '0123456789abcdef';

const pages = (second: string, more = ''): Questionnaire =>
  questionnaireOf(
    withPages(`
  - { id: a, type: single, text: { ru: А?, en: A? }, options: [{ code: yes, label: { ru: Да, en: Yes } }, { code: no, label: { ru: Нет, en: No } }, { code: maybe, label: { ru: Может быть, en: Maybe } }] }
${second}
  - { id: told, type: information, text: { ru: Дальше о другом., en: Now something else. } }
  - { id: c, type: number, text: { ru: Сколько?, en: How many? }, max: 100 }
${more}
`),
  );
const asked = pages(`  - { id: b, type: text, text: { ru: Б?, en: B? }, relevant: "\${a} = 'yes'" }`);
const run = (answers: Record<string, string | number | Record<string, string>>): Scenario =>
  scenarioOf(asked, { name: 'Да и десять', seed, today, answers });
const yes = run({ a: 'yes', b: { text: 'слово' }, c: 10 });

describe('a scenario', () => {
  it('keeps the pages met in order, with what was answered on each', () => {
    expect(yes.pages).to.deep.equal([
      { page: 'a', answers: { a: 'yes' } },
      { page: 'b', answers: { b: { text: 'слово' } } },
      { page: 'told', answers: {} },
      { page: 'c', answers: { c: 10 } },
    ]);
    expect(yes.next).to.equal(null);
  });

  it('of a run that was broken off ends where it led', () => {
    expect(run({ a: 'yes' })).to.deep.include({ next: 'b', pages: [{ page: 'a', answers: { a: 'yes' } }] });
    expect(run({ a: 'no' }).next).to.equal('c');
  });

  it('goes the same way on the questionnaire it was made of', () => {
    for (const scenario of [yes, run({ a: 'no', c: 1 }), run({}), run({ a: 'maybe' })])
      expect(replay(asked, scenario)).to.deep.equal({ isSame: true });
  });

  it('of any respondent goes the same way again', () => {
    fc.assert(
      fc.property(fc.integer(), number => {
        const answers = simulate(sample, seeded(number), { seed, today });
        expect(replay(sample, scenarioOf(sample, { name: 'любой', seed, today, answers }))).to.deep.equal({
          isSame: true,
        });
      }),
      { numRuns: 60 },
    );
  });

  const firstIn = (questionnaire: Questionnaire, scenario = yes) => {
    const outcome = replay(questionnaire, scenario);
    return outcome.isSame ? null : outcome.first;
  };

  it('tells the first page that differs, and how many went as before', () => {
    const turned = pages(`  - { id: b, type: text, text: { ru: Б?, en: B? }, relevant: "\${a} = 'no'" }`);
    expect(firstIn(turned)).to.deep.equal({ at: 1, kind: 'page', expected: 'b', met: 'told' });
  });

  it('tells that there is more, or less, at the end', () => {
    const longer = pages(
      `  - { id: b, type: text, text: { ru: Б?, en: B? }, relevant: "\${a} = 'yes'" }`,
      '  - { id: d, type: text, text: { ru: Г?, en: D? } }',
    );
    expect(firstIn(longer)).to.deep.equal({ at: 4, kind: 'page', expected: null, met: 'd' });
    const long = scenarioOf(longer, {
      ...{ name: 'длинный', seed, today },
      answers: { a: 'no', c: 1, d: { text: 'слово' } },
    });
    expect(firstIn(asked, long)).to.deep.equal({ at: 3, kind: 'page', expected: 'd', met: null });
  });

  it('tells the answer that can no longer be given', () => {
    const narrower = structuredClone(asked);
    const [first] = narrower.pages[0]!.questions;
    if (first?.type === 'single') first.options.splice(2, 1);
    expect(firstIn(narrower, run({ a: 'maybe', c: 3 }))).to.deep.equal({
      ...{ at: 0, kind: 'impossible', page: 'a', question: 'a' },
    });
    const lower = structuredClone(asked);
    const [last] = lower.pages[3]!.questions;
    if (last?.type === 'number') last.max = 5;
    expect(firstIn(lower)).to.deep.equal({ at: 3, kind: 'impossible', page: 'c', question: 'c' });
  });

  it('tells a question that came to a page, or went from it', () => {
    const fuller = structuredClone(asked);
    fuller.pages[0]!.questions.push({ ...structuredClone(fuller.pages[3]!.questions[0]!), id: 'new' });
    expect(firstIn(fuller)).to.deep.equal({ at: 0, kind: 'unanswered', page: 'a', question: 'new' });
    const renamed = structuredClone(asked);
    renamed.pages[3]!.questions[0]!.id = 'other';
    expect(firstIn(renamed)).to.deep.equal({ at: 3, kind: 'unasked', page: 'c', question: 'c' });
  });

  it('tells a calculated value that came out otherwise', () => {
    const calculating = (value: string): Questionnaire => ({
      ...structuredClone(asked),
      calculations: [{ id: 'twice', value }],
    });
    const scenario = scenarioOf(calculating('${c} * 2'), {
      name: 'x',
      seed,
      today,
      answers: { a: 'no', c: 4 },
    });
    expect(scenario.calculated).to.deep.equal({ twice: 8 });
    expect(firstIn(calculating('${c} * 2'), scenario)).to.equal(null);
    expect(firstIn(calculating('${c} * 3'), scenario)).to.deep.equal({
      at: 3,
      kind: 'calculated',
      name: 'twice',
    });
  });
});
