// The form of a statement, as it was sent, becomes texts and counts, or mistakes that name the field.
import { withoutUnseen } from '../written.ts';
import { outcomes, statementTexts, type Outcome, type StatementText } from '../../stores/statements.ts';
import type { Outcomes, Texts } from './items.ts';

export const longestText = 3000;
const largestCount = 10_000_000;

export type TypedTexts = Texts;
export type StatementFields = {
  readonly texts: TypedTexts;
  readonly outcomes: Readonly<Record<Outcome, string>>;
  /** The revision that the form was filled from. */
  readonly revision: string;
};

export type StatementMistake =
  | { readonly code: 'long'; readonly text: StatementText; readonly language: 'ru' | 'en' }
  | { readonly code: 'count' | 'missing_count'; readonly outcome: Outcome };

export type ReadStatement =
  | { readonly texts: Texts; readonly outcomes: Outcomes | null }
  | { readonly mistakes: readonly StatementMistake[] };

const languages = ['ru', 'en'] as const;

/** Lines are kept, spaces around them and empty lines in a row are not. */
const tidied = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .map(line =>
      withoutUnseen(line)
        .replace(/[^\S\n]+/g, ' ')
        .trim(),
    )
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();

const digits = (typed: string): string => typed.replace(/[\s\u00a0]/g, '');

const countMistakes = (typed: StatementFields['outcomes']): readonly StatementMistake[] => {
  const isCounted = outcomes.some(outcome => digits(typed[outcome]) !== '');
  if (!isCounted) return [];
  return outcomes.flatMap((outcome): readonly StatementMistake[] => {
    const text = digits(typed[outcome]);
    if (text === '') return [{ code: 'missing_count', outcome }];
    return /^\d{1,8}$/.test(text) && Number(text) <= largestCount ? [] : [{ code: 'count', outcome }];
  });
};

const byText = <Value>(make: (name: StatementText) => Value): Readonly<Record<StatementText, Value>> =>
  Object.fromEntries(statementTexts.map(name => [name, make(name)])) as Record<StatementText, Value>; // of all names

const byOutcome = <Value>(make: (outcome: Outcome) => Value): Readonly<Record<Outcome, Value>> =>
  Object.fromEntries(outcomes.map(outcome => [outcome, make(outcome)])) as Record<Outcome, Value>; // of all outcomes

export const noTexts: Texts = byText(() => ({ ru: '', en: '' }));

/** `field` gives what was sent under a name. */
export const fieldsFrom = (field: (name: string) => string): StatementFields => ({
  texts: byText(name => ({ ru: field(`${name}_ru`), en: field(`${name}_en`) })),
  outcomes: byOutcome(outcome => field(`outcome_${outcome}`)),
  revision: field('revision'),
});

/** What is written already, as the form shows it. */
export const fieldsOf = (texts: Texts, counted: Outcomes | null, revision: number): StatementFields => ({
  ...{ texts, revision: String(revision) },
  outcomes: byOutcome(outcome => (counted ? String(counted[outcome]) : '')),
});

export const readStatement = (fields: StatementFields): ReadStatement => {
  const texts = byText(name => ({ ru: tidied(fields.texts[name].ru), en: tidied(fields.texts[name].en) }));
  const long = statementTexts.flatMap(text =>
    languages
      .filter(language => texts[text][language].length > longestText)
      .map(language => ({ code: 'long' as const, text, language })),
  );
  const mistakes = [...long, ...countMistakes(fields.outcomes)];
  if (mistakes.length > 0) return { mistakes };
  const isCounted = outcomes.some(outcome => digits(fields.outcomes[outcome]) !== '');
  return {
    texts,
    outcomes: isCounted ? byOutcome(outcome => Number(digits(fields.outcomes[outcome]))) : null,
  };
};
