// Conditions of rows, groups and options: translated, joined, and told where they cannot be carried.
import type { ChoiceList, Choice } from './choices.ts';
import { isFault, translate } from './expression.ts';
import type { Fault, Known, Scope } from './expression.ts';
import { placeOf } from './form.ts';
import { isNo, isYes } from './outline.ts';
import type { Form } from './form.ts';
import type { Group } from './outline.ts';
import type { SheetRecord } from './table.ts';

type Asked = {
  readonly record: SheetRecord;
  readonly base: string;
  readonly at: number;
  readonly self?: Known;
};

/** The expression in a cell; undefined where the cell is empty, or where what it says cannot be said here (then that is told). */
export const expressionIn = (form: Form, { record, base, at, self }: Asked): string | undefined => {
  const written = record.get(base);
  if (written === '') return undefined;
  const plain = base === 'calculation' ? written : truthOf(written);
  const translated = translate(plain, { resolve: form.names.resolve(at), ...(self ? { self } : {}) });
  if ('text' in translated) return translated.text;
  tellFault(form, { record, base, written }, translated.fault);
  return undefined;
};

/** `FALSE`, `no` and 0 by themselves: a question that nobody is asked, not a name. */
const truthOf = (written: string): string =>
  isYes(written) ? 'true()' : isNo(written) ? 'false()' : written;

type Cell = { readonly record: SheetRecord; readonly base: string; readonly written: string };

export const tellFault = ({ tell }: Form, { record, base, written }: Cell, fault: Fault): void => {
  const text = written.length > 200 ? `${written.slice(0, 197)}...` : written;
  tell('lost', `expression_${fault.code}`, placeOf(record, base), { ...fault.values, what: base, text });
};

const always = /^(?:true\(\)|1 ?= ?1)$/i;

/** A `relevant` cell. Where nothing was answered, `not(...)` and `!=` say yes in a form and "unknown" here. */
export const relevantIn = (form: Form, record: SheetRecord, at: number): string | undefined => {
  const text = expressionIn(form, { record, base: 'relevant', at });
  if (text === undefined || always.test(text)) return undefined;
  if (/\bnot\(|!=(?! *'')/.test(text)) form.tell('changed', 'negation', placeOf(record, 'relevant'));
  return text;
};

export const groupsRelevant = (form: Form, groups: readonly Group[], at: number): readonly string[] =>
  groups.flatMap(group => {
    if (!form.groupConditions.has(group)) form.groupConditions.set(group, relevantIn(form, group.record, at));
    return form.groupConditions.get(group) ?? [];
  });

/** All of them true; brackets where one has an `or` in it. */
export const allOf = (conditions: readonly (string | undefined)[]): string | undefined => {
  const [first, ...more] = [...new Set(conditions.filter(each => each !== undefined))];
  if (first === undefined || more.length === 0) return first;
  return [first, ...more].map(each => (/\bor\b/.test(each) ? `(${each})` : each)).join(' and ');
};

/** The choice filter of a question as a condition on each option; undefined where it cannot be carried. */
export const filterOf = (
  form: Form,
  { record, at }: Pick<Asked, 'record' | 'at'>,
  list: ChoiceList,
): ((choice: Choice) => string | undefined) | undefined => {
  const written = record.get('choice_filter');
  if (written === '') return undefined;
  const told = new Set<string>();
  return choice => {
    const scope: Scope = { resolve: form.names.resolve(at), columns: columnsOf(choice, list) };
    const translated = translate(written, scope);
    if ('fault' in translated) {
      const { code } = translated.fault;
      if (!told.has(code)) tellFault(form, { record, base: 'choice_filter', written }, translated.fault);
      told.add(code);
      return undefined;
    }
    return translated.text;
  };
};

const columnsOf = ({ record, name }: Choice, list: ChoiceList): ReadonlyMap<string, string> => {
  const bases = list.choices.flatMap(each => each.record.bases);
  return new Map([
    ...bases.map(base => [base, record.get(base)] as const),
    ['name', name] as const,
    ['label', [...record.texts('label').values()][0] ?? ''] as const,
  ]);
};

export const knownAt = (form: Form, at: number, name: string): Known | undefined => {
  const known = form.names.resolve(at)(name);
  return isFault(known) ? undefined : known;
};
