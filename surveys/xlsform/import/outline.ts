// The rows of the survey sheet as a tree: groups, and in them the rows of questions. What stands in repeats is listed and left.
import type { Tell } from '../finding.ts';
import { readType } from './question-type.ts';
import type { RowType } from './question-type.ts';
import type { SheetRecord, Table } from './table.ts';

export type QuestionRow = {
  readonly kind: 'row';
  readonly record: SheetRecord;
  readonly type: RowType;
  readonly name: string;
};
export type Group = {
  readonly kind: 'group';
  readonly record: SheetRecord;
  readonly name: string;
  /** Kobo's "score": a list of rows under one scale. */
  readonly isScore: boolean;
  readonly children: readonly Node[];
};
export type Node = QuestionRow | Group;

export type SurveyOutline = {
  readonly nodes: readonly Node[];
  /** Names of what was left out, with the row: conditions may still ask for them. */
  readonly left: ReadonlyMap<string, number>;
};

type Begin = Extract<RowType, { kind: 'begin' }>;
type Open = {
  readonly record: SheetRecord;
  readonly name: string;
  readonly isScore: boolean;
  readonly children: Node[];
};

export const surveyOutline = (table: Table, tell: Tell): SurveyOutline => {
  const reader = new OutlineReader(tell);
  for (const record of table.records) reader.take(record);
  return reader.end();
};

export const isYes = (text: string): boolean => /^(yes|true|1|да)(\(\))?$/i.test(text);

export const isNo = (text: string): boolean => /^(no|false|0|нет)(\(\))?$/i.test(text);

/** Goes down the rows, and knows which groups are open and whether it is inside something left out. */
class OutlineReader {
  readonly #tell: Tell;
  readonly #top: Node[] = [];
  readonly #open: Open[] = [];
  readonly #left = new Map<string, number>();
  #skipping: { depth: number; readonly row: number; readonly inside: 'in_repeat' | 'in_matrix' } | undefined;

  constructor(tell: Tell) {
    this.#tell = tell;
  }

  take(record: SheetRecord): void {
    const written = record.get('type');
    const name = nameIn(record);
    if (isYes(record.get('disabled'))) {
      this.#tell('lost', 'disabled', { ...record.place('disabled'), name });
    } else if (written === '' || written.startsWith('#')) {
      this.#takeUntyped(record, written, name);
    } else {
      const type = readType(written);
      if (this.#skipping) this.#skip(record, type, name);
      else this.#place(record, type, name);
    }
  }

  end(): SurveyOutline {
    for (let group = this.#open.at(-1); group !== undefined; group = this.#open.at(-1)) {
      this.#tell('changed', 'group_open', { ...group.record.place('type'), name: group.name });
      this.#close();
    }
    return { nodes: this.#top, left: this.#left };
  }

  #place(record: SheetRecord, type: RowType, name: string): void {
    if (type.kind === 'begin') this.#begin(record, type, name);
    else if (type.kind !== 'end') this.#add({ kind: 'row', record, type, name });
    else if (this.#open.length > 0) this.#close();
    else this.#tell('changed', 'group_end', record.place('type'));
  }

  #begin(record: SheetRecord, { what }: Begin, name: string): void {
    if (what === 'group' || what === 'grid') {
      this.#open.push({ record, name, isScore: what === 'grid', children: [] });
      return;
    }
    this.#tell('lost', what === 'repeat' ? 'repeat' : 'matrix', { ...record.place('type'), name });
    this.#left.set(name, record.row);
    this.#skipping = { depth: 1, row: record.row, inside: what === 'repeat' ? 'in_repeat' : 'in_matrix' };
  }

  #skip(record: SheetRecord, type: RowType, name: string): void {
    const skipping = this.#skipping;
    if (!skipping) return;
    if (type.kind === 'begin') skipping.depth += 1;
    if (type.kind === 'end') skipping.depth -= 1;
    else {
      this.#tell('lost', skipping.inside, { ...record.place('type'), name }, { begin: skipping.row });
      this.#left.set(name, record.row);
    }
    if (skipping.depth === 0) this.#skipping = undefined;
  }

  #takeUntyped(record: SheetRecord, written: string, name: string): void {
    if (written.startsWith('#')) return this.#tell('changed', 'comment_row', record.place('type'));
    const label = [...record.texts('label').values()][0] ?? '';
    const code = name !== '' || label !== '' ? 'no_type' : 'stray_row';
    this.#tell(code === 'no_type' ? 'lost' : 'changed', code, {
      ...record.place(),
      name: name || label.slice(0, 60),
    });
    if (name !== '') this.#left.set(name, record.row);
  }

  #close(): void {
    const group = this.#open.pop();
    if (group) this.#add({ kind: 'group', ...group });
  }

  #add(node: Node): void {
    (this.#open.at(-1)?.children ?? this.#top).push(node);
  }
}

/** `${age}` is taken as `age`: people copy names from conditions. */
export const nameIn = (record: SheetRecord): string =>
  record.get('name').replace(/^\$\{\s*(.*?)\s*\}$/, '$1');
