// The public face of expressions: conditions, constraints and calculations.
export type { Expression } from './expression.ts';
export { parseCondition } from './parse.ts';
export type { Parsed } from './parse.ts';
export { evaluate, truth } from './evaluate.ts';
export type { Surroundings, Value } from './evaluate.ts';
export { hasPart, partsOf, references } from './references.ts';
export type { Reference } from './references.ts';
export { isRelevant, parsedOnce, valueOf } from './relevance.ts';
export { writeExpression } from './write.ts';
export type { Kind } from './kinds.ts';
