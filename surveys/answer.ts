// What a respondent said, by question id. Plain data, the same in a draft, in a response and in the browser.

/**
 * - single, scale, district: the option's code, or a missing code
 * - multiple: the chosen codes, or one missing code
 * - number: the number, or a band's code, or a missing code
 * - text: `{ text }`, or a missing code; "other: specify" stands beside its question as `<id>_specify`
 * - date: `1975-11-08`, `1975-11` or `1975`, or a missing code
 * - ranking: `{ option: place or "unranked" }`, or a missing code
 * - list-experiment: the count, or a missing code; the arm stands beside its question as `<id>_arm`
 * - randomised-response, crosswise: the code of the answer, or a missing code
 * - grid: `{ row: code or missing code }`, or one missing code for the whole grid
 */
export type Answer = string | number | readonly string[] | Readonly<Record<string, string>>;
export type Answers = Readonly<Record<string, Answer>>;

/**
 * A copy of its own to look names up in. An object without a prototype is a table of names from the start; of any other the engine
 * learns the shape, and there are as many shapes as ways through a questionnaire.
 */
export const tableOf = (answers: Answers): Record<string, Answer> =>
  Object.assign(Object.create(null) as Record<string, Answer>, answers); // an object without anything in it

/** The answer stored under `name`, and never what JavaScript itself keeps on objects. */
export const answerTo = (answers: Answers, name: string): Answer | undefined =>
  Object.hasOwn(answers, name) ? answers[name] : undefined;

export const isSet = (answer: Answer | undefined): answer is readonly string[] => Array.isArray(answer);

export const isRecord = (answer: Answer | undefined): answer is Readonly<Record<string, string>> =>
  typeof answer === 'object' && answer !== null && !Array.isArray(answer);

/** The options of a ranking that got a place, first to last; of any other record, none. */
export const rankedIn = (answer: Readonly<Record<string, string>>): readonly string[] =>
  Object.entries(answer)
    .filter(([, place]) => /^\d{1,3}$/.test(place))
    .sort(([, first], [, second]) => Number(first) - Number(second))
    .map(([code]) => code);

/** The answer to one row of a grid; a missing code given for the whole grid stands for each row. */
export const answerToRow = (answer: Answer | undefined, row: string): string | undefined => {
  if (typeof answer === 'string') return answer;
  const code: unknown = isRecord(answer) && Object.hasOwn(answer, row) ? answer[row] : undefined;
  return typeof code === 'string' ? code : undefined;
};
