// The form of the condition builder as an expression. What does not fit together after a question was exchanged, the verb or the
// value, becomes the first that fits: a half-made clause is never a mistake.
import { clausesOf, expressionOf, verbs } from '../conditions/clauses.ts';
import type { Clause, Clauses, Verb } from '../conditions/clauses.ts';
import { parseCondition, writeExpression } from '../conditions/index.ts';
import type { Subject } from './subjects.ts';
import type { Sent } from './read-fields.ts';

const mostClauses = 30;

const nameOf = ({ question, row }: Clause): string => (row === undefined ? question : `${question}.${row}`);

const textsUnder = (sent: Sent, name: string): readonly string[] => {
  const value = sent[name] ?? [];
  return typeof value === 'string' ? [value] : value;
};

const numberOf = (text: string): number | undefined => {
  const digits = text
    .replace(/[\s\u00a0]/g, '')
    .replace(',', '.')
    .replace('−', '-');
  return /^-?\d+(\.\d+)?$/.test(digits) ? Number(digits) : undefined;
};

const valuesFor = (subject: Subject, verb: Verb, texts: readonly string[]): Clause['values'] => {
  if (verb === 'answered' || verb === 'not_answered') return [];
  if (subject.isNumber) return [numberOf(texts[0] ?? '') ?? 0];
  const known = texts.filter(text => subject.values.some(({ code }) => code === text));
  const several = verb === 'one_of' || verb === 'chosen';
  const kept = several ? known : known.slice(0, 1);
  return kept.length > 0 ? kept : subject.values.slice(0, 1).map(({ code }) => code);
};

/** The clause that asks about the subject, with what still fits of the verb and the values. */
export const clauseAbout = (subject: Subject, verb = '', texts: readonly string[] = []): Clause => {
  const fitting = subject.verbs.find(each => each === verb) ?? subject.verbs[0] ?? 'answered';
  const [question = '', row] = subject.name.split('.');
  return {
    question,
    ...(row === undefined ? {} : { row }),
    verb: fitting,
    values: valuesFor(subject, fitting, texts),
  };
};

const readClause = (sent: Sent, at: number, subjects: readonly Subject[]): Clause | undefined => {
  const [of] = textsUnder(sent, `clause.${at}.of`);
  if (of === undefined) return undefined;
  const [verb = ''] = textsUnder(sent, `clause.${at}.verb`);
  const texts = textsUnder(sent, `clause.${at}.value`);
  const subject = subjects.find(({ name }) => name === of);
  if (subject) return clauseAbout(subject, verb, texts);
  // About what is not there (any more): stays as it is, for the checks to tell.
  const [question = '', row] = of.split('.');
  const known = verbs.find(each => each === verb) ?? 'answered';
  return { question, ...(row === undefined ? {} : { row }), verb: known, values: texts };
};

/** The clauses a form shows; undefined where it shows none. */
export const sentClauses = (sent: Sent, subjects: readonly Subject[]): Clauses | undefined => {
  if (sent['clauses'] === undefined) return undefined;
  const [join] = textsUnder(sent, 'clauses.join');
  const clauses = Array.from({ length: mostClauses }, (_, at) => readClause(sent, at, subjects));
  return { join: join === 'any' ? 'any' : 'all', clauses: clauses.filter(clause => clause !== undefined) };
};

export const clausesIn = (expression: string | undefined): Clauses | undefined => {
  const parsed = expression === undefined ? undefined : parseCondition(expression);
  return parsed && 'expression' in parsed ? clausesOf(parsed.expression) : undefined;
};

export const written = (clauses: Clauses): string | null => {
  const expression = expressionOf(clauses);
  return expression ? writeExpression(expression) : null;
};

const asSent = ({ join, clauses }: Clauses): string =>
  JSON.stringify([
    clauses.length > 1 ? join : '',
    clauses.map(each => [nameOf(each), each.verb, each.values.map(String)]),
  ]);

/** The expression the clauses of the form make; undefined where they say what was said before. */
export const changedExpression = (
  before: string | undefined,
  sent: Sent,
  subjects: readonly Subject[],
): string | null | undefined => {
  const clauses = sentClauses(sent, subjects);
  if (!clauses) return undefined;
  const shown = clausesIn(before) ?? { join: 'all', clauses: [] };
  return asSent(clauses) === asSent(shown) ? undefined : written(clauses);
};
