// Blocks of pages whose order is by chance. Pages keep their numbers and addresses: only the way through them differs.
import type { Context } from '../context.ts';
import type { Page, Questionnaire } from '../schema.ts';
import { reorder } from './order.ts';
import type { Order } from './order.ts';

/** Pages that stay together, under the name by which the order is recorded. */
export type Unit = { readonly name: string; readonly pages: readonly Page[] };
export type Block = { readonly id: string; readonly order: Order; readonly units: readonly Unit[] };

/** The questionnaire as a row of single pages and blocks. */
export const stretchesOf = ({ pages, blocks = [] }: Questionnaire): readonly (Page | Block)[] => {
  const stretches: (Page | Block)[] = [];
  for (const page of pages) {
    const block = blocks.find(each => each.id === page.block);
    const last = stretches.at(-1);
    if (block === undefined) stretches.push(page);
    else if (last !== undefined && 'units' in last && last.id === block.id)
      stretches[stretches.length - 1] = { ...last, units: withPage(last.units, page) };
    else stretches.push({ ...block, units: withPage([], page) });
  }
  return stretches;
};

export const unitOf = ({ part, id }: Page): string => part ?? id;

const withPage = (units: readonly Unit[], page: Page): readonly Unit[] => {
  const name = unitOf(page);
  const known = units.some(unit => unit.name === name);
  return known
    ? units.map(unit => (unit.name === name ? { name, pages: [...unit.pages, page] } : unit))
    : [...units, { name, pages: [page] }];
};

/** The units of a block as this interview meets them. */
export const unitsInOrder = ({ id, order, units }: Block, { seed }: Context): readonly Unit[] =>
  seed === undefined ? units : reorder(order, seed, id, units);
