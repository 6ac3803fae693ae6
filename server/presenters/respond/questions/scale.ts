// A point between two ends: a column on a phone, a row where there is room.
import { meaningOf, pointsOf } from '../../../../surveys/questions/scale.ts';
import type { QuestionOf } from '../../../../surveys/questions/schema.ts';
import { marked, ownWords } from '../../reader.ts';
import { presentWords, type Asked } from './asked.ts';
import { presentMissing, presentOption } from './options.ts';

/** More points than this are too narrow to tap side by side; so are points that all have words. */
const mostInRow = 11;

export const presentScale = (asked: Asked<QuestionOf<'scale'>>) => {
  const { question, reader } = asked;
  const codes = pointsOf(question);
  const points = codes.map((code, index) => {
    const meaning = meaningOf(question, code);
    const id = index === 0 ? question.id : null;
    const label = ownWords(reader, code.replace('-', '−'));
    return {
      ...presentOption(asked, { code, label }, { kind: 'radio', name: question.id, id }),
      meaning: meaning ? marked(reader, meaning) : null,
    };
  });
  return {
    type: question.type,
    ...presentWords(asked),
    points,
    isRow: points.length <= mostInRow && !question.labels?.length,
    or: null,
    apart: presentMissing(asked, question, { kind: 'radio', name: question.id }),
  };
};
