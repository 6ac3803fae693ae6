// Rules of the checker about logic, chance and hidden answers by example.
import type { Case } from './first-cases.ts';
import { free, option, options, single, text } from './first-cases.ts';

const first = 'pages[0].questions[0]';
const number = (more: string): string => `- { id: n, type: number, ${text('Сколько?')}, max: 9, ${more} }`;
const ask = (ru: string, more: string): string => `- { id: a, type: single, ${text(ru)}, ${more} }`;
const many = `- { id: many, type: multiple, ${text('Что?')}, options: [${options(3)}] }`;
const carrying = (more: string): string =>
  `- { id: c, type: single, ${text('Что чаще?')}, options: [${options(3)}${more}], carry_forward: { question: many, take: chosen } }`;
const coin = (yes: string, no: string): string =>
  `- { id: r, type: randomised-response, ${text('Давали?')}, instrument: dice, forced: { yes: [${yes}], no: [${no}] } }`;
const crosswise = (from: number, to: number): string =>
  `- { id: x, type: crosswise, ${text('Давали?')}, birthday: { unit: month, from: ${from}, to: ${to} } }`;
const list = (count: number, more = ''): string =>
  `- { id: l, type: list-experiment, ${text('Сколько из этого верно?')}, sensitive_item: { code: gave, label: { ru: Давали, en: Gave } }, items: [${Array.from({ length: count }, (_, n) => `{ code: i${n}, label: { ru: 'Дело ${n}', en: 'Thing ${n}' }${n < 2 ? more && `, true_of: ${n === 0 ? 'most' : 'few'}` : ''} }`).join(', ')}] }`;
const ranking = (count: number, more = ''): string =>
  `- { id: r, type: ranking, ${text('Что важнее?')}, options: [${options(count)}]${more} }`;
const date = (ru: string, more: string): string => `- { id: d, type: date, ${text(ru)}${more} }`;
const long = '${n} = 1 or ${n} = 2 or ${n} = 3 or ${n} = 4 or ${n} = 5 or ${n} = 6 or ${n} = 7';
const repeated = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, n) => free(`t${n}`, long));

type Row = readonly [
  code: string,
  what: string,
  wrong: readonly string[],
  at: string,
  right: readonly string[],
];

const rows: readonly Row[] = [
  [
    'constraint-impossible',
    'a constraint beyond the limits',
    [number("constraint: '. > 9'")],
    `${first}.constraint`,
    [number("constraint: '. > 8'")],
  ],
  [
    'constraint-unmet',
    'a constraint against an earlier answer',
    [number('min: 5, missing: []'), number("id: m, constraint: '. > ${n} + 20'").replace('id: n, ', '')],
    'pages[1].questions[0].constraint',
    [number('min: 5, missing: []'), number("id: m, constraint: '. = ${n} + 1 - 1'").replace('id: n, ', '')],
  ],
  [
    'constraint-unmet',
    'a constraint that an earlier answer makes impossible, though those who kept that back met it',
    [number('min: 5'), number("id: m, constraint: '. < ${n} and . >= ${n} + 1'").replace('id: n, ', '')],
    'pages[1].questions[0].constraint',
    [number('min: 5'), number("id: m, constraint: '. < ${n} and . >= ${n} - 1'").replace('id: n, ', '')],
  ],
  [
    'constraint-idle',
    'a constraint that every number meets',
    [number("constraint: '. >= 0'")],
    `${first}.constraint`,
    [number("constraint: '. >= 1'")],
  ],
  [
    'constraint-unexplained',
    'a refusal without a reason',
    [number("constraint: '. >= 1'")],
    first,
    [number("constraint: '. >= 1', constraint_message: { ru: Хотя бы 1, en: At least 1 }")],
  ],
  [
    'constraint-first-day',
    'a date that must not lie after the first day of the wave',
    [date('Когда?', ", min: '2020', constraint: '. <= today()'")],
    first,
    [date('Когда?', ", min: '2020', constraint: '. <= today() + 60'")],
  ],
  [
    'piped-unasked',
    'an answer repeated to those who gave none',
    [
      single('a'),
      free('b', "${a} = 'yes'"),
      ask('Вы сказали «${b}»?', 'options: agree').replace('id: a', 'id: c'),
    ],
    'pages[2].questions[0]',
    [
      single('a'),
      free('b', "${a} = 'yes'"),
      ask('Вы сказали «${b|да}»?', 'options: agree').replace('id: a', 'id: c'),
    ],
  ],
  [
    'carried-nothing',
    'a question without options for some',
    [many, carrying('')],
    'pages[1].questions[0].carry_forward',
    [many, carrying(`, ${option('other', 'Другое', ', specify: true')}`)],
  ],
  [
    'random-other-loose',
    '"other" in a random order',
    [ask('Что?', `order: random, options: [${options(2)}, ${option('x', 'Другое')}]`)],
    `${first}.options[2]`,
    [ask('Что?', `order: random, options: [${options(2)}, ${option('x', 'Другое', ', anchor: true')}]`)],
  ],
  [
    'random-steps',
    'steps in a random order',
    [ask('Как?', `order: random, ordered: true, options: [${options(4)}]`)],
    first,
    [ask('Как?', `order: flip, ordered: true, options: [${options(4)}]`)],
  ],
  [
    'condition-repeated',
    'a long condition over and over',
    [number('min: 0'), ...repeated(5)],
    'pages[5].questions[0].relevant',
    [number('min: 0'), ...repeated(4)],
  ],
  [
    'hidden-unprotected',
    'chance that decides one answer in thirty',
    [coin('1', '').replace('dice', 'birth_day')],
    first,
    [coin('1', '6')],
  ],
  [
    'hidden-asked',
    'a page for those whose hidden answer was yes',
    [coin('1', '6'), free('t', "${r} = 'yes'")],
    'pages[1].questions[0].relevant',
    [coin('1', '6'), free('t', "${r} = 'refused'")],
  ],
  ['hidden-imprecise', 'a die that decides nearly all', [coin('1, 2, 3', '4, 5')], first, [coin('1', '6')]],
  ['forced-one-way', 'a forced yes alone', [coin('1', '')], first, [coin('1', '6')]],
  ['innocent-too-sure', 'a birthday in one month', [crosswise(1, 1)], first, [crosswise(1, 3)]],
  ['list-short', 'two innocent statements', [list(2)], first, [list(3)]],
  ['list-many', 'six innocent statements', [list(6)], first, [list(5)]],
  ['list-floor-ceiling', 'a list that gives away', [list(4)], first, [list(4, 'marked')]],
  ['ranking-long', 'ten things to rank', [ranking(10)], first, [ranking(10, ', places: 3')]],
  ['date-unbounded', 'a date of any century', [date('Когда?', '')], first, [date('Когда?', ", min: '2020'")]],
  [
    'birth-date',
    'a full date of birth',
    [date('Дата рождения', '')],
    first,
    [date('Дата рождения', ', precision: year')],
  ],
];

export const logicCases: readonly Case[] = rows.map(([code, what, wrong, at, right]) => ({
  code,
  what,
  wrong,
  at,
  right,
}));
