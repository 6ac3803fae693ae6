// An answer in the respondent's own words.
import type { QuestionOf } from '../../../../surveys/questions/schema.ts';
import { presentWords, written, type Asked } from './asked.ts';
import { presentMissing } from './options.ts';

/** Up to here one line is enough. */
const shortText = 80;

export const presentText = (asked: Asked<QuestionOf<'text'>>) => {
  const { question, reader, mistakes } = asked;
  const { id, length } = question;
  const words = presentWords(asked);
  const noteId = `${id}-note`;
  return {
    type: question.type,
    ...words,
    label: reader.t('respond:text.label'),
    note: { id: noteId, text: reader.t('respond:text.note', { count: length }) },
    value: written(asked, id),
    length,
    isShort: length <= shortText,
    isWrong: mistakes.length > 0,
    fieldDescribedBy: [noteId, ...words.mistakes.map(mistake => mistake.id)].join(' '),
    or: question.missing.length > 0 ? reader.t('respond:options.or') : null,
    apart: presentMissing(asked, question, { kind: 'radio', name: `${id}_missing` }),
  };
};
