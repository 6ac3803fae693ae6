// Any number of answers; what can only be chosen alone stands apart, after "or".
import type { QuestionOf } from '../../../../surveys/questions/schema.ts';
import { presentWords, type Asked } from './asked.ts';
import { presentMissing, presentOption, presentOptions } from './options.ts';

export const presentMultiple = (asked: Asked<QuestionOf<'multiple'>>) => {
  const { question, reader } = asked;
  const field = { kind: 'checkbox', name: question.id } as const;
  const alone = question.options.filter(option => option.exclusive);
  const together = question.options.filter(option => !option.exclusive);
  const apart = [
    ...alone.map(option => presentOption(asked, option, field)),
    ...presentMissing(asked, question, field),
  ];
  return {
    type: question.type,
    ...presentWords(asked),
    groups: presentOptions(asked, 'checkbox', together),
    inColumns: question.columns === 2,
    or: apart.length > 0 ? reader.t('respond:options.or') : null,
    apart,
  };
};
