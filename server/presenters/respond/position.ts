// How far a respondent has come: questions and minutes along their own path. Pages that only inform are not counted.
import type { Step } from '../../../surveys/journey.ts';
import type { Language } from '../../../surveys/localised.ts';
import { minutes } from '../../../surveys/minutes.ts';
import type { Interview } from '../../services/respond.ts';
import type { Reader } from '../reader.ts';

const asksOf = ({ questions }: Step): number =>
  questions.filter(question => question.type !== 'information').length;

export const questionsIn = (steps: readonly Step[]): number =>
  steps.reduce((sum, step) => sum + asksOf(step), 0);

/** Whole minutes, rounded up: a promise that is kept. */
export const wholeMinutes = (steps: readonly Step[], language: Language): number =>
  Math.max(1, Math.ceil(minutes(steps, language)));

export type Position = {
  /** First and last question of the page; equal where it asks one, null where it asks none. */
  readonly numbers: readonly [first: number, last: number] | null;
  readonly before: number;
  readonly total: number;
  readonly minutesLeft: number;
};

export const positionOf = (
  { journey: { steps } }: Pick<Interview, 'journey'>,
  { page }: Step,
  language: Language,
): Position => {
  const at = steps.findIndex(step => step.page.id === page.id);
  const before = questionsIn(steps.slice(0, at));
  const here = questionsIn(steps.slice(at, at + 1));
  return {
    numbers: here === 0 ? null : [before + 1, before + here],
    before,
    total: questionsIn(steps),
    minutesLeft: wholeMinutes(steps.slice(at), language),
  };
};

/** "3", or "3–5" where the page asks several questions. */
const numbersInWords = ([first, last]: readonly [number, number]): string =>
  first === last ? String(first) : `${first}–${last}`;

export const presentProgress = ({ t }: Reader, position: Position) => {
  const { numbers, before, total, minutesLeft: count } = position;
  const left = t('respond:progress.left', { count });
  const label = numbers
    ? t('respond:progress.at', { number: numbersInWords(numbers), total, left })
    : t('respond:progress.ahead', { questions: total - before, count });
  return { label, value: before, max: Math.max(1, total) };
};

/** Names the page by its number and never by its topic. */
export const titleOf = ({ t }: Reader, { numbers }: Position, hasMistakes: boolean): string => {
  if (!numbers) return t('respond:step.title_information');
  const [first, last] = numbers;
  const title = t('respond:step.title', { count: last - first + 1, number: numbersInWords(numbers) });
  return hasMistakes ? t('respond:step.title_mistake', { title: title.toLocaleLowerCase('ru') }) : title;
};
