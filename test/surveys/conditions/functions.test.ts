import { expect } from 'chai';
import { evaluate, parseCondition } from '../../../surveys/conditions/index.ts';
import type { Surroundings, Value } from '../../../surveys/conditions/index.ts';
import type { Answers } from '../../../surveys/answer.ts';

const value = (text: string, answers: Answers = {}, around: Surroundings = {}): Value => {
  const parsed = parseCondition(text);
  if ('mistake' in parsed) throw new Error(parsed.mistake.code);
  return evaluate(parsed.expression, answers, around);
};

const answers: Answers = {
  age: 34,
  rank: ['tax', 'court'],
  why: { text: 'queues' },
  born: '1975-11-08',
  moved: '2001-02',
  left: 'skipped',
  half: 2.5,
};
const around = { today: '2026-06-15', own: 7 };

describe('the functions of expressions', () => {
  const cases: readonly (readonly [string, Value])[] = [
    ['0.1 + 0.2 = 0.3', true],
    ['33.3 + 33.3 + 33.4 = 100', true],
    ['1.1 * 3', 3.3],
    ["selected('tax court', 'court')", true],
    ["selected('tax court', 'tax court')", false],
    ["count-selected('tax court')", 2],
    ["selected-at('tax court', 1)", 'court'],
    ['round(2.5)', 3],
    ['round(-2.5)', -2],
    ['round(1.005, 2)', 1.01],
    ['round(1234, -2)', 1200],
    ['int(-2.7)', -2],
    ['floor(-2.1)', -3],
    ['ceiling(2.1)', 3],
    ['abs(-3)', 3],
    ["number('12.5')", 12.5],
    ["number('twelve')", null],
    ['min(3, ${age}, 5)', 3],
    ['max(3, ${age})', 34],
    ['sum(1, 2, ${age})', 37],
    ["concat('a', 1, true())", 'a1true'],
    ['string-length(${why})', 6],
    ["substr('barometer', 0, 4)", 'baro'],
    ["contains(${why}, 'eue')", true],
    ["starts-with(${why}, 'x')", false],
    ['selected-at(${rank}, 0)', 'tax'],
    ['selected-at(${rank}, 5)', ''],
    ["if(${age} > 30, 'older', 1 div 0)", 'older'],
    ["coalesce(${left}, 'none')", 'none'],
    ["${left} = 'skipped'", true],
    ['. * 2', 14],
    ['. = 7', true],
  ];
  cases.forEach(([text, expected]) => {
    it(`${text} is ${String(expected)}`, () => expect(value(text, answers, around)).to.equal(expected));
  });

  it('take a ranking as its options, first to last, and a place by its option', () => {
    const ranked = { first: { tax: '2', court: '1', clinic: 'unranked' } };
    expect(value('selected-at(${first}, 0)', ranked)).to.equal('court');
    expect(value('count-selected(${first})', ranked)).to.equal(2);
    expect(value("selected(${first}, 'clinic')", ranked)).to.equal(false);
    expect(value('${first.tax} = 2', ranked)).to.equal(true);
    expect(value('${first.clinic} <= 3', ranked)).to.equal(null);
  });

  describe('with dates', () => {
    const dates: readonly (readonly [string, Value])[] = [
      ['today()', '2026-06-15'],
      ['floor((today() - ${born}) div 365.25)', 50],
      ["today() > date('2026-06-14')", true],
      ["${born} < '1975-11-09'", true],
      ["${born} = '1975-11-08'", true],
      ['date(today() + 20)', '2026-07-05'],
      ["date('2023-02-29')", null],
      ["date('2024-02-29')", '2024-02-29'],
      ['date(99999999)', null],
      ["format-date(${born}, '%d.%m.%Y, %e/%n %H')", '08.11.1975, 8/11 %H'],
      ["format-date(${moved}, '%Y-%m-%d')", '2001-02-01'],
      ['decimal-date-time(date(1))', 1],
      ["'2024-13-01' + 1", null],
    ];
    dates.forEach(([text, expected]) => {
      it(`${text} is ${String(expected)}`, () => expect(value(text, answers, around)).to.equal(expected));
    });

    it('today() is unknown where no wave says the day', () => {
      expect(value('today()')).to.equal(null);
      expect(value("today() > '2020-01-01'")).to.equal(null);
    });
  });

  it('an unknown argument makes any of them unknown', () => {
    for (const call of [
      'round(${x})',
      'sum(1, ${x})',
      'min(${x}, 2)',
      "concat('a', ${x})",
      'int(${x})',
      'not(${x})',
    ])
      expect(value(call), call).to.equal(null);
    for (const call of ['date(${x})', "format-date(${x}, '%Y')", 'selected-at(${x}, 0)', 'substr(${x}, 0)'])
      expect(value(call), call).to.equal(null);
  });

  it('a text longer than 2,000 letters is not put together', () => {
    const long = { a: { text: 'x'.repeat(1500) } };
    expect(value('string-length(${a})', long)).to.equal(1500);
    expect(value('concat(${a}, ${a})', long)).to.equal(null);
  });
});
