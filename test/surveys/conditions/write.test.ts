import { expect } from 'chai';
import fc from 'fast-check';
import { arity } from '../../../surveys/conditions/expression.ts';
import { evaluate, parseCondition, writeExpression } from '../../../surveys/conditions/index.ts';
import { anyAnswers, anyExpression } from './arbitrary.ts';

const rewritten = (text: string): string => {
  const parsed = parseCondition(text);
  return 'expression' in parsed ? writeExpression(parsed.expression) : parsed.mistake.code;
};

describe('writing an expression', () => {
  const kept = [
    "${age} >= 18 and selected(${services}, 'police')",
    '(${a} or ${b}) and ${c}',
    '${a} - (${b} - ${c}) div 2',
    "if(${age} < 30, 'young', 'older') = 'young'",
    '-(${a} + 1) * -${b}',
    '(1 < 2) = (2 < 3)',
    '. <= ${adults} and . != 0.5',
    "not(${trust.courts} = 'refused')",
    'floor((today() - ${born}) div 365.25)',
    'concat("it\'s", \' "so"\')',
  ];
  kept.forEach(text => {
    it(`leaves ${text} as it is`, () => expect(rewritten(text)).to.equal(text));
  });

  it('leaves out brackets and spaces that mean nothing', () => {
    expect(rewritten('((${a})>(1))and(${b}=2)')).to.equal('${a} > 1 and ${b} = 2');
    expect(rewritten('(${a} + 1) + 2')).to.equal('${a} + 1 + 2');
  });

  it('writes very small numbers, and texts with both kinds of quotes', () => {
    expect(rewritten('.0000000001 + 1')).to.equal('0.0000000001 + 1');
    expect(writeExpression({ kind: 'literal', value: `it's "so"` })).to.equal(`concat('it', "'", 's "so"')`);
  });

  it('knows every function', () => {
    for (const [name, [least]] of Object.entries(arity)) {
      const call = `${name}(${Array.from({ length: least }, (_, at) => `\${a${at}}`).join(', ')})`;
      expect(rewritten(call)).to.equal(call);
    }
  });
});

describe('for any expression', () => {
  it('what is written is read as the same expression', () => {
    fc.assert(
      fc.property(anyExpression, text => {
        const first = parseCondition(text);
        if ('mistake' in first) return;
        expect(parseCondition(writeExpression(first.expression))).to.deep.equal(first);
      }),
      { numRuns: 1000 },
    );
  });

  it('evaluating never throws, gives a plain value of bounded size, and the same each time', () => {
    const days = fc.constantFrom(undefined, '2026-06-15', 'no day');
    fc.assert(
      fc.property(anyExpression, anyAnswers, days, (text, answers, today) => {
        const parsed = parseCondition(text);
        if ('mistake' in parsed) return;
        const value = evaluate(parsed.expression, answers, { today, own: answers['age'] });
        const isPlain =
          value === null || Array.isArray(value) || ['boolean', 'number', 'string'].includes(typeof value);
        expect(isPlain).to.equal(true);
        if (typeof value === 'number') expect(Number.isFinite(value)).to.equal(true);
        if (typeof value === 'string') expect(value.length).to.be.below(5000);
        expect(evaluate(parsed.expression, answers, { today, own: answers['age'] })).to.deep.equal(value);
      }),
      { numRuns: 2000 },
    );
  });

  it('the longest and deepest that can be read is evaluated at once', () => {
    const wide = Array.from({ length: 199 }, () => '${a}').join(' + ');
    const deep = `${'abs('.repeat(30)}\${a}${')'.repeat(30)}`;
    const start = process.cpuUsage();
    for (const text of [wide, deep]) {
      const parsed = parseCondition(text);
      expect(parsed).to.have.property('expression');
      if ('expression' in parsed) expect(evaluate(parsed.expression, { a: 1 })).to.be.oneOf([199, 1]);
    }
    expect(process.cpuUsage(start).user).to.be.below(100_000);
  });
});
