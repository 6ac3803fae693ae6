// Reads a questionnaire from YAML and tells every mistake at once, each with its place and a way out.
import { resolveLists } from './read/lists.ts';
import type { Found } from './read/lists.ts';
import { outlineMistakes } from './read/outline-mistakes.ts';
import { outlineOf } from './read/outline.ts';
import { inRussian } from './read/russian.ts';
import { sentences, valueAt } from './read/sentences.ts';
import { readSource } from './read/source.ts';
import type { Path, Source } from './read/source.ts';
import { questionnaire as schema } from './schema.ts';
import type { Questionnaire } from './schema.ts';

export type Mistake = {
  readonly file: string;
  /** `pages[3].questions[0].options[1].code`; empty for the file as a whole. */
  readonly path: string;
  readonly line?: number;
  readonly message: string;
};

export type Read = { readonly questionnaire: Questionnaire } | { readonly mistakes: readonly Mistake[] };

export const readQuestionnaire = (yamlText: string, file: string): Read => {
  const source = readSource(yamlText);
  if (source.mistakes.length > 0) {
    return { mistakes: source.mistakes.map(mistake => ({ file, path: '', ...mistake })) };
  }
  if (typeof source.value !== 'object' || source.value === null || Array.isArray(source.value)) {
    return {
      mistakes: [{ file, path: '', message: 'holds no questionnaire: begin with `format: barometer/1`' }],
    };
  }
  const resolved = resolveLists(source.value);
  const read = schema.safeParse(resolved.value);
  const found: readonly Found[] = [
    ...(read.success ? [] : read.error.issues.flatMap(issue => sentences(issue, resolved.value))),
    ...resolved.mistakes,
    ...outlineMistakes(outlineOf(resolved.value)),
  ];
  if (read.success && found.length === 0) return { questionnaire: read.data };
  const atOrigin = found.map(({ path, message }) => ({ path: resolved.origin(path), message }));
  return { mistakes: located(atOrigin, source, file) };
};

const located = (found: readonly Found[], source: Source, file: string): readonly Mistake[] =>
  inOrder(
    found
      .filter(place => !isListName(place, source.value))
      .map(({ path, message }) => {
        const line = source.lineOf(path);
        return { file, path: written(path), ...(line === undefined ? {} : { line }), message };
      }),
  );

/** `population.yaml, line 41, pages[3].options[1].code: has no code: write ...` */
export const formatMistake = ({ file, path, line, message }: Mistake): string => {
  const place = [file, ...(line === undefined ? [] : [`line ${line}`]), ...(path === '' ? [] : [path])];
  return `${place.join(', ')}: ${message}`;
};

/** The same in Russian: `population.yaml, строка 41, pages[3].options[1].code: нет поля code: напишите ...` */
export const formatMistakeInRussian = ({ line, message, ...mistake }: Mistake): string =>
  formatMistake({
    ...mistake,
    message: inRussian(message),
    file: `${mistake.file}${line === undefined ? '' : `, строка ${line}`}`,
  });

const written = (path: Path): string =>
  path.reduce<string>(
    (text, step) => (typeof step === 'number' ? `${text}[${step}]` : text === '' ? step : `${text}.${step}`),
    '',
  );

/** The schema knows no list names; of an unknown one it says "write a list", which the sentence about the list replaces. */
const isListName = ({ path, message }: Found, document: unknown): boolean =>
  (path.at(-1) === 'options' || path.at(-1) === 'rows') &&
  typeof valueAt(document, path) === 'string' &&
  !message.startsWith('names the list');

/** In the order of the file; a mistake in a list that several questions use is told once. */
const inOrder = (mistakes: readonly Mistake[]): readonly Mistake[] => {
  const unique = new Map(mistakes.map(mistake => [formatMistake(mistake), mistake]));
  return [...unique.values()].sort((first, second) => (first.line ?? 0) - (second.line ?? 0));
};
