// Turns an expression of a form into one of ours: names and codes as they are here, and only functions that exist here. What
// cannot be said here is told as a fault; the expression is then left out whole, never in part.
import { isFunctionName } from '../../conditions/expression.ts';
import { parseCondition } from '../../conditions/index.ts';
import type { Finding } from '../finding.ts';
import { plainName } from './choices.ts';
import { pieces } from './expression-tokens.ts';
import type { Piece } from './expression-tokens.ts';

/** Something an expression may name. */
export type Known = {
  /** `age`, or `trust.courts` for a row of a grid. */
  readonly reference: string;
  /** Its name in the form, where a constraint may call its own question by it. */
  readonly name?: string;
  /** From names of choices to codes; undefined where anything may be compared. */
  readonly codes?: ReadonlyMap<string, string> | undefined;
};

export type Fault = { readonly code: string; readonly values: Finding['values'] };

export type Scope = {
  readonly resolve: (name: string) => Known | Fault;
  /** What `.` means: a constraint is about its own question. */
  readonly self?: Known;
  /** Values of the columns of one choice, for choice filters. */
  readonly columns?: ReadonlyMap<string, string>;
};

/** Stands for a cell of the choices sheet that is no code of the question it is compared with: `folded` knows that it never holds. */
export const noChoice = 'no such choice';

export type Translated = { readonly text: string } | { readonly fault: Fault };

type Part = {
  readonly text: string;
  readonly piece: Piece;
  readonly known?: Known;
  /** Filled in from the choices sheet. */
  readonly isCell?: true;
};

export const isFault = (found: Known | Fault): found is Fault => 'code' in found;

class Untranslatable extends Error {
  readonly fault: Fault;
  constructor(code: string, values: Fault['values']) {
    super(code);
    this.fault = { code, values };
  }
}

export const translate = (written: string, scope: Scope): Translated => {
  try {
    const all = pieces(written);
    const parts = all.map((piece, at) => partOf(piece, next(all, at), scope));
    const text = withCodes(parts)
      .map(part => part.text)
      .join('')
      .replace(/\s+/g, ' ')
      .trim();
    const parsed = parseCondition(text);
    return 'mistake' in parsed
      ? { fault: { code: 'unreadable', values: { reason: parsed.mistake } } }
      : { text };
  } catch (error) {
    if (error instanceof Untranslatable) return { fault: error.fault };
    throw error;
  }
};

const next = (
  all: readonly { readonly piece?: Piece; readonly kind?: string; readonly text: string }[],
  at: number,
) => all.slice(at + 1).find(each => (each.piece?.kind ?? each.kind) !== 'space');

const quoted = (text: string): string => (text.includes("'") ? `"${text}"` : `'${text}'`);

const partOf = (piece: Piece, following: { readonly text: string } | undefined, scope: Scope): Part => {
  switch (piece.kind) {
    case 'space':
      return { piece, text: ' ' };
    case 'string':
      return { piece, text: quoted(piece.text) };
    case 'answer':
      return answerPart(piece, piece.text, scope);
    case 'path':
      return answerPart(piece, piece.text.split('/').at(-1) ?? '', scope);
    case 'self':
      if (!scope.self) throw new Untranslatable('self', {});
      return { piece, text: '.', known: scope.self };
    case 'name':
      return following?.text === '(' ? { piece, text: functionName(piece.text) } : namePart(piece, scope);
    case 'symbol':
      return { piece, text: symbols[piece.text] ?? piece.text };
    case 'number':
      return { piece, text: piece.text.replace(/^\./, '0.') };
    case 'strange':
      throw new Untranslatable('sign', { sign: piece.text });
  }
};

const symbols: Readonly<Record<string, string>> = { '==': '=', '<>': '!=', '&&': ' and ', '||': ' or ' };

const answerPart = (piece: Piece, name: string, { resolve, self }: Scope): Part => {
  if (self !== undefined && name !== '' && name === self.name) return { piece, text: '.', known: self };
  if (name === '' || name === '..') throw new Untranslatable('path', { path: piece.text });
  const known = resolve(name);
  if (isFault(known)) throw new Untranslatable(known.code, known.values);
  return { piece, text: `\${${known.reference}}`, known };
};

const functionName = (written: string): string => {
  const name = written.toLowerCase();
  if (/^(and|or|div|mod)$/.test(name)) return name;
  if (!isFunctionName(name)) throw new Untranslatable(reasonFor(name), { function: written });
  return name;
};

/** Functions people ask about by name; the others are simply unknown here. */
const reasonFor = (name: string): string => {
  if (name === 'regex') return 'function_pattern';
  if (/^(pulldata|instance|pull-data)$/.test(name)) return 'function_file';
  if (/^(indexed-repeat|position|count|count-non-empty)$/.test(name)) return 'function_repeat';
  if (/^(now|uuid|random|property|version)$/.test(name)) return 'function_device';
  return 'function';
};

const namePart = (piece: Piece, { columns }: Scope): Part => {
  const word = piece.text.toLowerCase();
  if (/^(and|or|div|mod)$/.test(word)) return { piece, text: word };
  const value = columns?.get(word.replace(/[\s-]+/g, '_'));
  if (value !== undefined)
    return { piece: { kind: 'string', text: value }, text: quoted(value), isCell: true };
  throw new Untranslatable('bare', { name: piece.text });
};

/** Literals beside a choice, `${q} = '1.0'` or `selected(${q}, 99)`, become the codes of that choice. */
const withCodes = (parts: readonly Part[]): readonly Part[] => {
  const solid = parts.filter(part => part.piece.kind !== 'space');
  const replaced = new Map<Part, Part>();
  solid.forEach((part, at) => {
    const [before, after] = [solid[at - 1], solid[at + 1]];
    if (part.text === '=' || part.text === '!=') pair(before, after, replaced);
    if (part.text === 'selected') pair(solid[at + 2], solid[at + 4], replaced);
    if (part.text === 'selected-at' && /^!?=$/.test(solid[at + 6]?.text ?? ''))
      pair(solid[at + 2], solid[at + 7], replaced);
  });
  return parts.map(part => replaced.get(part) ?? part);
};

/** `selected('1 2', ${region})`: several names in one text. */
const severalCodes = (names: string, codes: ReadonlyMap<string, string>): string | undefined => {
  const found = names.split(/\s+/).map(name => codes.get(plainName(name)));
  return found.length > 1 && found.every(code => code !== undefined) ? found.join(' ') : undefined;
};

const pair = (first: Part | undefined, second: Part | undefined, replaced: Map<Part, Part>): void => {
  for (const [known, literal] of [[first?.known, second] as const, [second?.known, first] as const]) {
    if (known?.codes === undefined || literal === undefined || !/^(string|number)$/.test(literal.piece.kind))
      continue;
    const name = plainName(literal.piece.text.trim());
    if (name === '') continue;
    const code =
      known.codes.get(name) ?? severalCodes(name, known.codes) ?? (literal.isCell ? noChoice : undefined);
    if (code === undefined) throw new Untranslatable('code', { name: known.reference, code: name });
    replaced.set(literal, { ...literal, text: quoted(code) });
  }
};
