// A day, a month or a year. Stored as text, as exact as it was asked: 1975-11-08, 1975-11 or 1975.
import { answerTo } from '../answer.ts';
import type { Answer, Answers } from '../answer.ts';
import { compareDates, dateNumber, dateText, isDate, lastDay } from './calendar.ts';
import { maybeMissing } from './chance.ts';
import { missingCategories, variable } from './describe.ts';
import { isAllowedMissing, mistaken, valuesOf } from './fields.ts';
import type { Form, FormMistake, QuestionModule, Reading } from './module.ts';
import { readingSeconds } from './pace.ts';
import type { QuestionOf } from './schema.ts';
import { partsOf, readDate } from './written-date.ts';
import type { DatePart } from './written-date.ts';

type DateQuestion = QuestionOf<'date'>;

const secondsForPart = 3;

const missingField = (question: DateQuestion): string => `${question.id}_missing`;
export const partField = (question: DateQuestion, part: DatePart): string => `${question.id}.${part}`;
/** The id of a part's input: a mistake leads there. */
export const partId = (question: DateQuestion, part: DatePart): string =>
  part === partsOf(question.precision)[0] ? question.id : `${question.id}-${part}`;

type Say = (code: FormMistake['code'], part: DatePart, values?: FormMistake['values']) => Reading;

/** Where both are filled the date counts: a radio button cannot be cleared, a field can. */
const read = (question: DateQuestion, form: Form): Reading => {
  const { id, precision } = question;
  const parts = partsOf(precision);
  const say: Say = (code, part, values) =>
    mistaken({ question: id, code, values: { ...values, part, field: partId(question, part) } });
  const written = parts.map(part => valuesOf(form, partField(question, part)).join(' ').trim());
  if (written.every(text => text === '')) return readMissing(question, form);
  const result = readDate(written, precision);
  if ('date' in result && !('mistake' in result)) return inRange(question, result.date, say);
  return result.mistake === 'no_such_day'
    ? say('no_such_day', 'day', { date: result.date })
    : say('write_part', result.part);
};

const readMissing = (question: DateQuestion, form: Form): Reading => {
  const { id } = question;
  const [missing, ...others] = valuesOf(form, missingField(question));
  if (missing === undefined) return mistaken({ question: id, code: 'write_date' });
  return others.length === 0 && isAllowedMissing(question, missing)
    ? { answers: { [id]: missing }, mistakes: [] }
    : mistaken({ question: id, code: 'unknown_answer' });
};

const inRange = ({ id, min, max }: DateQuestion, date: string, say: Say): Reading => {
  if (min !== undefined && compareDates(date, min) < 0) return say('too_early', 'year', { date: min });
  if (max !== undefined && compareDates(date, max) > 0) return say('too_late', 'year', { date: max });
  return { answers: { [id]: date }, mistakes: [] };
};

const answerOf = (question: DateQuestion, answers: Answers): string | undefined => {
  const answer: Answer | undefined = answerTo(answers, question.id);
  if (isAllowedMissing(question, answer)) return answer;
  const { min = '1000', max = '9999', precision } = question;
  if (typeof answer !== 'string' || !isDate(answer, precision)) return undefined;
  return compareDates(answer, min) < 0 || compareDates(answer, max) > 0 ? undefined : answer;
};

const fields = (question: DateQuestion, answers: Answers): Form => {
  const answer = answerOf(question, answers);
  if (answer === undefined) return {};
  if (isAllowedMissing(question, answer)) return { [missingField(question)]: answer };
  const numbers = answer.split('-').toReversed();
  return Object.fromEntries(
    partsOf(question.precision).map((part, at) => [
      partField(question, part),
      String(Number(numbers[at] ?? '')),
    ]),
  );
};

const mistakes: QuestionModule<DateQuestion>['mistakes'] = ({ min, max }) => [
  ...(['min', 'max'] as const).flatMap(end => {
    const text = { min, max }[end];
    const precision = text === undefined || text.length === 4 ? 'year' : text.length === 7 ? 'month' : 'full';
    return text === undefined || isDate(text, precision)
      ? []
      : [{ path: [end], said: { code: 'date_unknown', values: { date: text } } as const }];
  }),
  ...(min !== undefined && max !== undefined && compareDates(min, max) > 0
    ? [{ path: ['max'], said: { code: 'is_before', values: { field: 'min', value: min } } as const }]
    : []),
];

/** Any day of the range, as exact as it was asked. */
const simulate = (question: DateQuestion, random: () => number): Answers => {
  const { id, precision, min = '1950', max = '2020' } = question;
  const missing = maybeMissing(question.missing, random);
  if (missing) return { [id]: missing };
  const [first, last] = [dateNumber(`${min}-01-01`.slice(0, 10), 'full'), dateNumber(lastDay(max), 'full')];
  return { [id]: dateText(first + Math.floor(random() * (last - first + 1)), precision) };
};

/** Years asked about and a step beside them; finer dates are left unjudged. */
const tellingDates: QuestionModule<DateQuestion>['representatives'] = (question, { numbers, codes }) => {
  const { precision, min = '1900', max = '2100' } = question;
  if (precision !== 'year') return undefined;
  const near = [...numbers, ...codes.map(Number)].flatMap(year => [year - 1, year, year + 1]).map(String);
  const years = [min.slice(0, 4), ...near, max.slice(0, 4)];
  return [...new Set(years)].filter(year => answerOf(question, { [question.id]: year }) !== undefined);
};

export const date: QuestionModule<DateQuestion> = {
  visible: question => question,
  read,
  fields,
  keep: (question, answers) => {
    const answer = answerOf(question, answers);
    return answer === undefined ? {} : { [question.id]: answer };
  },
  isAnswered: (question, answers) => answerOf(question, answers) !== undefined,
  variables: question => [
    variable(question, {
      type: 'number',
      date: question.precision,
      categories: missingCategories(question),
      isOrdered: true,
    }),
  ],
  kind: ({ precision }) => (precision === 'year' ? 'number' : 'date'),
  names: question => [missingField(question)],
  hasCode: (question, code) => isAllowedMissing(question, code) || isDate(code, question.precision),
  representatives: tellingDates,
  mistakes,
  seconds: (question, language) =>
    readingSeconds([question.text, question.hint], language) +
    secondsForPart * partsOf(question.precision).length,
  simulate,
};
