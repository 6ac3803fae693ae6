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
  ['path', /((?:\.\.?\/)+[\p{L}\d_./-]*[\p{L}\d_]|(?:\/[\p{L}\d_-]+)+|\.\.)/uy],
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
  return withPoints(found);
};

/** `. >= 0,5`: outside brackets a comma between digits stands for a decimal point. */
const withPoints = (found: readonly Piece[]): readonly Piece[] => {
  const joined: Piece[] = [];
  let depth = 0;
  for (const [at, piece] of found.entries()) {
    const [before, after] = [found[at - 1], found[at + 1]];
    depth += piece.text === '(' ? 1 : piece.text === ')' ? -1 : 0;
    const isPoint = depth === 0 && isSymbol(piece, ',') && isDigits(before) && isDigits(after);
    const last = joined.at(-1);
    if (isPoint && last) joined.splice(-1, 1, { kind: 'number', text: `${last.text}.` });
    else if (last?.kind === 'number' && last.text.endsWith('.'))
      joined.splice(-1, 1, { kind: 'number', text: last.text + piece.text });
    else joined.push(piece);
  }
  return joined;
};

const isSymbol = ({ kind, text }: Piece, sign: string): boolean => kind === 'symbol' && text === sign;

const isDigits = (piece: Piece | undefined): boolean => piece?.kind === 'number' && /^\d+$/.test(piece.text);

const pieceAt = (text: string, at: number): readonly [Piece, number] => {
  for (const [kind, pattern] of patterns) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match) return [{ kind, text: match[1] ?? match[2] ?? '' }, pattern.lastIndex];
  }
  return [{ kind: 'strange', text: text.charAt(at) }, at + 1];
};
