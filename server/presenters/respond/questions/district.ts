// Where a person lives: every district in sight, under headings, in columns where there is room. No list to open, no script.
import type { QuestionOf } from '../../../../surveys/questions/schema.ts';
import { presentWords, type Asked } from './asked.ts';
import { presentMissing, presentOptions } from './options.ts';

export const presentDistrict = (asked: Asked<QuestionOf<'district'>>) => {
  const { question } = asked;
  return {
    type: question.type,
    ...presentWords(asked),
    groups: presentOptions(asked, 'radio'),
    inColumns: true,
    or: null,
    apart: presentMissing(asked, question, { kind: 'radio', name: question.id }),
  };
};
