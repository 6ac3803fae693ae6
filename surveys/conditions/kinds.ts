// What kind of value an expression gives, as far as it can be told before anybody has answered.

/**
 * - code: one option of a list, or a point of a scale
 * - set: several options, in their order
 * - any: cannot be told; nothing is said against it
 */
export type Kind = 'truth' | 'number' | 'text' | 'code' | 'set' | 'date' | 'any';
