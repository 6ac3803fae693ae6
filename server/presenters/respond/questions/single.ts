// One answer from a list.
import type { QuestionOf } from '../../../../surveys/questions/schema.ts';
import { presentWords, type Asked } from './asked.ts';
import { presentMissing, presentOptions } from './options.ts';

export const presentSingle = (asked: Asked<QuestionOf<'single'>>) => {
  const { question } = asked;
  return {
    type: question.type,
    ...presentWords(asked),
    groups: presentOptions(asked, 'radio'),
    inColumns: question.columns === 2,
    or: null,
    apart: presentMissing(asked, question, { kind: 'radio', name: question.id }),
  };
};
