// Earlier answers in texts, `${ name }`: with our names, and without what cannot be repeated.
import type { Tell } from '../finding.ts';
import { isFault } from './expression.ts';
import type { Names } from './known.ts';
import type { Plan } from './plan.ts';
import type { SheetRecord } from './table.ts';

const reference = /\$\s?\{\s*([^{}]*?)\s*\}/g;

/** `jr:choice-name(${place}, '${place}')` gives the words of an answer; a text of ours gets them by the question's name. */
const wordsOfAnswer =
  /^jr:choice-name\(\s*\$\{\s*([^{}\s]+)\s*\}\s*,\s*['"‘’]\s*\$\{\s*\1\s*\}\s*['"‘’]\s*\)$/;

/** The question whose answer in words a calculation gives; undefined where it gives something else. */
export const repeatsWords = (record: SheetRecord): string | undefined =>
  wordsOfAnswer.exec(record.get('calculation'))?.[1];

/** Stands in a text for an answer that was not taken; the checker finds it until it is reworded. */
export const lostAnswer = '[…]';

/** A sign that begins a reference and ends none. */
const broken = /\$\s?\{(?![^{}]*\})/g;

const withoutBroken = (text: string, record: SheetRecord, base: string, tell: Tell): string =>
  text.replace(broken, written => {
    tell('lost', 'pipe', { ...record.place(base), name: record.get('name') }, { written, reason: 'broken' });
    return lostAnswer;
  });

export const pipes = (plan: Plan, names: Names, at: number, tell: Tell) => {
  const alias = new Map(
    plan.calculations.flatMap(({ row }) => {
      const name = repeatsWords(row.record);
      return name === undefined ? [] : [[row.name, name] as const];
    }),
  );
  return (text: string, record: SheetRecord, base: string): string =>
    withoutBroken(text, record, base, tell).replace(reference, (written, inside: string) => {
      const [name = '', fallback] = inside.split('|').map(part => part.trim());
      const known = names.resolve(at === 0 ? Infinity : at)(alias.get(name) ?? name);
      if (!isFault(known)) return `\${${known.reference}${fallback === undefined ? '' : `|${fallback}`}}`;
      tell(
        'lost',
        'pipe',
        { ...record.place(base), name: record.get('name') },
        { written, reason: known.code },
      );
      return lostAnswer;
    });
};
