// A form that came back as edits: only what was changed in it, so that what a colleague changed meanwhile is left alone.
import type { Edit } from './edit.ts';
import type { Field } from './fields.ts';
import { readLines } from './lines.ts';

/** What a form sent: every value under its name. */
export type Sent = Readonly<Record<string, string | readonly string[] | undefined>>;

const sentUnder = (sent: Sent, name: string): readonly string[] | undefined => {
  const value = Object.hasOwn(sent, name) ? sent[name] : undefined;
  return value === undefined ? undefined : typeof value === 'string' ? [value] : value;
};

/** An empty box sends nothing: it counts only in a form that has them all. */
const isBox = ({ kind }: Field): boolean => kind === 'check' || kind === 'several';

const plain = (text: string): string => text.replace(/\r\n?/g, '\n').trim();

/** What was sent for the field; as it was, where the form does not have it. */
const sentFor = (field: Field, sent: Sent): readonly string[] => {
  const values = sentUnder(sent, field.name);
  if (values !== undefined)
    return isBox(field) ? values.filter(value => value !== '') : [plain(values[0] ?? '')];
  return isBox(field) && sent['boxes'] !== undefined ? [] : field.values;
};

const isChanged = (field: Field, sent: Sent): boolean => {
  const [before, after] = [field.values.map(plain), sentFor(field, sent)];
  return before.length !== after.length || before.some(value => !after.includes(value));
};

/** What the schema shall see: it refuses what cannot be, in words for the field. */
const valueOf = (
  { kind, on = true, off = null, choices = [], languages = [] }: Field,
  values: readonly string[],
): unknown => {
  const [text = ''] = values;
  if (kind === 'check') return values.length > 0 ? on : off;
  if (kind === 'several') return choices.filter(choice => values.includes(choice));
  if (text === '') return null;
  if (kind === 'lines') return readLines(text, languages);
  if (kind === 'codes') return text.split(/[\s,;]+/).filter(Boolean);
  if (kind !== 'number') return text;
  const digits = text
    .replace(/[\s\u00a0]/g, '')
    .replace(',', '.')
    .replace('−', '-');
  return /^-?\d+(\.\d+)?$/.test(digits) ? Number(digits) : text;
};

const inside = (field: Field): readonly string[] => [
  ...field.path.split('.').slice(1),
  ...(field.language === undefined ? [] : [field.language]),
];

const put = (group: Record<string, unknown>, steps: readonly string[], value: unknown): void => {
  const [step = '', ...rest] = steps;
  if (rest.length === 0) group[step] = value;
  else put((group[step] ??= {}) as Record<string, unknown>, rest, value); // made by this very line, or by it before
};

/** All fields of a group as one value: a part of it alone could not be. */
const wholeEdit = (whole: string, fields: readonly Field[], sent: Sent): Edit[] => {
  const own = fields.filter(field => field.whole === whole);
  const [first] = own;
  if (!first || !own.some(field => isChanged(field, sent))) return [];
  const group: Record<string, unknown> = {};
  for (const field of own) {
    const value = valueOf(field, sentFor(field, sent));
    if (value !== null) put(group, inside(field), value);
  }
  const isLeft = Object.keys(group).length > 0;
  return [{ kind: 'set', target: first.target, field: whole, value: isLeft ? group : null }];
};

const renaming = ({ target }: Field, to: string): Edit[] => {
  if (to === '') return [];
  if (target.of === 'item') {
    const { of: _, ...place } = target;
    return [{ kind: 'rename_item', ...place, to }];
  }
  return target.of === 'question' ? [{ kind: 'rename_question', question: target.question, to }] : [];
};

/** New names come last, options before the question: until then everything is found under its old one. */
export const readFields = (fields: readonly Field[], sent: Sent): readonly Edit[] => {
  const wholes = [...new Set(fields.flatMap(({ whole }) => whole ?? []))];
  const changed = fields.filter(field => field.whole === undefined && isChanged(field, sent));
  const sets = changed
    .filter(({ kind }) => kind !== 'name')
    .map((field): Edit => {
      const { target, path, language } = field;
      const value = valueOf(field, sentFor(field, sent));
      return { kind: 'set', target, field: path, ...(language === undefined ? {} : { language }), value };
    });
  const names = changed
    .filter(({ kind }) => kind === 'name')
    .sort((first, second) => Number(first.target.of === 'question') - Number(second.target.of === 'question'))
    .flatMap(field => renaming(field, sentFor(field, sent)[0] ?? ''));
  return [...sets, ...wholes.flatMap(whole => wholeEdit(whole, fields, sent)), ...names];
};

/** What was typed into the fields that were changed: to be shown again where it could not be kept. */
export const typedIn = (fields: readonly Field[], sent: Sent): ReadonlyMap<string, readonly string[]> =>
  new Map(
    fields.filter(field => isChanged(field, sent)).map(field => [field.name, sentFor(field, sent)] as const),
  );
