// Names of counts: two tables that count the same people under the same answer give the count the same name.
import type { Table } from './tables.ts';

const join = (parts: readonly string[]): string => parts.join('\u0000');

/** Where a count belongs: people of different waves are never the same. */
export const placeOf = ({ survey, wave }: Pick<Table, 'survey' | 'wave'>): string => join([survey, wave]);

/** Who was asked: everybody, or those whom a filter let through. `asked` is how many everybody is in this wave. */
export type Audience = (table: Table) => string;

const groupOf = ({ group }: Table): readonly string[] => (group ? [group.by, group.code] : ['', '']);

/** Everybody who was asked; `measure` tells people from their weights. */
export const baseKey = (audience: string, table: Table, measure: 'people' | 'weight'): string =>
  join([placeOf(table), 'base', audience, ...groupOf(table), measure]);

/** Answered by somebody: of two questions asked of everybody it does not matter which divides which. */
export const cellKey = (audience: string, table: Table, code: string): string => {
  const answer = [table.question, code].join('=');
  const { group, kind } = table;
  if (!group) return join([placeOf(table), 'answer', answer]);
  const both = [answer, [group.by, group.code].join('=')];
  return join([
    placeOf(table),
    'answers',
    ...(kind === 'exclusive' && audience.startsWith('all') ? both.sort() : both),
  ]);
};

/** The number of a question where it is made of several answers; of one answer it is that answer. */
export const focusKey = (audience: string, table: Table): string => {
  const [only, ...more] = table.focusCodes;
  if (only !== undefined && more.length === 0) return cellKey(audience, table, only);
  return join([placeOf(table), 'number', table.question, ...[...table.focusCodes].sort(), ...groupOf(table)]);
};
