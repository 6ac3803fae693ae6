// The choices sheet as lists: codes of ours for the names in the form, and the ways not to answer taken out.
import type { Localised } from '../../localised.ts';
import type { MissingCode } from '../../missing.ts';
import { missingLabels, reservedCodes } from '../../missing.ts';
import type { Tell } from '../finding.ts';
import { missingMeant } from './missing.ts';
import { asCode } from './names.ts';
import { rowList } from './row-list.ts';
import type { SheetRecord, Table } from './table.ts';
import type { Texts } from './texts.ts';

export type Choice = {
  readonly record: SheetRecord;
  /** As the form has it, in conditions too. */
  readonly name: string;
  readonly code: string;
  readonly label: Localised;
};

export type ChoiceList = {
  readonly name: string;
  /** The list it is a variant of, as an export of ours writes them: with or without ways not to answer. */
  readonly home: string;
  readonly rows: readonly SheetRecord[];
  readonly choices: readonly Choice[];
  /** From the names in the form to our codes, those of missing answers too. */
  readonly codes: ReadonlyMap<string, string>;
};

export type ChoiceLists = ReadonlyMap<string, ChoiceList>;

/** `1.0`, `1,0` and 1 are one name: a spreadsheet shows them alike. */
export const plainName = (name: string): string =>
  name.replace(/^(-?\d+)[.,]0+$/, '$1').replace(/^[−–](\d)/, '-$1');

export const choiceLists = (table: Table | undefined, texts: Texts, tell: Tell): ChoiceLists => {
  const grouped = new Map<string, SheetRecord[]>();
  let last = '';
  for (const record of table?.records ?? []) {
    const name = record.get('list_name');
    if (name === '' && last !== '')
      tell('changed', 'list_continued', { ...record.place('list_name'), name: last });
    if (name === '' && last === '') {
      tell('lost', 'no_list_name', record.place('list_name'));
      continue;
    }
    last = name || last;
    grouped.set(last, [...(grouped.get(last) ?? []), record]);
  }
  return new Map([...grouped].map(([name, records]) => [name, listOf(name, records, texts, tell)]));
};

const listOf = (name: string, records: readonly SheetRecord[], texts: Texts, tell: Tell): ChoiceList => {
  const read = distinct({ list: name, records }, texts, tell);
  const missing = missingIn(read);
  for (const { choice, code } of missing) {
    const values = { choice: choice.name, label: wordsOf(choice.label)[0] ?? '', code };
    const ours = wordsOf(missingLabels[code]);
    const isOurs = wordsOf(choice.label).every(words => ours.includes(words));
    if (!isOurs) tell('changed', 'missing_code', { ...choice.record.place('name'), name }, values);
  }
  const choices = read.filter(choice => !missing.some(each => each.choice === choice));
  const codes = new Map([
    ...choices.map(choice => [choice.name, choice.code] as const),
    ...missing.map(({ choice, code }) => [choice.name, code] as const),
  ]);
  const home = records[0]?.get('barometer_list') || name;
  return { name, home, rows: records, choices, codes };
};

type Missing = { readonly choice: Choice; readonly code: MissingCode };

/** The first choice for each way not to answer, or the one that has its very code, as long as two answers are left. */
const missingIn = (read: readonly Choice[]): readonly Missing[] => {
  const found = read.flatMap(choice => {
    const code = missingMeant(choice.name, wordsOf(choice.label));
    return code === undefined ? [] : [{ choice, code }];
  });
  const exact = found.filter(({ choice, code }) => choice.name === code);
  const wanted = [...exact, ...found];
  const first = found.filter(
    ({ choice, code }) => wanted.find(other => other.code === code)?.choice === choice,
  );
  return read.length - first.length < 2 ? [] : first;
};

/** Each choice once: a row that repeats name and words goes, one with other words gets a code of its own. */
type Found = { readonly list: string; readonly records: readonly SheetRecord[] };

const distinct = ({ list, records }: Found, texts: Texts, tell: Tell): readonly Choice[] => {
  const read: Choice[] = [];
  for (const record of records) {
    const label = texts.of(record, 'label');
    const name = plainName(record.get('name'));
    if (name === '' && label === undefined) {
      tell('lost', 'empty_choice', { ...record.place(), name: list });
      continue;
    }
    const choice = { record, name, ...coded(name, read), label: label ?? named(name) };
    const twin = read.find(each => each.name === name && name !== '');
    if (twin && JSON.stringify(twin.label) === JSON.stringify(choice.label)) {
      const values = { choice: name, first: twin.record.row };
      tell('changed', 'choice_twice', { ...record.place('name'), name: list }, values);
      continue;
    }
    tellChoice(list, choice, { hasLabel: label !== undefined, twin }, tell);
    read.push(twin ? { ...choice, name: '' } : choice);
  }
  return read;
};

const wordsOf = (label: Localised): readonly string[] =>
  Object.values(label).filter(words => words !== undefined);

const named = (name: string): Localised => ({ ru: name });

const coded = (name: string, read: readonly Choice[]): { readonly code: string } => {
  const isFree = (code: string): boolean =>
    !reservedCodes.includes(code) && !read.some(choice => choice.code === code);
  const isMissing = name === 'hard_to_say' || name === 'refused';
  return { code: isMissing ? name : asCode(name, `option_${read.length + 1}`, isFree) };
};

type Shape = { readonly hasLabel: boolean; readonly twin: Choice | undefined };

const tellChoice = (
  list: string,
  { record, name, code, label }: Choice,
  { hasLabel, twin }: Shape,
  tell: Tell,
): void => {
  const place = { ...record.place('name'), name: list };
  if (!hasLabel) tell('lost', 'choice_without_label', { ...record.place(), name: list }, { choice: name });
  if (twin) tell('changed', 'choice_name_twice', place, { choice: name, first: twin.record.row, code });
  else if (name === '') tell('changed', 'choice_without_name', place, { code });
  else if (name !== code && missingMeant(name, wordsOf(label)) === undefined)
    tell('changed', 'choice_code', place, { choice: name, code });
};

/** Lists that no question asks from, or whose questions were all left out: told, because nobody would miss them in silence. */
export const tellUnused = (lists: ChoiceLists, used: ReadonlySet<string>, tell: Tell): void => {
  for (const { name, home, rows } of lists.values()) {
    const [first] = rows;
    if (!first || used.has(name) || used.has(home)) continue;
    tell(
      'changed',
      'list_unused',
      { ...first.place('list_name'), name },
      { rows: rowList(rows.map(({ row }) => row)) },
    );
  }
};
