import { expect } from 'chai';
import { arity } from '../../../surveys/conditions/expression.ts';
import { parseCondition } from '../../../surveys/conditions/index.ts';
import { told } from '../../../surveys/read/told.ts';

const mistake = (text: string): string => {
  const parsed = parseCondition(text);
  return 'mistake' in parsed ? told(parsed.mistake, 'en') : 'none';
};

describe('parsing a condition', () => {
  it('binds `and` tighter than `or`, and multiplication tighter than addition', () => {
    expect(parseCondition('1 or 0 and 0')).to.deep.equal(parseCondition('1 or (0 and 0)'));
    expect(parseCondition('1 + 2 * 3 = 7')).to.deep.equal(parseCondition('(1 + (2 * 3)) = 7'));
    expect(parseCondition('1 - 2 - 3')).to.deep.equal(parseCondition('(1 - 2) - 3'));
  });

  it('takes spaces anywhere, line breaks and both kinds of straight quotes', () => {
    expect(parseCondition('${ age }>=18\n  and selected( ${s} , "x" )')).to.deep.equal(
      parseCondition("${age} >= 18 and selected(${s}, 'x')"),
    );
  });

  it('reads a row of a grid', () => {
    expect(parseCondition('${trust.courts}')).to.deep.equal({
      expression: { kind: 'answer', name: 'trust', row: 'courts', keepsMissing: false },
    });
  });

  const mistakes: readonly (readonly [string, string, string])[] = [
    ['nothing', '  ', 'is empty: write a condition or remove the line'],
    ['a typographic quote', '${a} = ‘yes’', "has ‘ at character 8: use straight quotes: 'yes'"],
    ['an open quote', "${a} = 'yes", "has ' at character 8: the closing quote is missing"],
    ['a missing value', '${a} = ', 'ends too early: expected a value'],
    ['a missing bracket', '(${a} = 1', 'ends too early: expected )'],
    ['two values side by side', '${a} ${b}', 'has ${b} at character 6: expected `and` or `or` before it'],
    [
      'chained comparisons',
      '1 < ${a} < 3',
      'has < at character 10: expected two values compared at a time: join comparisons with `and`',
    ],
    ['a bare word', 'age > 3', "has age at character 1: an answer is written ${age}, a code 'age'"],
    [
      'an unknown function',
      'regex(${a}, "x")',
      `has regex at character 1: known are ${Object.keys(arity).join(', ')}`,
    ],
    [
      'a name every object has',
      'constructor(${a})',
      `has constructor at character 1: known are ${Object.keys(arity).join(', ')}`,
    ],
    ['too few arguments', 'selected(${a})', 'gives selected() 1 values at character 1: it takes 2'],
    ['C operators', '${a} = 1 && ${b} = 2', 'has & at character 10: write `and` or `or`'],
    [
      'an answer path that is none',
      '${a.b.c}',
      'has ${a.b.c} at character 1: write ${question} or ${grid.row}',
    ],
    ['a number stuck to a word', '18years', 'has 1 at character 1: a number is written 18 or 1.5'],
  ];
  mistakes.forEach(([what, text, sentence]) => {
    it(`names ${what} and says what to write`, () => expect(mistake(text)).to.equal(sentence));
  });

  it('stops at its limits of length, depth and parts', () => {
    expect(mistake(`${'('.repeat(40)}1${')'.repeat(40)}`)).to.contain('nests deeper than 32');
    expect(mistake(`${'-'.repeat(200)}1`)).to.contain('nests deeper than 32');
    expect(mistake(Array(300).fill('1').join(' or '))).to.contain('more than 400 parts');
    expect(mistake('1'.padEnd(5000, ' 1'))).to.contain('longer than 4000 characters');
  });
});
