// A view in the address of its page, `?waves=2012,2013&by=sex&where=...`, and read back; what an address asks for and the survey does
// not have is left out.
import { clausesOf, expressionOf, type Clause } from '../conditions/clauses.ts';
import { parseCondition, writeExpression } from '../conditions/index.ts';
import type { Variable } from '../variable.ts';
import type { View } from './view.ts';

/** As addresses and forms send it. */
export type Query = Readonly<Record<string, unknown>>;
export type Choices = {
  readonly survey: string;
  readonly question: string;
  /** Waves that asked the question, oldest first. */
  readonly waves: readonly string[];
  readonly variables: readonly Variable[];
};

export const mostGroups = 3;
const mostCategories = 40;

const textsIn = (query: Query, name: string): readonly string[] => {
  const value = query[name];
  return (Array.isArray(value) ? value : [value]).filter(each => typeof each === 'string');
};

const listIn = (query: Query, name: string): readonly string[] => [
  ...new Set(
    textsIn(query, name)
      .flatMap(text => text.split(','))
      .filter(text => text !== ''),
  ),
];

/** Answers by which people may be told apart: closed, and nobody's secret. */
export const canGroup = ({ type, indirect, origin, categories }: Variable): boolean =>
  type === 'category' &&
  indirect === undefined &&
  origin !== 'order' &&
  categories.length > 1 &&
  categories.length <= mostCategories;

/** What a filter in words may ask about. */
export const canFilter = (variable: Variable): boolean =>
  variable.indirect === undefined &&
  variable.origin !== 'order' &&
  (variable.type === 'set' || variable.type === 'category') &&
  variable.categories.some(({ isMissing }) => !isMissing);

const clauseAbout = ({ name, question, type }: Variable, values: readonly string[]): Clause =>
  type === 'set' ? { question, verb: 'chosen', values } : { question: name, verb: 'one_of', values };

/** Only people who gave one of these answers, for each question named. */
export const conditionOf = (
  clauses: readonly { readonly variable: Variable; readonly codes: readonly string[] }[],
): string | undefined => {
  const said = clauses.filter(({ codes }) => codes.length > 0);
  const expression = expressionOf({
    join: 'all',
    clauses: said.map(({ variable, codes }) => clauseAbout(variable, codes)),
  });
  return expression && writeExpression(expression);
};

export type Filter = { readonly variable: Variable; readonly codes: readonly string[] };

/** A condition as answers to questions; null where it says more than a form can show. */
export const filtersOf = (
  where: string | undefined,
  variables: readonly Variable[],
): readonly Filter[] | null => {
  if (where === undefined) return [];
  const parsed = parseCondition(where);
  const clauses = 'expression' in parsed ? clausesOf(parsed.expression) : undefined;
  if (!clauses || clauses.join !== 'all') return null;
  const filters = clauses.clauses.flatMap(({ question, row, verb, values }): readonly Filter[] => {
    const variable = variables.find(each => each.name === question || each.question === question);
    const isPlain = verb === 'is' || verb === 'one_of' || verb === 'chosen';
    const codes = values.map(String);
    const isKnown = codes.every(code => variable?.categories.some(each => each.code === code));
    return variable && isPlain && isKnown && row === undefined && canFilter(variable)
      ? [{ variable, codes }]
      : [];
  });
  return filters.length === clauses.clauses.length ? filters : null;
};

/** What the form sends: answers under `only.<name>`, or an expression that was typed over the one before. */
const whereIn = (query: Query, variables: readonly Variable[]): string | undefined => {
  const [typed] = textsIn(query, 'where').map(text => text.trim());
  const [before] = textsIn(query, 'before').map(text => text.trim());
  if (before === undefined || typed !== before) return typed === '' ? undefined : typed;
  const asked = textsIn(query, 'asked').flatMap(name => variables.find(each => each.name === name) ?? []);
  if (asked.length === 0) return typed === '' ? undefined : typed;
  return conditionOf(asked.map(variable => ({ variable, codes: textsIn(query, `only.${variable.name}`) })));
};

/** `adding`: a question that the form shall offer answers of. */
export type Asked = { readonly view: View; readonly adding: Variable | undefined };

export const viewIn = (query: Query, { survey, question, waves, variables }: Choices): Asked => {
  const named = listIn(query, 'waves');
  const wanted = waves.filter(wave => named.includes(wave));
  const by = listIn(query, 'by').filter(name => {
    const variable = variables.find(each => each.name === name);
    return name !== question && variable !== undefined && canGroup(variable);
  });
  const [add] = textsIn(query, 'add');
  return {
    view: {
      ...{ survey, question, by: by.slice(0, mostGroups), where: whereIn(query, variables) },
      waves: wanted.length > 0 ? wanted : waves.slice(-1),
    },
    adding: variables.find(each => each.name === add && canFilter(each)),
  };
};

/** Commas stay commas: an address is read by people, too. */
const written = (name: string, value: string): string =>
  `${name}=${encodeURIComponent(value).replace(/%2C/g, ',').replace(/%20/g, '+')}`;

export const queryOf = ({ waves, by, where }: Omit<View, 'survey' | 'question'>, adding?: string): string => {
  const parts = [
    written('waves', waves.join(',')),
    ...(by.length > 0 ? [written('by', by.join(','))] : []),
    ...(where === undefined ? [] : [written('where', where)]),
    ...(adding === undefined ? [] : [written('add', adding)]),
  ];
  return `?${parts.join('&')}`;
};
