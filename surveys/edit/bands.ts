// Another interval for who does not remember the amount: it goes on where the last one ends, and the last one gets its end.
import type { Language } from '../language.ts';
import type { QuestionOf } from '../questions/schema.ts';
import type { Edit } from './edit.ts';

type Amount = Pick<QuestionOf<'number'>, 'id' | 'min' | 'max' | 'bands'>;

/** Wider ranges have wider intervals: 10 up to a hundred, 1000 up to a million. People then write their own. */
const usualWidth = ({ min, max }: Amount): number =>
  10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, max - min)) / 2));

const fromWords: Readonly<Record<Language, string>> = { ru: 'от', ce: 'от', en: 'from' };

const labelFrom = (
  languages: readonly Language[],
  from: number,
  to?: number,
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    (languages.length > 0 ? languages : (['ru'] as const)).map(language => [
      language,
      to === undefined ? `${fromWords[language]} ${from}` : `${from}–${to}`,
    ]),
  );

/** Words that were made here, and by nobody since. */
const isOwnLabel = (label: object, made: object): boolean => JSON.stringify(label) === JSON.stringify(made);

export const bandAfter = (languages: readonly Language[], amount: Amount, code: string): readonly Edit[] => {
  const { id: question, bands } = amount;
  const place = { question, list: 'bands' } as const;
  const last = bands.at(-1);
  const to = last === undefined ? amount.min - 1 : (last.to ?? last.from + usualWidth(amount) - 1);
  const isClosed = last === undefined || last.to !== undefined;
  const target = { of: 'item', ...place, code: last?.code ?? '' } as const;
  const closing: Edit[] = isClosed ? [] : [{ kind: 'set', target, field: 'to', value: to }];
  const wording: Edit[] =
    !isClosed && last && isOwnLabel(last.label, labelFrom(languages, last.from))
      ? [{ kind: 'set', target, field: 'label', value: labelFrom(languages, last.from, to) }]
      : [];
  const item = { code, from: to + 1, label: labelFrom(languages, to + 1) };
  return [...closing, ...wording, { kind: 'add_item', ...place, item, after: last?.code ?? null }];
};
