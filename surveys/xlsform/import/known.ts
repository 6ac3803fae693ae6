// The names of the form and what they are here: ids of questions, pages and calculations, rows of grids, codes of choices.
import type { Tell } from '../finding.ts';
import type { ChoiceLists } from './choices.ts';
import type { Fault, Known } from './expression.ts';
import { asCode, asIdentifier } from './names.ts';
import type { QuestionRow } from './outline.ts';
import type { Item } from './gather.ts';
import type { Plan, PlannedCalculation, PlannedPage } from './plan.ts';

type Entry = Known & {
  /** Its place in the form; conditions look back only. Calculations have none. */
  readonly at?: number;
  readonly isText?: boolean;
};

export type Names = {
  readonly idOf: (thing: Item | PlannedPage | PlannedCalculation) => string;
  /** Code of a row of a grid. */
  readonly codeOf: (row: QuestionRow) => string;
  /** For an expression of the item at this place; `Infinity` may name anything. */
  readonly resolve: (at: number) => (name: string) => Known | Fault;
  readonly placeOf: (item: Item) => number;
  /** A calculation that cannot be carried: what names it is told so. */
  readonly leave: (calculation: PlannedCalculation) => void;
};

export const namesIn = (plan: Plan, lists: ChoiceLists, tell: Tell): Names => {
  const namer = new Namer(lists, tell);
  plan.pages.forEach(page => namer.takePage(page));
  plan.calculations.forEach(calculation => namer.takeCalculation(calculation));
  return namer.names(new Map(plan.left));
};

/** Gives out ids in the order of the form, and remembers which columns of the data they fill. */
class Namer {
  readonly #lists: ChoiceLists;
  readonly #tell: Tell;
  readonly #ids = new Map<object, string>();
  readonly #codes = new Map<QuestionRow, string>();
  readonly #places = new Map<Item, number>();
  readonly #entries = new Map<string, Entry>();
  readonly #taken = new Set<string>();
  #count = 0;

  constructor(lists: ChoiceLists, tell: Tell) {
    this.#lists = lists;
    this.#tell = tell;
  }

  takePage(page: PlannedPage): void {
    const [only, ...more] = page.items;
    for (const item of page.items) this.#takeItem(item, more.length === 0 ? page : undefined);
    const isLone = page.group === undefined || (more.length === 0 && only?.grid !== undefined);
    if (!page.group || isLone) return;
    const { name, record } = page.group;
    this.#ids.set(page, record.get('barometer_id') || this.#id(name, `page_${record.row}`, []));
  }

  takeCalculation(calculation: PlannedCalculation): void {
    const { row } = calculation;
    const id = this.#id(row.name, `value_${row.record.row}`, []);
    this.#ids.set(calculation, id);
    this.#enter(row, { reference: id });
    this.#tellName(row, id);
  }

  names(left: Map<string, number>): Names {
    const got = <Key, Value>(map: ReadonlyMap<Key, Value>, key: Key): Value => {
      const value = map.get(key);
      if (value === undefined) throw new RangeError('A part of the form has no name');
      return value;
    };
    return {
      idOf: thing => got<object, string>(this.#ids, thing),
      codeOf: row => got(this.#codes, row),
      placeOf: item => got(this.#places, item),
      resolve: at => name => this.#resolve(name, at, left),
      leave: ({ row }) => {
        this.#entries.delete(row.name);
        left.set(row.name, row.record.row);
      },
    };
  }

  #takeItem(item: Item, lonePage: PlannedPage | undefined): void {
    this.#count += 1;
    this.#places.set(item, this.#count);
    if (item.grid) return this.#takeGrid(item, lonePage);
    const [row] = item.rows;
    const codes = this.#codesOf(row);
    const id = this.#id(row.name, `question_${row.record.row}`, [
      ...(codes?.values() ?? []),
      'specify',
      'band',
      'missing',
    ]);
    this.#ids.set(item, id);
    const isPlain = row.type.kind === 'plain' && /^(note|acknowledge)$/.test(row.type.plain);
    const isText = isPlain && row.record.get('barometer_fields') === '';
    this.#enter(row, { reference: id, codes, at: this.#count, isText });
    this.#tellName(row, id);
  }

  #takeGrid(item: Item, lonePage: PlannedPage | undefined): void {
    const written = item.rows.map(row => row.name);
    const exact = item.grid?.group.record.get('barometer_id') ?? '';
    const prefix = exact || commonPrefix(written);
    const wanted = prefix || item.grid?.head?.name || lonePage?.group?.name || '';
    const codes: string[] = [];
    for (const row of item.rows) {
      const own = row.name.slice(prefix === '' ? 0 : prefix.length + 1);
      codes.push(asCode(own, `row_${codes.length + 1}`, code => !codes.includes(code)));
    }
    const id = this.#id(wanted, `grid_${item.rows[0].record.row}`, codes);
    this.#ids.set(item, id);
    if (item.grid?.head) this.#tellName(item.grid.head, id);
    item.rows.forEach((row, at) => {
      const code = codes[at] ?? '';
      this.#codes.set(row, code);
      this.#enter(row, { reference: `${id}.${code}`, codes: this.#codesOf(row), at: this.#count });
      if (`${id}_${code}` !== row.name) this.#tellName(row, `${id}.${code}`);
    });
  }

  #codesOf({ type }: QuestionRow): ReadonlyMap<string, string> | undefined {
    if (type.kind !== 'select') return undefined;
    const codes = this.#lists.get(type.list)?.codes;
    return codes && type.orOther ? new Map([...codes, ['other', 'other']]) : codes;
  }

  /** A free id whose columns, `<id>_<ending>`, are free as well. */
  #id(written: string, fallback: string, endings: readonly string[]): string {
    const columns = (id: string): readonly string[] => endings.map(ending => `${id}_${ending}`);
    const id = asIdentifier(
      written,
      fallback,
      each => !this.#taken.has(each) && columns(each).every(column => !this.#taken.has(column)),
    );
    for (const name of [id, ...columns(id)]) this.#taken.add(name);
    return id;
  }

  #enter(row: QuestionRow, entry: Entry): void {
    if (row.name === '') return;
    if (this.#entries.has(row.name))
      this.#tell('changed', 'name_twice', { ...row.record.place('name'), name: row.name });
    else this.#entries.set(row.name, entry);
  }

  #tellName(row: QuestionRow, id: string): void {
    if (row.name !== '' && row.name !== id)
      this.#tell('changed', 'renamed', { ...row.record.place('name'), name: row.name }, { id });
  }

  #resolve(name: string, at: number, left: ReadonlyMap<string, number>): Known | Fault {
    const entry = this.#entries.get(name);
    if (entry?.isText) return { code: 'no_answer', values: { name } };
    if (entry?.at !== undefined && entry.at >= at) return { code: 'later', values: { name } };
    if (entry) return entry;
    const row = left.get(name);
    if (row !== undefined) return { code: 'left', values: { name, row } };
    const near = [...this.#entries.keys()].find(each => each.toLowerCase() === name.toLowerCase());
    return near === undefined
      ? { code: 'unknown', values: { name } }
      : { code: 'unknown_case', values: { name, near } };
  }
}

/** `trust` of trust_courts and trust_police; '' where they have none. */
const commonPrefix = (names: readonly string[]): string => {
  const [first = [], ...others] = names.map(name => name.split('_').slice(0, -1));
  let count = 0;
  while (count < first.length && others.every(other => other[count] === first[count])) count += 1;
  return first.slice(0, count).join('_');
};
