// One expression at its place: whether it can be read, asks only about what is known there, and takes nothing for what it is not.
import { parsedOnce, references } from '../conditions/index.ts';
import type { Expression, Reference } from '../conditions/index.ts';
import { kindMistakes } from '../conditions/kinds.ts';
import { hasPart } from '../conditions/references.ts';
import { isMissingCode } from '../missing.ts';
import { moduleOf } from '../questions/index.ts';
import type { Question } from '../questions/schema.ts';
import type { Said } from '../said.ts';
import { kindOfReference, partsOf, whyUnknown } from './known.ts';
import type { Known, Standpoint } from './known.ts';
import { explained } from './refused.ts';

export const expressionMistakes = (text: string, known: Known, from: Standpoint): readonly Said[] => {
  const parsed = parsedOnce(text);
  if ('mistake' in parsed) return [explained(parsed.mistake)];
  const { expression } = parsed;
  if (from.own === undefined && hasPart(expression, part => part.kind === 'own'))
    return [{ code: 'own_outside' }];
  const named = from.own === undefined ? expression : ownNamed(expression, from.own);
  const found = references(named).flatMap(reference => referenceMistakes(reference, known, from));
  return different(found.length > 0 ? found : kindMistakes(named, kindOfReference(known)));
};

/** Each thing once, however often the expression does it. */
export const different = (all: readonly Said[]): readonly Said[] => [
  ...new Map(all.map(said => [JSON.stringify(said), said])).values(),
];

/** `.` by its name, so that it is checked like any other answer. */
const ownNamed = (expression: Expression, name: string): Expression => {
  switch (expression.kind) {
    case 'own':
      return { kind: 'answer', name, keepsMissing: expression.keepsMissing };
    case 'negative':
      return { ...expression, of: ownNamed(expression.of, name) };
    case 'operation': {
      const { left, right } = expression;
      return { ...expression, left: ownNamed(left, name), right: ownNamed(right, name) };
    }
    case 'call':
      return { ...expression, arguments: expression.arguments.map(each => ownNamed(each, name)) };
    default:
      return expression;
  }
};

type Asked = Pick<Reference, 'name' | 'row'> & { readonly codes?: readonly string[] };

/** What is wrong with asking about this answer here, in a condition or in a text. */
export const referenceMistakes = (reference: Asked, known: Known, from: Standpoint): readonly Said[] => {
  const { name, row, codes = [] } = reference;
  const why = whyUnknown(known, name, from);
  if (why !== undefined) return [why];
  const question = known.questions.get(name)?.outlined.question;
  if (question !== undefined) return answerMistakes({ name, row, codes }, question);
  const calculation = known.calculations.get(name);
  if (calculation === undefined) return [];
  if (row !== undefined) return [{ code: 'asks_no_rows', values: { row, name } }];
  return codes
    .filter(code => calculation.options?.every(option => option.code !== code))
    .map(code => ({ code: 'code_compared', values: { name, code } }));
};

type Named = { readonly name: string; readonly row: string | undefined; readonly codes: readonly string[] };

const answerMistakes = ({ name, row, codes }: Named, question: Question): readonly Said[] => {
  if (question.type === 'information') return [{ code: 'asks_words', values: { name } }];
  const rows = partsOf(question);
  if (row === undefined && 'rows' in question) {
    return [{ code: 'asks_grid', values: { name, example: `\${${name}.${rows[0]}}` } }];
  }
  if (row !== undefined && !rows.includes(row)) {
    return rows.length > 0
      ? [{ code: 'asks_row', values: { row, name, rows: rows.join(', ') } }]
      : [{ code: 'asks_no_rows', values: { row, name } }];
  }
  const hasCode = (code: string): boolean =>
    row === undefined && rows.length > 0
      ? rows.includes(code) || isMissingCode(code)
      : moduleOf(question).hasCode(question, code);
  return codes
    .filter(code => !hasCode(code))
    .map(code => ({ code: 'code_compared', values: { name, code } }));
};
