// The public face of conditions.
export type { Expression } from './expression.ts';
export { parseCondition } from './parse.ts';
export type { Parsed } from './parse.ts';
export { evaluate, truth } from './evaluate.ts';
export type { Value } from './evaluate.ts';
export { references } from './references.ts';
export type { Reference } from './references.ts';
export { isRelevant, parsedOnce } from './relevance.ts';
