// What a constraint says about numbers and sets, in the fields we have for it: `. >= 18 and . <= 99`, `count-selected(.) <= 3`.
import { evaluate, parseCondition, truth, writeExpression } from '../../conditions/index.ts';
import type { Expression } from '../../conditions/index.ts';

export type Bounds = {
  readonly min?: number;
  readonly max?: number;
  /** What the bounds do not say. */ readonly rest?: string;
};

const mirrored: Readonly<Record<string, string>> = { '>=': '<=', '<=': '>=', '>': '<', '<': '>' };

/** Ends of a constraint on a number whose answers are multiples of `step`. */
export const boundsIn = (constraint: string, step: number): Bounds => {
  const parsed = parseCondition(constraint);
  if ('mistake' in parsed) return { rest: constraint };
  let bounds: Bounds = {};
  const rest = conjuncts(parsed.expression).filter(part => {
    const end = endIn(part, step);
    if (end?.min !== undefined) bounds = { ...bounds, min: Math.max(end.min, bounds.min ?? -Infinity) };
    if (end?.max !== undefined) bounds = { ...bounds, max: Math.min(end.max, bounds.max ?? Infinity) };
    return end === undefined;
  });
  return rest.length === 0 ? bounds : { ...bounds, rest: rest.map(written).join(' and ') };
};

/** The ends around every number that a constraint can let through: `. >= 18 or . = -99` lets none through below -99. */
export const boundsAround = (constraint: string, step: number): Omit<Bounds, 'rest'> => {
  const parsed = parseCondition(constraint);
  return 'mistake' in parsed ? {} : around(parsed.expression, step);
};

const around = (part: Expression, step: number): Omit<Bounds, 'rest'> => {
  if (part.kind !== 'operation') return {};
  const { operator, left, right } = part;
  if (operator === '=') {
    const only = amountOf(left.kind === 'own' ? right : left);
    const isOfOwn = left.kind === 'own' || right.kind === 'own';
    return only === undefined || !isOfOwn ? {} : { min: only, max: only };
  }
  if (operator !== 'and' && operator !== 'or') return endIn(part, step) ?? {};
  const sides = [around(left, step), around(right, step)];
  const [mins, maxs] = [sides.flatMap(({ min }) => min ?? []), sides.flatMap(({ max }) => max ?? [])];
  const [most, least] = operator === 'and' ? [Math.max, Math.min] : [Math.min, Math.max];
  const isKnown = (ends: readonly number[]): boolean => ends.length >= (operator === 'and' ? 1 : 2);
  return {
    ...(isKnown(mins) ? { min: most(...mins) } : {}),
    ...(isKnown(maxs) ? { max: least(...maxs) } : {}),
  };
};

const written = (part: Expression): string => {
  const text = writeExpression(part);
  return part.kind === 'operation' && part.operator === 'or' ? `(${text})` : text;
};

const conjuncts = (expression: Expression): readonly Expression[] =>
  expression.kind === 'operation' && expression.operator === 'and'
    ? [...conjuncts(expression.left), ...conjuncts(expression.right)]
    : [expression];

const amountOf = (expression: Expression): number | undefined => {
  if (expression.kind === 'negative') {
    const amount = amountOf(expression.of);
    return amount === undefined ? undefined : -amount;
  }
  if (expression.kind !== 'literal') return undefined;
  const amount = Number(expression.value);
  return expression.value !== '' && Number.isFinite(amount) ? amount : undefined;
};

const endIn = (part: Expression, step: number): Bounds | undefined => {
  if (part.kind !== 'operation') return undefined;
  const { operator, left, right } = part;
  if (left.kind !== 'own' && right.kind !== 'own') return undefined;
  const amount = amountOf(left.kind === 'own' ? right : left);
  const sign = left.kind === 'own' ? operator : mirrored[operator];
  if (amount === undefined) return undefined;
  const steps = Number((amount / step).toFixed(6));
  const at = (count: number): number => Number((count * step).toFixed(4));
  if (sign === '>=') return { min: at(Math.ceil(steps)) };
  if (sign === '>') return { min: at(Math.floor(steps) + 1) };
  if (sign === '<=') return { max: at(Math.floor(steps)) };
  return sign === '<' ? { max: at(Math.ceil(steps) - 1) } : undefined;
};

