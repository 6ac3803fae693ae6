// A text to read: a heading and paragraphs, nothing to answer.
import type { QuestionOf } from '../../../../surveys/questions/schema.ts';
import { markOf, say } from '../../reader.ts';
import type { Asked } from './asked.ts';

export const presentInformation = ({ reader, question, level }: Asked<QuestionOf<'information'>>) => ({
  type: question.type,
  id: question.id,
  level,
  heading: say(reader, question.text),
  lang: markOf(reader, question.text),
  hintLang: question.hint ? markOf(reader, question.hint) : null,
  paragraphs: question.hint ? say(reader, question.hint).split(/\n{2,}/) : [],
});
