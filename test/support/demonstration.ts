// The questionnaire that shows every question type, and answers to all of it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../server/root.ts';
import type { Answers } from '../../surveys/answer.ts';
import { readQuestionnaire } from '../../surveys/read.ts';
import type { Questionnaire } from '../../surveys/schema.ts';

const file = join(projectRoot, 'surveys', 'library', 'demonstration', 'question-types.yaml');

const read = (): Questionnaire => {
  const result = readQuestionnaire(readFileSync(file, 'utf8'), 'question-types.yaml');
  if ('mistakes' in result) throw new RangeError(JSON.stringify(result.mistakes, null, 2));
  return result.questionnaire;
};

export const demonstration = read();

export const demonstrationAnswers: Answers = {
  education: 'college',
  sources: ['tv', 'internet'],
  courts_trust: '7',
  better: '3',
  fee: 1500.5,
  last_visit: '2023-11-08',
  passport_month: '2019-11',
  born: '1975',
  trust: { courts: 'yes', police: 'no' },
  urgent: { clinics: '2', schools: 'unranked', roads: '1', courts: '3', police: 'unranked' },
  district: 'shali',
  advice: { text: 'Меньше очередей' },
  deeds: 2,
  paid_coin: 'yes',
  paid_dice: 'no',
  paid_birthday: 'no',
  paid_or_birthday: 'yes',
  paid_crosswise: 'same',
  paid_triangular: 'some',
};
