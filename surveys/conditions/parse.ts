// Reads an expression in XLSForm syntax, `${age} >= 18 and selected(${services}, 'police')`.
import { isMissingCode } from '../missing.ts';
import type { Part, Said } from '../said.ts';
import { arity, comparisons, isFunctionName, levels, limits } from './expression.ts';
import type { Expression, Operator } from './expression.ts';
import { ConditionMistake, tokens } from './tokens.ts';
import type { Token } from './tokens.ts';

export type Parsed = { readonly expression: Expression } | { readonly mistake: Said };

export const parseCondition = (text: string): Parsed => {
  if (text.trim() === '') return { mistake: { code: 'condition_empty' } };
  if (text.length > limits.length)
    return { mistake: { code: 'condition_long', values: { limit: limits.length } } };
  try {
    const reader = new Reader(tokens(text));
    const expression = readLevel(reader, 0);
    if (reader.token.kind !== 'end') throw reader.unexpected({ code: 'want_join' });
    return { expression };
  } catch (error) {
    if (error instanceof ConditionMistake) return { mistake: error.said };
    throw error;
  }
};

/** The place in the tokens, and what has been spent of the limits. */
class Reader {
  readonly #tokens: readonly Token[];
  #at = 0;
  #depth = 0;
  #nodes = 0;

  constructor(all: readonly Token[]) {
    this.#tokens = all;
  }

  get token(): Token {
    return this.#tokens[Math.min(this.#at, this.#tokens.length - 1)] ?? { kind: 'end', text: '', at: 0 };
  }

  take(): Token {
    const taken = this.token;
    this.#at += 1;
    return taken;
  }

  takeSymbol(symbol: string): boolean {
    const isThere = this.token.kind === 'symbol' && this.token.text === symbol;
    if (isThere) this.#at += 1;
    return isThere;
  }

  expect(symbol: string): void {
    if (!this.takeSymbol(symbol)) throw this.unexpected(symbol);
  }

  /** Every bracket, call and sign goes one deeper: the stack of the reader and of the evaluation stays small. */
  deeper(read: () => Expression): Expression {
    this.#depth += 1;
    if (this.#depth > limits.depth) throw tooMuch('condition_deep', limits.depth);
    const expression = read();
    this.#depth -= 1;
    return expression;
  }

  count(): void {
    this.#nodes += 1;
    if (this.#nodes > limits.nodes) throw tooMuch('condition_parts', limits.nodes);
  }

  unexpected(wanted: Part): ConditionMistake {
    const { kind, text, at } = this.token;
    if (kind === 'end') return new ConditionMistake({ code: 'condition_end', values: { wanted } });
    const found = kind === 'answer' ? `\${${text}}` : text;
    return new ConditionMistake({ code: 'condition_unexpected', values: { found, at, wanted } });
  }
}

const tooMuch = (code: 'condition_deep' | 'condition_parts', limit: number): ConditionMistake =>
  new ConditionMistake({ code, values: { limit } });

const readLevel = (reader: Reader, level: number): Expression => {
  const operators = levels[level];
  if (operators === undefined) return readOne(reader);
  let left = readLevel(reader, level + 1);
  for (let count = 0; ; count += 1) {
    const operator = operators.find(each => isOperator(reader.token, each));
    if (operator === undefined) return left;
    if (count > 0 && comparisons.includes(operator)) {
      throw reader.unexpected({ code: 'want_pair' });
    }
    reader.take();
    reader.count();
    left = operation(operator, left, readLevel(reader, level + 1));
  }
};

const isOperator = (token: Token, operator: Operator): boolean =>
  (token.kind === 'symbol' || token.kind === 'name') && token.text === operator;

const readOne = (reader: Reader): Expression => {
  reader.count();
  const { kind } = reader.token;
  if (kind === 'number') return { kind: 'literal', value: Number(reader.take().text) };
  if (kind === 'string') return { kind: 'literal', value: reader.take().text };
  if (kind === 'answer') return answerReference(reader.take());
  if (kind === 'name') return readCall(reader);
  if (reader.takeSymbol('.')) return { kind: 'own', keepsMissing: false };
  if (reader.takeSymbol('-')) return { kind: 'negative', of: reader.deeper(() => readOne(reader)) };
  if (!reader.takeSymbol('(')) throw reader.unexpected({ code: 'want_value' });
  const inside = reader.deeper(() => readLevel(reader, 0));
  reader.expect(')');
  return inside;
};

const answerReference = ({ text, at }: Token): Expression => {
  const [, name, row] = /^([A-Za-z_]\w*)(?:\.(\w+))?$/.exec(text) ?? [];
  if (name === undefined) {
    throw new ConditionMistake({ code: 'condition_reference', values: { found: `\${${text}}`, at } });
  }
  return { kind: 'answer', name, ...(row === undefined ? {} : { row }), keepsMissing: false };
};

const readCall = (reader: Reader): Expression => {
  const { text: name, at } = reader.take();
  if (!isFunctionName(name)) {
    throw new ConditionMistake(
      reader.token.text === '('
        ? { code: 'condition_function', values: { name, at, known: Object.keys(arity).join(', ') } }
        : { code: 'condition_bare', values: { name, at, answer: `\${${name}}` } },
    );
  }
  reader.expect('(');
  const given: Expression[] = [];
  while (!reader.takeSymbol(')')) {
    if (given.length > 0) reader.expect(',');
    given.push(reader.deeper(() => readLevel(reader, 0)));
  }
  const [least, most] = arity[name];
  if (given.length < least || given.length > most) {
    const wanted: Part = least === most ? least : { code: 'want_range', values: { least, most } };
    throw new ConditionMistake({
      code: 'condition_values',
      values: { name, given: given.length, at, wanted },
    });
  }
  return { kind: 'call', function: name, arguments: name === 'selected' ? beside(given) : given };
};

const operation = (operator: Operator, left: Expression, right: Expression): Expression => {
  if (operator !== '=' && operator !== '!=') return { kind: 'operation', operator, left, right };
  const [first = left, second = right] = beside([left, right]);
  return { kind: 'operation', operator, left: first, right: second };
};

/** Beside a missing code written out, an answer is taken as it stands: `${paid} = 'refused'` can be true. */
const beside = (pair: readonly Expression[]): readonly Expression[] =>
  pair.some(each => each.kind === 'literal' && isMissingCode(each.value))
    ? pair.map(each =>
        each.kind === 'answer' || each.kind === 'own' ? { ...each, keepsMissing: true } : each,
      )
    : pair;
