import { expect } from 'chai';
import fc from 'fast-check';
import { clausesOf, expressionOf } from '../../../surveys/conditions/clauses.ts';
import type { Clause } from '../../../surveys/conditions/clauses.ts';
import { parseCondition, writeExpression } from '../../../surveys/conditions/index.ts';
import { anyExpression } from './arbitrary.ts';

const read = (text: string) => {
  const parsed = parseCondition(text);
  if ('mistake' in parsed) throw new RangeError(parsed.mistake.code);
  return parsed.expression;
};
const inWords = (text: string) => clausesOf(read(text));
const about = (verb: Clause['verb'], ...values: (string | number)[]): Clause => ({
  question: 'q',
  verb,
  values,
});

describe('a condition in words', () => {
  for (const [text, clause] of [
    ["${q} = 'a'", about('is', 'a')],
    ["${q} != 'a'", about('is_not', 'a')],
    ["${q} = 'a' or ${q} = 'b'", about('one_of', 'a', 'b')],
    ["selected(${q}, 'a')", about('chosen', 'a')],
    ["selected(${q}, 'a') or selected(${q}, 'b')", about('chosen', 'a', 'b')],
    ["not(selected(${q}, 'a'))", about('not_chosen', 'a')],
    ['${q} > 18', about('more', 18)],
    ['${q} <= 1.5', about('at_most', 1.5)],
    ["${q} != ''", about('answered')],
    ["${q} = ''", about('not_answered')],
  ] as const)
    it(`reads ${text}, and writes it again`, () => {
      expect(inWords(text)).to.deep.equal({ join: 'all', clauses: [clause] });
      expect(writeExpression(expressionOf({ join: 'all', clauses: [clause] })!)).to.equal(text);
    });

  it('joins clauses by all or by any', () => {
    const all = inWords("${q} = 'a' and (${d} = '1' or ${d} = '2') and ${n} > 3");
    expect(all?.join).to.equal('all');
    expect(all?.clauses.map(({ question, verb }) => [question, verb])).to.deep.equal([
      ['q', 'is'],
      ['d', 'one_of'],
      ['n', 'more'],
    ]);
    expect(inWords("${q} = 'a' or ${n} > 3")).to.include({ join: 'any' });
  });

  it('speaks of rows of a grid', () =>
    expect(inWords("${trust.courts} = 'yes'")?.clauses).to.deep.equal([
      { question: 'trust', row: 'courts', verb: 'is', values: ['yes'] },
    ]));

  it('says nothing of what computes, compares answers or mixes brackets', () => {
    for (const text of [
      '${a} + 1 > 3',
      '${a} > ${b}',
      'count-selected(${a}) >= 2',
      "${q} = 'a' and (${d} = '1' or ${n} > 3)",
      "if(${q} = 'a', true(), false())",
      "'a' = ${q}",
      "${q} > ''",
    ])
      expect(inWords(text), text).to.equal(undefined);
  });

  it('has no expression where it has no clause', () =>
    expect(expressionOf({ join: 'all', clauses: [] })).to.equal(undefined));

  it('means the same both ways, whatever the expression', () => {
    let [rich, plain] = [0, 0];
    fc.assert(
      fc.property(anyExpression, text => {
        const parsed = parseCondition(text);
        const clauses = 'expression' in parsed ? clausesOf(parsed.expression) : undefined;
        if (!clauses || !('expression' in parsed)) return void (rich += 1);
        plain += 1;
        expect(writeExpression(expressionOf(clauses)!)).to.equal(writeExpression(parsed.expression));
      }),
      { numRuns: 3000 },
    );
    expect(Math.min(rich, plain)).to.be.greaterThan(5);
  });
});
