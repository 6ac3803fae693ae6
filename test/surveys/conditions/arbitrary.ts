// Expressions and answers of every shape for property tests: right ones, wrong ones and hostile ones.
import fc from 'fast-check';
import type { Answer, Answers } from '../../../surveys/answer.ts';
import { arity } from '../../../surveys/conditions/expression.ts';

const names = ['age', 'paid', 'services', 'asked', 'why', 'nothing', 'constructor'];

const words = fc.oneof(
  fc.constantFrom(
    'yes',
    'police',
    'refused',
    'skipped',
    '7',
    '2026-02-30',
    '1975-11-08',
    '1975-11',
    '__proto__',
    '',
  ),
  fc.string(),
);

const anyAnswer: fc.Arbitrary<Answer> = fc.oneof(
  words,
  fc.double(),
  fc.array(words),
  fc.dictionary(words, words),
  fc.record({ text: words }),
);

export const anyAnswers: fc.Arbitrary<Answers> = fc.dictionary(fc.constantFrom(...names), anyAnswer);

const call = (inside: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc
    .constantFrom(...Object.entries(arity))
    .chain(([name, [least, most]]) =>
      fc
        .array(inside, { minLength: least, maxLength: Math.min(most, least + 2) })
        .map(given => `${name}(${given.join(', ')})`),
    );

export const anyExpression: fc.Arbitrary<string> = fc.letrec<{ one: string }>(tie => ({
  one: fc.oneof(
    { maxDepth: 6, withCrossShrink: true },
    fc.constantFrom(...names, 'asked.police').map(name => `\${${name}}`),
    fc
      .oneof(
        fc.nat(2000),
        fc.double({ min: 0, max: 1e6, noNaN: true }).map(value => value.toFixed(3)),
      )
      .map(String),
    fc.constantFrom("'yes'", "''", "'refused'", '"it\'s"', "'2020-01-31'", "'%Y-%n'", '.', 'today()'),
    fc
      .tuple(
        tie('one'),
        fc.constantFrom('or', 'and', '=', '!=', '<', '<=', '>', '>=', '+', '-', '*', 'div', 'mod'),
        tie('one'),
        fc.boolean(),
      )
      .map(([left, operator, right, isBare]) =>
        isBare ? `${left} ${operator} ${right}` : `(${left} ${operator} ${right})`,
      ),
    tie('one').map(value => `-${value}`),
    call(tie('one')),
  ),
})).one;
