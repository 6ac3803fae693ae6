// A text that a spreadsheet would run as a formula gets an apostrophe in front. Numbers stay numbers.

const startsFormula = /^[=+\-@\t\r]/;

export const neutral = (value: unknown): unknown =>
  typeof value === 'string' && startsFormula.test(value) ? `'${value}` : value;
