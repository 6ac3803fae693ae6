// Order by chance: of options, of the rows of a grid, of the pages of a block. Anchors keep their place at the end.
import type { Localised } from '../localised.ts';
import { pick, rotate, shuffle } from '../random.ts';
import type { Seed } from '../random.ts';
import type { Question } from '../questions/schema.ts';

export type Order = 'random' | 'rotate' | 'flip';

type Item = {
  readonly code: string;
  readonly label: Localised;
  readonly anchor?: boolean | undefined;
  readonly specify?: boolean | undefined;
  readonly exclusive?: boolean | undefined;
  readonly group?: unknown;
};

/** `name` says what is put in order: another name of the same interview has an order of its own. */
export const reorder = <Thing>(
  order: Order,
  seed: Seed,
  name: string,
  things: readonly Thing[],
): readonly Thing[] => {
  if (order === 'random') return shuffle(seed, name, things);
  if (order === 'rotate') return rotate(seed, name, things);
  return pick(seed, name, 2) === 1 ? [...things].reverse() : things;
};

export const isAnchored = ({ anchor, specify, exclusive }: Item): boolean =>
  anchor ?? specify ?? exclusive ?? false;

/** The part of a question whose order may be by chance: the rows of a grid, else the options. */
export const listOf = (question: Question): readonly Item[] => {
  if ('rows' in question) return question.rows;
  return 'options' in question ? question.options : [];
};

/** The same question with another list; what is given must be made of its own items. */
export const withList = (question: Question, list: readonly Item[]): Question => ({
  ...question,
  ['rows' in question ? 'rows' : 'options']: list,
}); // its own items, in part or in another order

/** The question as this interview shows it, and the codes in the order shown where that was by chance. */
export const arranged = (
  question: Question,
  seed: Seed | undefined,
): { readonly question: Question; readonly order?: readonly string[] } => {
  if (!('order' in question) || question.order === undefined || seed === undefined) return { question };
  const { order, id } = question;
  const list = listOf(question);
  const free = list.filter(item => !isAnchored(item));
  if (free.length < 2) return { question };
  const runs = runsOf(free);
  const mixed =
    runs.length === 1
      ? reorder(order, seed, id, free)
      : reorder(order, seed, id, runs).flatMap(run => reorder(order, seed, `${id} ${run[0]?.code}`, run));
  const shown = [...mixed, ...list.filter(isAnchored)];
  return { question: withList(question, shown), order: shown.map(({ code }) => code) };
};

/** Neighbours under the same heading stay together. */
const runsOf = (items: readonly Item[]): readonly (readonly Item[])[] => {
  const runs: Item[][] = [];
  let heading: string | undefined;
  for (const item of items) {
    const own = item.group === undefined ? '' : JSON.stringify(item.group);
    if (own === heading) runs.at(-1)?.push(item);
    else runs.push([item]);
    heading = own;
  }
  return runs;
};
