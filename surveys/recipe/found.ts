// A mistake in a recipe, in both languages of the staff, and how it is told: file, line, place, what is wrong and the way out.
import type { Sentence } from '../checks/rule.ts';
import { nearest } from '../read/nearest.ts';
import type { Path } from '../read/source.ts';

export type { Sentence } from '../checks/rule.ts';
export type Found = { readonly path: Path; readonly message: Sentence };
export type Mistake = {
  readonly file: string;
  readonly line: number | undefined;
  readonly place: string;
  readonly message: Sentence;
};

export const written = (path: Path): string =>
  path.map((step, at) => (typeof step === 'number' ? `[${step}]` : at === 0 ? step : `.${step}`)).join('');

/** `change.yaml, line 12, results[0].by: is sexx, which is no variable: did you mean sex?` */
export const formatRecipeMistake = (
  { file, line, place, message }: Mistake,
  language: keyof Sentence,
): string => {
  const lineWord = language === 'ru' ? 'строка' : 'line';
  const where = [file, ...(line === undefined ? [] : [`${lineWord} ${line}`]), ...(place ? [place] : [])];
  return `${where.join(', ')}: ${message[language]}`;
};

const longest = 12;

/** What was probably meant, or else what there is. */
export const instead = (wanted: string, known: readonly string[]): Sentence => {
  const others = known.filter(name => name !== wanted);
  const near = wanted.length < 3 ? undefined : nearest(wanted, others); // of two letters everything is near everything
  if (near !== undefined) return { ru: `может быть, ${near}?`, en: `did you mean ${near}?` };
  const shown = known.slice(0, longest).join(', ') + (known.length > longest ? ', …' : '');
  return known.length === 0
    ? { ru: 'исправьте имя', en: 'correct the name' }
    : { ru: `есть ${shown}`, en: `there are ${shown}` };
};
