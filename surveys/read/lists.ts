// Puts the named lists where questions use them, and remembers for every part where it was written.
import { isLoneQuestion, wrapLoneQuestion } from '../schema.ts';
import type { Said } from '../said.ts';
import type { Path } from './source.ts';

export type Found = { readonly path: Path; readonly said: Said };

export type Resolved = {
  readonly value: unknown;
  readonly mistakes: readonly Found[];
  /** Where in the file a part of `value` was written. */
  readonly origin: (path: Path) => Path;
};

type Fields = Readonly<Record<string, unknown>>;
type Moved = { readonly from: Path; readonly to: Path };

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Both may name a list; of a list used as rows only what a row has is taken. */
const listFields = ['options', 'rows'] as const;

export const resolveLists = (document: unknown): Resolved => {
  if (!isFields(document) || !Array.isArray(document['pages'])) {
    return { value: document, mistakes: [], origin: path => path };
  }
  const lists = isFields(document['lists']) ? document['lists'] : {};
  const moved: Moved[] = [];
  const mistakes: Found[] = [];
  const pages = document['pages'].map((page: unknown, index) => {
    const written = ['pages', index];
    const isLone = isLoneQuestion(page);
    const wrapped = wrapLoneQuestion(page);
    if (isLone) moved.push({ from: [...written, 'questions', 0], to: written });
    if (!isFields(wrapped) || !Array.isArray(wrapped['questions'])) return wrapped;
    const questions = wrapped['questions'].map((question: unknown, at) => {
      const place = [...written, 'questions', at];
      const result = withLists(question, lists);
      moved.push(...result.moved.map(({ from, to }) => ({ from: [...place, ...from], to })));
      mistakes.push(...result.mistakes.map(({ path, said }) => ({ path: [...place, ...path], said })));
      return result.question;
    });
    return { ...wrapped, questions };
  });
  return { value: { ...document, pages }, mistakes, origin: path => originIn(moved, path) };
};

type WithLists = {
  readonly question: unknown;
  readonly moved: readonly Moved[];
  readonly mistakes: readonly Found[];
};

const withLists = (question: unknown, lists: Fields): WithLists => {
  if (!isFields(question)) return { question, moved: [], mistakes: [] };
  const named = listFields.flatMap(field => {
    const name = question[field];
    return typeof name === 'string' ? [{ field, name }] : [];
  });
  const known = named.filter(({ name }) => Object.hasOwn(lists, name));
  const replaced = known.map(({ field, name }) => [field, asField(field, lists[name])]);
  return {
    question: { ...question, ...Object.fromEntries(replaced) },
    moved: known.map(({ field, name }) => ({ from: [field], to: ['lists', name] })),
    mistakes: named
      .filter(({ name }) => !Object.hasOwn(lists, name))
      .map(({ field, name }) => ({ path: [field], said: unknownList(name, Object.keys(lists)) })),
  };
};

const asField = (field: (typeof listFields)[number], list: unknown): unknown =>
  field === 'options' || !Array.isArray(list)
    ? list
    : list.map((item: unknown) => {
        if (!isFields(item)) return item;
        const own = ['code', 'label', 'relevant', 'anchor'].filter(key => item[key] !== undefined);
        return Object.fromEntries(own.map(key => [key, item[key]]));
      });

const unknownList = (name: string, known: readonly string[]): Said =>
  known.length > 0
    ? { code: 'list_unknown_of', values: { name, known: known.join(', ') } }
    : { code: 'list_unknown', values: { name } };

/** The longest move that applies, so that a list inside a lone question ends in the list. */
const originIn = (moved: readonly Moved[], path: Path): Path => {
  const applies = moved
    .filter(({ from }) => from.length <= path.length && from.every((step, index) => step === path[index]))
    .sort((first, second) => second.from.length - first.from.length);
  const [move] = applies;
  return move ? [...move.to, ...path.slice(move.from.length)] : path;
};
