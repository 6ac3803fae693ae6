// The eleven items that the AAPOR Transparency Initiative asks to disclose, and when each of them is complete. Pure.
import type { Outcome, StatementText } from '../../stores/statements.ts';
import type { Wave } from '../../stores/waves.ts';

export const itemIds = [
  'sponsor',
  'wording',
  'population',
  'frame',
  'mode',
  'dates',
  'precision',
  'weighting',
  'processing',
  'limits',
  'data',
] as const;
export type ItemId = (typeof itemIds)[number];

export type Texts = Readonly<Record<StatementText, { readonly ru: string; readonly en: string }>>;
export type Outcomes = Readonly<Record<Outcome, number>>;

export type Facts = {
  readonly wave: Pick<Wave, 'opens' | 'closes' | 'modes' | 'sample' | 'state'>;
  readonly texts: Texts;
  readonly outcomes: Outcomes | null;
};

/** Texts without which an item says too little; the items that are not here the system fills. */
export const neededTexts: Readonly<Partial<Record<ItemId, readonly StatementText[]>>> = {
  sponsor: ['sponsor', 'conductor'],
  population: ['coverage'],
  frame: ['frame', 'recruitment'],
  processing: ['processing'],
  limits: ['limits'],
  data: ['access', 'contact'],
};

const isWritten = (texts: Texts, name: StatementText): boolean =>
  texts[name].ru.trim() !== '' && texts[name].en.trim() !== '';

/** What else must be known: dates of fieldwork, how many were asked, and how many of those chosen answered. */
const isKnown: Readonly<Partial<Record<ItemId, (facts: Facts) => boolean>>> = {
  mode: ({ wave }) => wave.modes.length > 0,
  dates: ({ wave, texts }) =>
    (wave.opens !== undefined && wave.closes !== undefined) || isWritten(texts, 'dates'),
  precision: ({ wave, outcomes, texts }) =>
    wave.state === 'closed' &&
    (wave.sample === 'volunteer' || outcomes !== null || isWritten(texts, 'response')),
};

/** The items that are not complete, in their order; none where the statement may be published. */
export const missingItems = (facts: Facts): readonly ItemId[] =>
  itemIds.filter(
    item =>
      !(neededTexts[item] ?? []).every(name => isWritten(facts.texts, name)) ||
      isKnown[item]?.(facts) === false,
  );

/**
 * AAPOR's response rate 1: interviews among all who were or may have been eligible. The lowest of the rates, because nobody of
 * unknown eligibility is left out.
 */
export const responseRate = (completed: number, outcomes: Outcomes): number => {
  const { unknown, noncontact, refusal, partial, other } = outcomes;
  return completed / (completed + unknown + noncontact + refusal + partial + other);
};
