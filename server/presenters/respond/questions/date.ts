// A date in as many fields as it is exact: digits on a numeric keyboard, no calendar to open.
import { partField, partId } from '../../../../surveys/questions/date.ts';
import type { QuestionOf } from '../../../../surveys/questions/schema.ts';
import { partsOf } from '../../../../surveys/questions/written-date.ts';
import { presentWords, written, type Asked } from './asked.ts';
import { presentMissing } from './options.ts';

/** Room for a whole date pasted into one field. */
const longestDate = 30;

export const presentDate = (asked: Asked<QuestionOf<'date'>>) => {
  const { question, reader, mistakes } = asked;
  const { id, precision } = question;
  const words = presentWords(asked);
  const [mistake] = mistakes;
  const wrongPart = mistake?.values?.['part'];
  const isAllWrong = mistake !== undefined && mistake.code !== 'write_part';
  const noteId = `${id}-note`;
  return {
    type: question.type,
    ...words,
    note: { id: noteId, text: reader.t(`respond:date.example.${precision}`) },
    parts: partsOf(precision).map(part => ({
      id: partId(question, part),
      name: partField(question, part),
      label: reader.t(`respond:date.${part}`),
      value: written(asked, partField(question, part)),
      length: longestDate,
      isYear: part === 'year',
      isWrong: isAllWrong || wrongPart === part,
    })),
    fieldDescribedBy: [noteId, ...words.mistakes.map(({ id }) => id)].join(' '),
    or: question.missing.length > 0 ? reader.t('respond:options.or') : null,
    apart: presentMissing(asked, question, { kind: 'radio', name: `${id}_missing` }),
  };
};
