// Cuts an expression of a form into pieces, after mending what word processors and spreadsheets do to quotes, dashes and spaces.

export type Piece = {
  readonly kind: 'space' | 'string' | 'answer' | 'number' | 'self' | 'path' | 'name' | 'symbol' | 'strange';
  /** Of an answer its name, of a string its inside, else as written. */
  readonly text: string;
};

const patterns: readonly (readonly [Piece['kind'], RegExp])[] = [
  ['space', /(\s+)/y],
  ['string', /'([^']*)'|"([^"]*)"/y],
  ['answer', /\$\s?\{\s*([^{}]*?)\s*\}/y],
  ['number', /(\d+(?:\.\d+)?|\.\d+)(?![\p{L}\d_])/uy],
  ['path', /((?:\.\.\/)+[\p{L}\d_./-]*[\p{L}\d_]|(?:\/[\p{L}\d_-]+)+|\.\.)/uy],
  ['self', /(\.)/y],
  ['name', /([\p{L}_][\p{L}\d_.-]*(?::[\p{L}_][\p{L}\d_.-]*)?)/uy],
  ['symbol', /(!=|<=|>=|==|<>|&&|\|\||[=<>+\-*(),])/y],
  ['strange', /(.)/sy],
];

const longest = 20_000;

/** Typographic quotes become straight, dashes a minus, `≤` two signs; `current()/` says nothing that is not said without it. */
const mended = (text: string): string =>
  text
    .slice(0, longest)
    .replace(/[\u200b-\u200d\u2060\ufeff]/g, '')
    .replace(/[\u00a0\u2000-\u200a\u202f\u3000]/g, ' ')
    .replace(/[‘’‚‛′`´]/g, "'")
    .replace(/[“”„‟″«»]/g, '"')
    .replace(/[−–—‐‑]/g, '-')
    .replace(/≤/g, '<=')
    .replace(/≥/g, '>=')
    .replace(/≠/g, '!=')
    .replace(/current\(\s*\)\s*\/\s*(?:\.(?!\.))?/g, '');

export const pieces = (text: string): readonly Piece[] => {
  const whole = mended(text);
  const found: Piece[] = [];
  for (let at = 0; at < whole.length;) {
    const [piece, end] = pieceAt(whole, at);
    found.push(piece);
    at = end;
  }
  return found;
};

const pieceAt = (text: string, at: number): readonly [Piece, number] => {
  for (const [kind, pattern] of patterns) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match) return [{ kind, text: match[1] ?? match[2] ?? '' }, pattern.lastIndex];
  }
  return [{ kind: 'strange', text: text.charAt(at) }, at + 1];
};
