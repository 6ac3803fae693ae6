// One question written in a line of YAML, and what its module makes of a form.
import type { Answers } from '../../../surveys/answer.ts';
import { readStep } from '../../../surveys/answers.ts';
import type { Form } from '../../../surveys/answers.ts';
import { journey } from '../../../surveys/journey.ts';
import type { Context } from '../../../surveys/journey.ts';
import { formatMistake, readQuestionnaire } from '../../../surveys/read.ts';
import type { Questionnaire } from '../../../surveys/schema.ts';
import { questionnaireOf, withPages } from '../sample.ts';

/** Lines that go on lie together; a line with a dash is another question. */
const line = (fields: string): string =>
  withPages(
    `\n  - { id: q, text: { ru: Вопрос?, en: Question? }, ${fields.replace(/\n\s*(?!\s*- )/g, ' ')} }\n`,
  );

export const questionnaireWith = (fields: string): Questionnaire => questionnaireOf(line(fields));

/** What the reader says against a question written so. */
export const complaintsAbout = (fields: string): readonly string[] => {
  const read = readQuestionnaire(line(fields), 'f.yaml');
  return 'mistakes' in read
    ? read.mistakes.map(mistake => formatMistake(mistake).replace(/^f\.yaml, line \d+, pages\[0\]\.?/, ''))
    : [];
};

/** The answers a form gives, or the codes of what is wrong, with the row or part they are about. */
export const readingOf = (
  questionnaire: Questionnaire,
  form: Form,
  context: Context = {},
): Answers | readonly string[] => {
  const [step] = journey(questionnaire, {}, context).steps;
  if (!step) throw new RangeError('Nothing is asked');
  const read = readStep(step, form, {});
  return 'mistakes' in read
    ? read.mistakes.map(({ code, row, values }) => [code, row ?? values?.['part']].filter(Boolean).join(' '))
    : read.answers;
};
