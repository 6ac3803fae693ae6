// Where a finding stands: steps into the questionnaire, and what a person calls the place.
import type { Questionnaire } from '../schema.ts';

export type Place = readonly (string | number)[];

/** `pages[3].questions[0].options[1]`; empty for the questionnaire as a whole. */
export const placeText = (place: Place): string =>
  place.reduce<string>(
    (text, step) => (typeof step === 'number' ? `${text}[${step}]` : text === '' ? step : `${text}.${step}`),
    '',
  );

/** The ids and codes on the way to a place, as far as it has them. */
export type Named = {
  readonly page?: string;
  readonly question?: string;
  /** The code of the option, row or band. */
  readonly part?: string;
};

const idAt = (value: unknown, field: 'id' | 'code'): string | undefined => {
  const id: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, field) : undefined;
  return typeof id === 'string' ? id : undefined;
};

const inside = (value: unknown, steps: Place): unknown =>
  steps.reduce<unknown>(
    (at, step) => (typeof at === 'object' && at !== null ? Reflect.get(at, step) : undefined),
    value,
  );

export const namesAt = (questionnaire: Questionnaire, place: Place): Named => {
  if (place[0] !== 'pages' || place.length < 2) return {};
  const page = idAt(inside(questionnaire, place.slice(0, 2)), 'id');
  const isInQuestion = place[2] === 'questions' && place.length >= 4;
  const question = isInQuestion ? idAt(inside(questionnaire, place.slice(0, 4)), 'id') : undefined;
  const part = isInQuestion ? idAt(inside(questionnaire, place.slice(0, 6)), 'code') : undefined;
  return {
    ...(page === undefined ? {} : { page }),
    ...(question === undefined ? {} : { question }),
    ...(part === undefined ? {} : { part }),
  };
};