export type DateBounds = { readonly min?: string; readonly max?: string; readonly rest?: string };

/** Ends of a constraint on a date, as far as they are days written out and hold for everybody. */
export const dateBoundsIn = (constraint: string): DateBounds => {
  const parsed = parseCondition(constraint);
  if ('mistake' in parsed) return { rest: constraint };
  const parts = conjuncts(parsed.expression);
  const ends = parts.map(dayEnd);
  const [mins, maxs] = [ends.flatMap(end => end?.min ?? []), ends.flatMap(end => end?.max ?? [])];
  const rest = parts.filter((_, at) => ends[at] === undefined);
  return {
    ...(mins.length > 0 ? { min: mins.sort().at(-1) ?? '' } : {}),
    ...(maxs.length > 0 ? { max: maxs.sort()[0] ?? '' } : {}),
    ...(rest.length > 0
      ? { rest: rest.length === parts.length ? constraint : rest.map(written).join(' and ') }
      : {}),
  };
};

const dayEnd = (part: Expression): DateBounds | undefined => {
  if (part.kind !== 'operation') return undefined;
  const { operator, left, right } = part;
  const day = dayOf(left.kind === 'own' ? right : left);
  if (day === undefined || (left.kind !== 'own' && right.kind !== 'own')) return undefined;
  const sign = left.kind === 'own' ? operator : mirrored[operator];
  return sign === '>=' ? { min: day } : sign === '<=' ? { max: day } : undefined;
};

/** `date('2020-01-01')` or the day alone. */
const dayOf = (expression: Expression): string | undefined => {
  const inside =
    expression.kind === 'call' && expression.function === 'date' ? expression.arguments[0] : expression;
  const day = inside?.kind === 'literal' ? String(inside.value) : '';
  return /^\d{4}-\d{2}-\d{2}$/.test(day) ? day : undefined;
};

export type SetBounds = { readonly max?: number; readonly exclusive: readonly string[] };

const mostCodes = 40;

/**
 * At most so many, and some alone: found by trying the constraint on single codes, pairs, and growing sets, and taken only
 * where it says nothing else. Undefined where it does.
 */
export const setBoundsIn = (constraint: string, codes: readonly string[]): SetBounds | undefined => {
  const parsed = parseCondition(constraint);
  if ('mistake' in parsed || codes.length > mostCodes || constraint.includes('${')) return undefined;
  const holds = (own: readonly string[]): boolean =>
    truth(evaluate(parsed.expression, {}, { own })) !== false;
  if (codes.some(code => !holds([code]))) return undefined;
  const exclusive = codes.filter(code => codes.every(other => other === code || !holds([code, other])));
  const sociable = codes.filter(code => !exclusive.includes(code));
  const most = sociable.findIndex((_, at) => !holds(sociable.slice(0, at + 1)));
  const max = most === -1 ? sociable.length : most;
  if (exclusive.length === codes.length) return undefined;
  const isSo = samples(codes).every(
    set =>
      holds(set) === (set.length < 2 || (set.length <= max && !set.some(code => exclusive.includes(code)))),
  );
  return isSo ? { exclusive, ...(max < sociable.length ? { max } : {}) } : undefined;
};

/** All pairs, and runs of every length from every place. */
const samples = (codes: readonly string[]): readonly (readonly string[])[] => [
  ...codes.flatMap((code, at) => codes.slice(at + 1).map(other => [code, other])),
  ...codes
    .flatMap((_, from) => codes.map((__, to) => codes.slice(from, to + 1)))
    .filter(set => set.length > 0),
];
