// Cuts the text of an expression into tokens. Patterns are fixed and sticky, so time grows in step with the text.
import type { PlainCode, Said } from '../said.ts';

export type Token = {
  readonly kind: 'answer' | 'string' | 'number' | 'name' | 'symbol' | 'end';
  /** Without quotes, braces and the dollar sign. */
  readonly text: string;
  /** Character it starts at, counted from 1. */
  readonly at: number;
};

/** An expression that cannot be read. Thrown only inside `conditions/` and turned into a value by `parseCondition`. */
export class ConditionMistake extends Error {
  readonly said: Said;

  constructor(said: Said) {
    super(said.code);
    this.said = said;
  }
}

const patterns: readonly (readonly [Token['kind'], RegExp])[] = [
  ['answer', /\$\{\s*([^{}\s]{1,100})\s*\}/y],
  ['string', /'([^']*)'|"([^"]*)"/y],
  ['number', /(\d{1,15}(?:\.\d{1,10})?|\.\d{1,10})(?![\w.])/y],
  ['name', /([A-Za-z_][\w-]*(?::[\w-]+)?)/y],
  ['symbol', /(!=|<=|>=|[=<>+\-*(),.])/y],
];

const space = /[ \t\r\n\u00a0]*/y;

const remedies: readonly (readonly [RegExp, PlainCode])[] = [
  [/[‘’‚“”„«»`]/, 'sign_quotes'],
  [/['"]/, 'sign_closing'],
  [/\$/, 'sign_answer'],
  [/[&|]/, 'sign_join'],
  [/!/, 'sign_not'],
  [/\//, 'sign_div'],
  [/%/, 'sign_mod'],
  [/[–—−]/, 'sign_minus'],
  [/\d/, 'sign_number'],
];

export const tokens = (text: string): readonly Token[] => {
  const found: Token[] = [];
  let at = skip(text, 0);
  while (at < text.length) {
    const token = tokenAt(text, at);
    found.push(token.token);
    at = skip(text, token.end);
  }
  return [...found, { kind: 'end', text: '', at: text.length + 1 }];
};

const tokenAt = (text: string, at: number): { readonly token: Token; readonly end: number } => {
  for (const [kind, pattern] of patterns) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match) {
      return { token: { kind, text: match[1] ?? match[2] ?? '', at: at + 1 }, end: pattern.lastIndex };
    }
  }
  const sign = String.fromCodePoint(text.codePointAt(at) ?? 0);
  const remedy = remedies.find(([pattern]) => pattern.test(sign))?.[1];
  throw new ConditionMistake(
    remedy === undefined
      ? { code: 'condition_sign', values: { sign, at: at + 1 } }
      : { code: 'condition_sign_instead', values: { sign, at: at + 1, remedy: { code: remedy } } },
  );
};

const skip = (text: string, at: number): number => {
  space.lastIndex = at;
  space.exec(text);
  return space.lastIndex;
};
