// Our expressions and texts in the words of an XLSForm: a row of a grid is a question there, `${trust_courts}`.

/** `${trust.courts}` becomes `${trust_courts}`; a text's words for "no answer" have no place there. */
export const exportedText = (text: string): string =>
  text.replace(/\$\{\s*(\w+)\.(\w+)\s*(?=[|}])/g, '${$1_$2').replace(/\|[^{}]*\}/g, '}');

/** A cell must not begin like a formula of the spreadsheet. */
export const exportedExpression = (expression: string): string => {
  const text = exportedText(expression);
  return /^[=+\-@]/.test(text) ? `(${text})` : text;
};

const needsBrackets = (text: string): boolean => /\bor\b/.test(text);

/** All of them true. */
export const joined = (parts: readonly (string | undefined)[]): string => {
  const given = parts.filter(part => part !== undefined && part !== '');
  if (given.length < 2) return given[0] ?? '';
  return given.map(part => (needsBrackets(part ?? '') ? `(${part})` : part)).join(' and ');
};
