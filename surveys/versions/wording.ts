// Two wordings of the same text: the same but for marks, a corrected typing error, other words, or another meaning.
import { languages } from '../language.ts';
import type { Language, Localised } from '../localised.ts';

export type WordingChange = 'punctuation' | 'typo' | 'reworded' | 'meaning-changed';

/** The share of words that must be left: a question of which less is left asks something else. */
const ofQuestions = 0.6;
/** Labels are short: one word that stays may hold the meaning. */
export const ofLabels = 0.3;
/** In a text of twenty words two may be mistyped; in shorter ones one. */
const wordsPerTypo = 10;
/** Short words differ by a letter and mean another thing: он, от, об. */
const shortestTypo = 5;

const wordsOf = (text: string): readonly string[] =>
  text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .normalize('NFC')
    .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];

const isNumber = (word: string): boolean => /\d/.test(word);
const isDenial = (word: string): boolean =>
  /^(не|нет|ни|нельзя|без|кроме|not|no|never|without|except|t)$/u.test(word);

/** Words that must stay as they are, sorted: numbers and denials turn a question round. */
const pillars = (words: readonly string[]): string =>
  words
    .filter(word => isNumber(word) || isDenial(word))
    .sort()
    .join(' ');

/** Words of both texts in one order: the longest common subsequence. */
const common = (first: readonly string[], second: readonly string[]): number => {
  let row = new Array<number>(second.length + 1).fill(0);
  for (const word of first) {
    const next = [0];
    second.forEach((other, at) => {
      next.push(word === other ? (row[at] ?? 0) + 1 : Math.max(row[at + 1] ?? 0, next[at] ?? 0));
    });
    row = next;
  }
  return row[second.length] ?? 0;
};

/** One letter more, less or other, or two neighbours exchanged. */
const isOneSlip = (first: string, second: string): boolean => {
  if (Math.min(first.length, second.length) < shortestTypo || Math.abs(first.length - second.length) > 1)
    return false;
  let at = 0;
  while (at < first.length && first[at] === second[at]) at += 1;
  const [rest, other] = [first.slice(at), second.slice(at)];
  const isSwap = rest[0] === other[1] && rest[1] === other[0] && rest.slice(2) === other.slice(2);
  return isSwap || rest.slice(1) === other.slice(1) || rest.slice(1) === other || rest === other.slice(1);
};

/** Only slips, few of them, and never between two words that are in use: «часто» is no misspelt «чисто». */
const isCorrected = (before: readonly string[], after: readonly string[], areWords: Vocabulary): boolean => {
  if (before.length !== after.length) return before.join('') === after.join('');
  const pairs = before.flatMap((word, at) => (word === after[at] ? [] : [[word, after[at] ?? ''] as const]));
  return (
    pairs.length <= Math.max(1, Math.floor(before.length / wordsPerTypo)) &&
    pairs.every(([word, other]) => isOneSlip(word, other) && !areWords(word, other))
  );
};

/** How one wording became the other; undefined where nothing changed. */
export const wordingChange = (
  before: string,
  after: string,
  vocabulary: Vocabulary,
  leastCommon = ofQuestions,
): WordingChange | undefined => {
  if (before === after) return undefined;
  const [first, second] = [wordsOf(before), wordsOf(after)];
  if (first.join(' ') === second.join(' ')) return 'punctuation';
  if (pillars(first) !== pillars(second)) return 'meaning-changed';
  if (isCorrected(first, second, vocabulary)) return 'typo';
  const share = common(first, second) / Math.max(first.length, second.length, 1);
  return share >= leastCommon ? 'reworded' : 'meaning-changed';
};

/** Whether both are words in use: the first still stands in the newer version, the second stood in the older one. */
export type Vocabulary = (before: string, after: string) => boolean;

export const vocabularyOf = (older: unknown, newer: unknown): Vocabulary => {
  const [was, now] = [saidIn(older), saidIn(newer)];
  return (before, after) => now.has(before) && was.has(after);
};

/** Every word a part of a questionnaire says in any language. */
const saidIn = (value: unknown): ReadonlySet<string> => {
  const found = new Set<string>();
  const collect = (part: unknown): void => {
    if (typeof part === 'string') wordsOf(part).forEach(word => found.add(word));
    if (typeof part === 'object' && part !== null) Object.values(part).forEach(collect);
  };
  collect(value);
  return found;
};

export type TextChange = {
  readonly language: Language;
  readonly kind: WordingChange | 'translation-added' | 'translation-removed';
  readonly before: string | undefined;
  readonly after: string | undefined;
};

export const textChanges = (
  before: Localised | undefined,
  after: Localised | undefined,
  vocabulary: Vocabulary,
  leastCommon = ofQuestions,
): readonly TextChange[] =>
  languages.flatMap((language): readonly TextChange[] => {
    const [first, second] = [before?.[language], after?.[language]];
    const changed = { language, before: first, after: second };
    if (first === second) return [];
    if (first === undefined) return [{ ...changed, kind: 'translation-added' }];
    if (second === undefined) return [{ ...changed, kind: 'translation-removed' }];
    const kind = wordingChange(first, second, vocabulary, leastCommon);
    return kind === undefined ? [] : [{ ...changed, kind }];
  });
