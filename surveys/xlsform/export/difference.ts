// What an import of the written form does not give back: fields by question, page, calculation and questionnaire, as JSON.
import type { Question } from '../../questions/schema.ts';
import type { Page, Questionnaire } from '../../schema.ts';

/** The JSON for a part of the questionnaire; undefined where the standard's columns say all. */
export type Fields = (part: object) => string | undefined;

type Part = Readonly<Record<string, unknown>>;

const entriesOf = (part: object): Part => ({ ...part });

export const difference = (questionnaire: Questionnaire, back: Questionnaire): Fields => {
  const found = new Map<object, string>();
  const put = (part: object, other: object | undefined, skipped: readonly string[]): void => {
    const fields = differing(entriesOf(part), entriesOf(other ?? {}), skipped);
    if (Object.keys(fields).length > 0) found.set(part, JSON.stringify(fields));
  };
  const [mine, theirs] = [questionnaire, back].map(({ pages }) => pages);
  const questions = new Map((theirs ?? []).flatMap(page => page.questions).map(each => [each.id, each]));
  const owners = new Map((theirs ?? []).flatMap(page => page.questions.map(({ id }) => [id, page] as const)));
  for (const page of mine ?? []) {
    put(page, pageLike(page, owners.get(page.questions[0]?.id ?? '')), ['questions', 'id']);
    for (const question of page.questions)
      put(question, questions.get(question.id), ['id', ...native(question)]);
  }
  for (const calculation of questionnaire.calculations ?? []) {
    const other = back.calculations?.find(({ id }) => id === calculation.id);
    put(calculation, other, ['id', ...(other ? [] : ['value'])]);
  }
  put(questionnaire, back, ['pages', 'calculations', 'format']);
  return part => found.get(part);
};

const pageLike = (page: Page, other: Page | undefined): Page | undefined =>
  other && { ...other, ...(page.questions.length === 1 && other.questions.length !== 1 ? {} : {}) };

/** Options of a question stand on the choices sheet, whatever else is said of it. */
const native = (question: Question): readonly string[] => ('options' in question ? ['options'] : []);

/** Fields that differ, with `null` for those that should not be there. */
const differing = (part: Part, other: Part, skipped: readonly string[]): Part =>
  Object.fromEntries(
    [...new Set([...Object.keys(part), ...Object.keys(other)])]
      .filter(key => !skipped.includes(key) && !isSame(part[key], other[key]))
      .map(key => [key, part[key] ?? null]),
  );

const isSame = (first: unknown, second: unknown): boolean => {
  if (typeof first !== 'object' || typeof second !== 'object' || first === null || second === null)
    return first === second;
  const keys = new Set([...Object.keys(first), ...Object.keys(second)]);
  return [...keys].every(key => isSame(entriesOf(first)[key], entriesOf(second)[key]));
};
