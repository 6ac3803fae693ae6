// The choices sheet of an export: shared lists, lists of single questions, and the ways not to answer as choices of their own.
import { missingCodes, missingLabels } from '../../missing.ts';
import type { MissingCode } from '../../missing.ts';
import type { Option } from '../../questions/option.ts';
import type { Question } from '../../questions/schema.ts';
import type { Questionnaire } from '../../schema.ts';
import { texts } from './columns.ts';
import type { Row } from './columns.ts';
import { exportedExpression, joined } from './expressions.ts';

export type Listed = Extract<Question, { options: unknown }>;
export type ListOf = (question: Listed) => string;
export type ExportedLists = { readonly rows: readonly Row[]; readonly nameOf: ListOf };

type Written = { readonly name: string; readonly rows: readonly Row[] };

export const exportedLists = ({ lists, pages }: Questionnaire): ExportedLists => {
  const written = new Map<string, Written>();
  const taken = new Set(Object.keys(lists));
  for (const [name, options] of Object.entries(lists)) {
    written.set(keyOf(name, missingCodes), {
      name,
      rows: listRows({ name, options, missing: missingCodes, isShared: true }),
    });
  }
  const nameOf: ListOf = question => {
    const home = homeOf(lists, question.options) ?? `${question.id}`;
    const key = keyOf(home, question.missing);
    const known = written.get(key);
    if (known) return known.name;
    const isVariant = homeOf(lists, question.options) !== undefined;
    const wanted = isVariant ? [home, ...question.missing].join('_') : home;
    const name = freeName(wanted, taken);
    const rows = listRows({
      name,
      options: question.options,
      missing: question.missing,
      ...(isVariant ? { home } : {}),
    });
    written.set(key, { name, rows });
    return name;
  };
  for (const question of pages.flatMap(page => page.questions)) if ('options' in question) nameOf(question);
  return { rows: [...written.values()].flatMap(({ rows }) => rows), nameOf };
};

const keyOf = (home: string, missing: readonly MissingCode[]): string =>
  `${home} ${[...missing].sort().join(' ')}`;

const freeName = (wanted: string, taken: Set<string>): string => {
  let name = wanted;
  for (let count = 2; taken.has(name); count += 1) name = `${wanted}_${count}`;
  taken.add(name);
  return name;
};

const homeOf = (lists: Questionnaire['lists'], options: readonly Option[]): string | undefined => {
  const same = JSON.stringify(options);
  return Object.entries(lists).find(([, list]) => JSON.stringify(list) === same)?.[0];
};

type List = {
  readonly name: string;
  readonly options: readonly Option[];
  readonly missing: readonly MissingCode[];
  readonly isShared?: true;
  readonly home?: string;
};

const listRows = ({ name, options, missing, isShared, home }: List): readonly Row[] => {
  const own = { list_name: name, barometer_shared: isShared && 'yes', barometer_list: home };
  return [
    ...options.map(option => ({ ...own, ...optionRow(option) })),
    ...missingCodes
      .filter(code => missing.includes(code))
      .map(code => ({ ...own, name: code, ...texts('label', missingLabels[code]) })),
  ];
};

const yes = (value: boolean | undefined): string | undefined => (value ? 'yes' : undefined);

const optionRow = (option: Option): Row => ({
  name: option.code,
  ...texts('label', option.label),
  barometer_show: option.relevant === undefined ? undefined : option.code,
  barometer_relevant: option.relevant,
  barometer_exclusive: yes(option.exclusive),
  barometer_anchor: option.anchor === false ? 'no' : yes(option.anchor),
  barometer_specify: yes(option.specify),
  ...texts('barometer_group', option.group),
});

/** Options with a condition are shown by a filter on the column `barometer_show`, which any tool understands. */
export const filterOf = (options: readonly Option[]): string | undefined => {
  const conditional = options.filter(({ relevant }) => relevant !== undefined);
  if (conditional.length === 0) return undefined;
  const shown = conditional.map(
    ({ code, relevant }) => `(barometer_show = '${code}' and (${exportedExpression(relevant ?? '')}))`,
  );
  return ["barometer_show = ''", ...shown].join(' or ');
};

/** What a set may hold, as a constraint. */
export const setConstraint = (question: Extract<Question, { type: 'multiple' }>): string => {
  const { max, min, options, missing } = question;
  const alone = [...options.filter(option => option.exclusive).map(({ code }) => code), ...missing];
  return joined([
    max === undefined ? undefined : `count-selected(.) <= ${max}`,
    min === undefined ? undefined : `count-selected(.) >= ${min}`,
    ...alone.map(code => `not(selected(., '${code}') and count-selected(.) > 1)`),
  ]);
};
