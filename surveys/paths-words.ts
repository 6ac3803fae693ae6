// A condition in words: `selected(${contact}, 'court')` as «contact: отмечено „Суд“». Sums are written in signs; a function nobody
// has words for keeps its name.
import type { Sentence } from './checks/rule.ts';
import { comparisons } from './conditions/expression.ts';
import { parsedOnce } from './conditions/index.ts';
import type { Expression } from './conditions/index.ts';
import { writeExpression } from './conditions/write.ts';
import { inLanguage } from './language.ts';
import { isMissingCode, missingLabels } from './missing.ts';
import type { Questionnaire } from './schema.ts';

type StaffLanguage = keyof Sentence;
type Words = {
  readonly questionnaire: Questionnaire;
  readonly language: StaffLanguage;
  /** What a question is called; its id unless said otherwise. */
  readonly called: (id: string) => string;
};

const joints = {
  and: { ru: 'и', en: 'and' },
  or: { ru: 'или', en: 'or' },
  not: { ru: 'не', en: 'not' },
  chosen: { ru: 'отмечено', en: 'chosen:' },
  empty: { ru: 'нет ответа', en: 'no answer' },
  filled: { ru: 'есть ответ', en: 'has an answer' },
} as const;

export const conditionInWords = (
  condition: string,
  questionnaire: Questionnaire,
  language: StaffLanguage,
  called: Words['called'] = id => id,
): string => {
  const parsed = parsedOnce(condition);
  return 'expression' in parsed ? said(parsed.expression, { questionnaire, language, called }) : condition;
};

const said = (expression: Expression, words: Words): string => {
  const { language } = words;
  if (expression.kind === 'operation') {
    const { operator, left, right } = expression;
    if (operator === 'and' || operator === 'or')
      return [left, right]
        .map(side => bracketed(side, operator, words))
        .join(` ${joints[operator][language]} `);
    if (comparisons.includes(operator)) return compared(expression, words);
    return [left, right].map(side => inSum(side, words)).join(` ${signs[operator] ?? operator} `);
  }
  if (expression.kind === 'call') {
    const [first, second] = expression.arguments;
    if (expression.function === 'not' && first) return `${joints.not[language]} (${said(first, words)})`;
    if (expression.function === 'selected' && first?.kind === 'answer' && second)
      return `${nameOf(first, words)}: ${joints.chosen[language]} ${valueSaid(first, second, words)}`;
  }
  return amountSaid(expression, words);
};

/** A sum inside a sum keeps its brackets. */
const inSum = (side: Expression, words: Words): string =>
  side.kind === 'operation' ? `(${said(side, words)})` : amountSaid(side, words);

const bracketed = (side: Expression, around: 'and' | 'or', words: Words): string => {
  const isOther =
    side.kind === 'operation' &&
    (side.operator === 'and' || side.operator === 'or') &&
    side.operator !== around;
  return isOther ? `(${said(side, words)})` : said(side, words);
};

type Answer = Extract<Expression, { kind: 'answer' }>;
type Operation = Extract<Expression, { kind: 'operation' }>;

const nameOf = ({ name, row }: Answer, { called }: Words): string =>
  row === undefined ? called(name) : `${called(name)}.${row}`;

/** Comparisons read from the answer to what it is compared with, however they were written. */
const compared = (expression: Operation, words: Words): string => {
  const isTurned = expression.left.kind === 'literal' && expression.right.kind !== 'literal';
  const { left, right, operator } = isTurned ? turned(expression) : expression;
  if (left.kind === 'answer' && right.kind === 'literal' && right.value === '')
    return `${nameOf(left, words)}: ${joints[operator === '=' ? 'empty' : 'filled'][words.language]}`;
  const value = left.kind === 'answer' ? valueSaid(left, right, words) : amountSaid(right, words);
  return `${amountSaid(left, words)} ${signs[operator] ?? operator} ${value}`;
};

const mirrored: Readonly<Partial<Record<Operation['operator'], Operation['operator']>>> = {
  '<': '>',
  '>': '<',
  '<=': '>=',
  '>=': '<=',
};

const turned = ({ left, right, operator, kind }: Operation): Operation => ({
  kind,
  operator: mirrored[operator] ?? operator,
  left: right,
  right: left,
});

const signs: Readonly<Partial<Record<Operation['operator'], string>>> = {
  ...{ '!=': '≠', '>=': '≥', '<=': '≤', '-': '−', '*': '×', div: '÷' },
};

/** A number, a date or a text that is computed: sums in signs, the usual functions in words. */
const amountSaid = (expression: Expression, words: Words): string => {
  switch (expression.kind) {
    case 'answer':
      return nameOf(expression, words);
    case 'negative':
      return `−${amountSaid(expression.of, words)}`;
    case 'operation':
      return said(expression, words);
    case 'call':
      return callSaid(expression, words);
    default:
      return writeExpression(expression);
  }
};

type Call = Extract<Expression, { kind: 'call' }>;

const callSaid = (call: Call, words: Words): string => {
  const { language } = words;
  const given = call.arguments.map(each => amountSaid(each, words));
  const phrase = functionWords[call.function]?.[language];
  return phrase === undefined
    ? `${call.function}(${given.join(', ')})`
    : phrase.replace(/\$(\d)/g, (_, at: string) => given[Number(at) - 1] ?? '');
};

const functionWords: Readonly<Partial<Record<Call['function'], Sentence>>> = {
  'count-selected': { ru: 'число отмеченных в $1', en: 'number chosen in $1' },
  'selected-at': { ru: 'отметка номер $2 (с нуля) в $1', en: 'choice number $2 (from zero) in $1' },
  'string-length': { ru: 'длина ответа $1', en: 'length of $1' },
  coalesce: { ru: '$1 (без ответа — $2)', en: '$1 (without an answer: $2)' },
  today: { ru: 'первый день волны', en: 'first day of the wave' },
  date: { ru: '$1', en: '$1' },
  if: { ru: '[если $1, то $2, иначе $3]', en: '[if $1 then $2 else $3]' },
};

const valueSaid = ({ name }: Answer, value: Expression, words: Words): string => {
  if (value.kind !== 'literal') return amountSaid(value, words);
  const { questionnaire, language } = words;
  const code = String(value.value);
  const question = questionnaire.pages.flatMap(({ questions }) => questions).find(({ id }) => id === name);
  const options = question && 'options' in question ? question.options : [];
  const bands = question && 'bands' in question ? question.bands : [];
  const label =
    [...options, ...bands].find(option => option.code === code)?.label ??
    (isMissingCode(value.value) ? missingLabels[value.value] : undefined);
  if (label === undefined) return writeExpression(value);
  const text = inLanguage(label, language);
  if (language === 'en') return `“${text}”`;
  return `«${text.replaceAll('«', '„').replaceAll('»', '“')}»`;
};
