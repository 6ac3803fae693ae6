// Reads a questionnaire from YAML and tells every mistake at once, each with its place and a way out.
import { resolveLists } from './read/lists.ts';
import type { Found } from './read/lists.ts';
import { outlineMistakes } from './read/outline-mistakes.ts';
import { outlineOf } from './read/outline.ts';
import { sentences, valueAt } from './read/sentences.ts';
import { readSource } from './read/source.ts';
import type { Path, Source } from './read/source.ts';
import { told } from './read/told.ts';
import type { ToldLanguage } from './read/told.ts';
import type { Said } from './said.ts';
import { questionnaire as schema } from './schema.ts';
import type { Questionnaire } from './schema.ts';

export type Mistake = {
  readonly file: string;
  /** `pages[3].questions[0].options[1].code`; empty for the file as a whole. */
  readonly path: string;
  readonly line?: number;
  readonly said: Said;
  /** What is said, in English. */
  readonly message: string;
};

export type Read = { readonly questionnaire: Questionnaire } | { readonly mistakes: readonly Mistake[] };

export const readQuestionnaire = (yamlText: string, file: string): Read => {
  const source = readSource(yamlText);
  if (source.mistakes.length > 0) {
    return {
      mistakes: source.mistakes.map(({ said, ...place }) => mistakeOf({ file, path: '', ...place }, said)),
    };
  }
  if (typeof source.value !== 'object' || source.value === null || Array.isArray(source.value)) {
    return { mistakes: [mistakeOf({ file, path: '' }, { code: 'no_questionnaire' })] };
  }
  const resolved = resolveLists(source.value);
  const read = schema.safeParse(resolved.value);
  const found: readonly Found[] = [
    ...(read.success ? [] : read.error.issues.flatMap(issue => sentences(issue, resolved.value))),
    ...resolved.mistakes,
    ...outlineMistakes(outlineOf(resolved.value)),
  ];
  if (read.success && found.length === 0) return { questionnaire: read.data };
  const atOrigin = found.map(({ path, said }) => ({ path: resolved.origin(path), said }));
  return { mistakes: located(atOrigin, source, file) };
};

const located = (found: readonly Found[], source: Source, file: string): readonly Mistake[] =>
  inOrder(
    found
      .filter(place => !isListName(place, source.value))
      .map(({ path, said }) => {
        const line = source.lineOf(path);
        return mistakeOf({ file, path: written(path), ...(line === undefined ? {} : { line }) }, said);
      }),
  );

export const mistakeOf = (place: Omit<Mistake, 'said' | 'message'>, said: Said): Mistake => ({
  ...place,
  said,
  message: told(said, 'en'),
});

const lineWords: Readonly<Record<ToldLanguage, string>> = { ru: 'строка', en: 'line' };

/** `population.yaml, line 41, pages[3].options[1].code: has no code: write ...` */
export const formatMistakeIn = ({ file, path, line, said }: Mistake, language: ToldLanguage): string => {
  const lineOf = line === undefined ? [] : [`${lineWords[language]} ${line}`];
  return `${[file, ...lineOf, ...(path === '' ? [] : [path])].join(', ')}: ${told(said, language)}`;
};

export const formatMistake = (mistake: Mistake): string => formatMistakeIn(mistake, 'en');

const written = (path: Path): string =>
  path.reduce<string>(
    (text, step) => (typeof step === 'number' ? `${text}[${step}]` : text === '' ? step : `${text}.${step}`),
    '',
  );

/** The schema knows no list names; of an unknown one it says "write a list", which the sentence about the list replaces. */
const isListName = ({ path, said }: Found, document: unknown): boolean =>
  (path.at(-1) === 'options' || path.at(-1) === 'rows') &&
  typeof valueAt(document, path) === 'string' &&
  said.code !== 'list_unknown' &&
  said.code !== 'list_unknown_of';

/** In the order of the file; a mistake in a list that several questions use is told once. */
const inOrder = (mistakes: readonly Mistake[]): readonly Mistake[] => {
  const unique = new Map(mistakes.map(mistake => [formatMistake(mistake), mistake]));
  return [...unique.values()].sort((first, second) => (first.line ?? 0) - (second.line ?? 0));
};
