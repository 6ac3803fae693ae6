import { readdirSync, readFileSync } from 'node:fs';
import { expect } from 'chai';
import { moduleOf } from '../../../surveys/questions/index.ts';
import type { Question } from '../../../surveys/questions/schema.ts';
import { isFixed } from '../../../surveys/walk/fixed.ts';
import { arranged } from '../../../surveys/walk/order.ts';
import { piped } from '../../../surveys/walk/piping.ts';
import { questionnaireOf } from '../sample.ts';

const folders = ['surveys/library', 'surveys/library/demonstration', 'test/fixtures/questionnaires'];
const questions = folders.flatMap(folder =>
  readdirSync(folder)
    .filter(name => name.endsWith('.yaml'))
    .flatMap(name => questionnaireOf(readFileSync(`${folder}/${name}`, 'utf8')).pages)
    .flatMap(page => page.questions),
);
const seed = '0123456789abcdef';

/** As interviews whose answers make every condition true, or false, show it. */
const shownAs = (question: Question): unknown[] =>
  [true, false].flatMap(isTrue => {
    const visible = moduleOf(question).visible(question, relevant => relevant === undefined || isTrue, {
      seed,
      today: '2026-01-01',
    });
    return [visible, visible && arranged(visible, seed).question, visible && piped(visible, () => 'words')];
  });

describe('questions that never differ', () => {
  it('are shown as they are written, whatever is answered and whatever chance decides', () => {
    for (const question of questions.filter(isFixed))
      for (const shown of shownAs(question)) expect(shown, question.id).to.deep.equal(question);
  });

  it('are told from those with conditions, orders, experiments and words of earlier answers', () => {
    const varying = questions.filter(question => !isFixed(question));
    for (const question of varying)
      expect(
        shownAs(question).some(shown => JSON.stringify(shown) !== JSON.stringify(question)) ||
          'carry_forward' in question,
        question.id,
      ).to.equal(true);
    expect(new Set(varying.map(({ type }) => type))).to.include.keys('single', 'multiple', 'list-experiment');
  });
});
