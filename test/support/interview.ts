// An interview as the respond service hands it over, made from answers alone: for tests of what is shown, without a database.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Answers } from '../../surveys/answer.ts';
import { journey } from '../../surveys/journey.ts';
import { readQuestionnaire } from '../../surveys/read.ts';
import type { Questionnaire } from '../../surveys/schema.ts';
import { projectRoot } from '../../server/root.ts';
import type { Interview } from '../../server/services/respond.ts';

const folder = join(projectRoot, 'test', 'fixtures', 'questionnaires');

const read = (name: string): Questionnaire => {
  const result = readQuestionnaire(readFileSync(join(folder, `${name}.yaml`), 'utf8'), name);
  if ('mistakes' in result) throw new RangeError(JSON.stringify(result.mistakes, null, 2));
  return result.questionnaire;
};

export const everyType = read('every_type');

/** An answer to every question of `everyType`, each branch open. */
export const fullAnswers: Answers = {
  home: 'shali',
  places: ['clinic', 'other'],
  places_specify: { text: 'рынок' },
  paid: 'once',
  amount: 5000,
  trust: { doctors: 'rather_yes', police: 'no', courts: 'hard_to_say' },
  spread: '6',
  age: 34,
  sex: 'female',
  wish: { text: 'Меньше очередей' },
  word: 'refused',
};

const context = { seed: '0123456789abcdef', today: '2026-06-01' };

export const interviewWith = (
  answers: Answers,
  questionnaire: Questionnaire = everyType,
  isDemonstration = false,
): Interview => ({
  survey: {
    id: questionnaire.id,
    title: questionnaire.title,
    population: questionnaire.population,
    order: 0,
  },
  wave: {
    id: `${questionnaire.id}.2026`,
    survey: questionnaire.id,
    name: '2026',
    state: 'open',
    opens: '2026-06-01',
    closes: '2026-12-31',
    version: `${questionnaire.id}.1`,
    modes: ['web'],
    sample: 'volunteer',
    design: { strata: false, psu: false, weight: false },
    margins: [],
    isDemonstration,
  },
  version: `${questionnaire.id}.1`,
  questionnaire,
  ticket: { key: 'a key', begunMinute: 0 },
  answers,
  isBegun: Object.keys(answers).length > 0,
  draft: null,
  context,
  journey: journey(questionnaire, answers, context),
});
