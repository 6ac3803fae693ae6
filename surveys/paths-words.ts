// A condition in words: `selected(${contact}, 'court')` as «contact: отмечено „Суд“». What has no short words stays in its syntax.
import type { Sentence } from './checks/rule.ts';
import { comparisons } from './conditions/expression.ts';
import { parsedOnce } from './conditions/index.ts';
import type { Expression } from './conditions/index.ts';
import { writeExpression } from './conditions/write.ts';
import { inLanguage } from './language.ts';
import { isMissingCode, missingLabels } from './missing.ts';
import type { Questionnaire } from './schema.ts';

type StaffLanguage = keyof Sentence;
type Words = { readonly questionnaire: Questionnaire; readonly language: StaffLanguage };

const joints = {
  and: { ru: 'и', en: 'and' },
  or: { ru: 'или', en: 'or' },
  not: { ru: 'не', en: 'not' },
  chosen: { ru: 'отмечено', en: 'chosen:' },
} as const;

export const conditionInWords = (
  condition: string,
  questionnaire: Questionnaire,
  language: StaffLanguage,
): string => {
  const parsed = parsedOnce(condition);
  return 'expression' in parsed ? said(parsed.expression, { questionnaire, language }) : condition;
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
  }
  if (expression.kind === 'call') {
    const [first, second] = expression.arguments;
    if (expression.function === 'not' && first) return `${joints.not[language]} (${said(first, words)})`;
    if (expression.function === 'selected' && first?.kind === 'answer' && second)
      return `${nameOf(first)}: ${joints.chosen[language]} ${valueSaid(first, second, words)}`;
  }
  return writeExpression(expression);
};

const bracketed = (side: Expression, around: 'and' | 'or', words: Words): string => {
  const isOther =
    side.kind === 'operation' &&
    (side.operator === 'and' || side.operator === 'or') &&
    side.operator !== around;
  return isOther ? `(${said(side, words)})` : said(side, words);
};

type Answer = Extract<Expression, { kind: 'answer' }>;
type Operation = Extract<Expression, { kind: 'operation' }>;

const nameOf = ({ name, row }: Answer): string => (row === undefined ? name : `${name}.${row}`);

const compared = (expression: Operation, words: Words): string => {
  const { left, right, operator } = expression;
  return left.kind === 'answer' && right.kind === 'literal'
    ? `${nameOf(left)} ${signs[operator] ?? operator} ${valueSaid(left, right, words)}`
    : writeExpression(expression);
};

const signs: Readonly<Partial<Record<Operation['operator'], string>>> = { '!=': '≠', '>=': '≥', '<=': '≤' };

const valueSaid = ({ name }: Answer, value: Expression, { questionnaire, language }: Words): string => {
  if (value.kind !== 'literal') return writeExpression(value);
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
