import { expect } from 'chai';
import { evaluate, isRelevant, parseCondition } from '../../../surveys/conditions/index.ts';
import type { Value } from '../../../surveys/conditions/index.ts';
import type { Answers } from '../../../surveys/answer.ts';

const value = (text: string, answers: Answers = {}): Value => {
  const parsed = parseCondition(text);
  if ('mistake' in parsed) throw new Error(parsed.mistake.code);
  return evaluate(parsed.expression, answers);
};

const answers: Answers = {
  age: 34,
  paid: 'yes',
  trust: '7',
  services: ['police', 'clinic'],
  income: 'refused',
  why: { text: 'because' },
  asked: { police: 'no', clinic: 'hard_to_say' },
  whole: 'refused',
};

describe('evaluating a condition', () => {
  const cases: readonly (readonly [string, Value])[] = [
    ["${age} >= 18 and selected(${services}, 'police')", true],
    ["selected(${services}, 'court')", false],
    ["selected(${paid}, 'yes')", true],
    ['count-selected(${services}) = 2', true],
    ['count-selected(${paid})', 1],
    ['${trust} >= 7', true],
    ['${trust} = 7', true],
    ["${trust} = '7'", true],
    ["${services} = 'police'", false],
    ["${asked.police} = 'no'", true],
    ['${age} div 4 + 7 mod 4 * 2', 14.5],
    ['- ${age} + 4', -30],
    ["if(${age} > 30, 'older', 'younger')", 'older'],
    ["coalesce(${nothing}, ${income}, 'x')", 'x'],
    ["${why} = 'because'", true],
    ["not(${paid} = 'no')", true],
    ['true() and not(false())', true],
  ];
  cases.forEach(([text, expected]) => {
    it(`${text} is ${String(expected)}`, () => expect(value(text, answers)).to.equal(expected));
  });

  describe('where an answer is not known', () => {
    const unknown: readonly (readonly [string, Value])[] = [
      ["${nothing} = 'yes'", null],
      ["${nothing} != 'yes'", null],
      ["not(${nothing} = 'yes')", null],
      ["selected(${nothing}, 'yes')", null],
      ['${nothing} > 3', null],
      ['${nothing} + 1', null],
      ['1 div 0', null],
      ['${paid} > 3', null],
      ["${nothing} = 'yes' or ${age} = 34", true],
      ["${nothing} = 'yes' and ${age} = 35", false],
      ["${nothing} = 'yes' or ${age} = 35", null],
      ["${nothing} = ''", true],
      ["${paid} != ''", true],
    ];
    unknown.forEach(([text, expected]) => {
      it(`${text} is ${String(expected)}`, () => expect(value(text, answers)).to.equal(expected));
    });
  });

  describe('where a person did not want to answer', () => {
    it('the answer is as unknown as one never given', () => {
      expect(value("${income} = 'high'", answers)).to.equal(null);
      expect(value("${income} != 'high'", answers)).to.equal(null);
      expect(value("${asked.clinic} = 'yes'", answers)).to.equal(null);
      expect(value("${whole.police} = 'yes'", answers)).to.equal(null);
    });

    it('the missing code itself can be asked for', () => {
      expect(value("${income} = 'refused'", answers)).to.equal(true);
      expect(value("${paid} = 'refused'", answers)).to.equal(false);
      expect(value("${paid} != 'refused'", answers)).to.equal(true);
      expect(value("selected(${income}, 'refused')", answers)).to.equal(true);
      expect(value("${whole.police} = 'refused'", answers)).to.equal(true);
    });
  });

  it('counts unknown as not relevant, and no condition as relevant', () => {
    expect(isRelevant("${nothing} = 'yes'", answers)).to.equal(false);
    expect(isRelevant(undefined, answers)).to.equal(true);
    expect(isRelevant('${age} >= 18', answers)).to.equal(true);
  });

  it('takes no number for infinite: the largest there is, rounded to 15 digits, is unknown', () => {
    expect(value('${far}', { far: -Number.MAX_VALUE })).to.equal(null);
    expect(value('${far} > 0', { far: Number.MAX_VALUE })).to.equal(null);
    expect(value('${far} > 0', { far: 1e300 })).to.equal(true);
  });

  it('never finds what JavaScript keeps on objects', () => {
    expect(value("${constructor} = ''", answers)).to.equal(true);
    expect(value("${asked.toString} = ''", answers)).to.equal(true);
  });
});
