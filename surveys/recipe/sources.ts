// What the parts of a recipe rest on: every place that reads data, and the questions behind a variable that the recipe makes.
import type { Path } from '../read/source.ts';
import { parsedOnce, references } from '../conditions/index.ts';
import type { Variable } from '../variable.ts';
import { mentionsIn } from './mentions.ts';
import type { Outline } from './outline.ts';
import type { ResultItem } from './result-item.ts';

/** A question as one wave asked it; equal series may be compared. */
export type Asked = {
  readonly variable: Variable;
  readonly series: string;
  /** The question of that wave behind the name, where another one has been put in its place since. */
  readonly was?: string;
};

export type Use = { readonly path: Path; readonly names: readonly string[] };

const namesIn = (text: string | undefined): readonly string[] => {
  const parsed = text === undefined ? undefined : parsedOnce(text);
  if (!parsed || 'mistake' in parsed) return [];
  return references(parsed.expression).map(({ name, row }) => (row === undefined ? name : `${name}_${row}`));
};

/** Everything a recipe reads, where it is written. */
export const usesIn = (outline: Outline): readonly Use[] => [
  ...Object.entries(outline.variables).map(([name, text]) => ({
    path: ['variables', name],
    names: namesIn(text),
  })),
  ...mentionsIn(outline).map(({ path, name }) => ({ path, names: [name] })),
  ...outline.results.map((item, at) => ({ path: ['results', at, 'where'], names: namesIn(item?.where) })),
];

/** Whether a name in a recipe means this question, one of its columns, or one of its rows. */
export const isMeant = ({ name, question, type, categories }: Variable, written: string): boolean =>
  name === written ||
  question === written ||
  (type === 'set' && categories.some(({ code }) => `${name}_${code}` === written));

/** The names of the data behind one entry, the variables of the recipe taken apart. */
export const sourcesOf = (
  item: ResultItem,
  variables: Readonly<Record<string, string>>,
): ReadonlySet<string> => {
  const found = new Set<string>();
  const add = (name: string): void => {
    if (found.has(name)) return;
    found.add(name);
    namesIn(variables[name]).forEach(add);
  };
  const alone = { data: undefined, design: {}, weighting: undefined, variables: {}, results: [item] };
  for (const { names } of usesIn(alone)) names.forEach(add);
  return found;
};
