// More rules of the checker by example: codes, wording, privacy, options and the questionnaire as a whole.
import type { Case } from './first-cases.ts';
import { free, many, option, options, single, text } from './first-cases.ts';

const first = 'pages[0].questions[0]';

/** A question of one answer with these words. */
const ask = (ru: string, more = ', options: agree', id = 'a'): string =>
  `- { id: ${id}, type: single, ${text(ru)}${more} }`;
const write = (ru: string, more = ''): string => `- { id: t, type: text, ${text(ru)}${more} }`;
const scale = (id: string, from: number, to: number, ru = 'Сколько баллов?'): string =>
  `- { id: ${id}, type: scale, ${text(ru)}, from: ${from}, to: ${to}, low: { ru: мало, en: low }, high: { ru: много, en: high } }`;
const amount = (bands: string, more = 'max: 9'): string =>
  `- { id: n, type: number, ${text('Сколько?')}, ${more}, bands: [${bands}] }`;
const band = (code: string, from: number, to: number | '', label: string): string =>
  `{ code: ${code}, from: ${from}, ${to === '' ? '' : `to: ${to}, `}label: { ru: '${label}', en: '${label}' } }`;
const list = (...labels: readonly string[]): string =>
  `, options: [${labels.map((label, at) => option(`c${at}`, `'${label}'`)).join(', ')}]`;
const pick = (ru: string, more: string): string => `- { id: m, type: multiple, ${text(ru)}, ${more} }`;
const grid = (id: string, more = 'rows: agree, options: agree'): string =>
  `- { id: ${id}, type: grid, ${text(`Таблица ${id}?`)}, ${more} }`;
const note = (id: string): string => `- { id: ${id}, type: information, ${text(`Дальше ${id}`)} }`;
const page = (id: string, more: string, ...questions: readonly string[]): string =>
  `- { id: ${id}${more}, questions: [${questions.map(each => each.slice(2)).join(', ')}] }`;
const coded = (id: string, ...pairs: readonly (readonly [string, string])[]): string =>
  ask(
    `Вопрос ${id}?`,
    `, options: [${pairs.map(([code, label]) => `{ code: '${code}', label: { ru: '${label}', en: '${label}' } }`).join(', ')}]`,
    id,
  );
const said = (rest: string): string => `- { id: a, type: single, options: agree, ${rest} }`;

type Row = readonly [
  code: string,
  what: string,
  wrong: readonly string[],
  at: string,
  right: readonly string[],
];

const rows: readonly Row[] = [
  [
    'alternative-never-true',
    'a part of an `or` that cannot be true',
    [scale('s', 0, 10), free('why', '${s} > 10 or ${s} = 3')],
    'pages[1].questions[0].relevant',
    [scale('s', 0, 10), free('why', '${s} > 9 or ${s} = 3')],
  ],
  [
    'options-may-vanish',
    'a choice of which nothing may be left',
    [
      many,
      ask(
        'Где?',
        `, options: [${['o0', 'o1'].map(code => option(code, code, `, relevant: "selected(\${many}, '${code}')"`)).join(', ')}]`,
      ),
    ],
    'pages[1].questions[0]',
    [
      many,
      ask(
        'Где?',
        `, options: [${option('o0', 'о0', `, relevant: "selected(\${many}, 'o0')"`)}, ${option('x', 'иначе')}]`,
      ),
    ],
  ],
  [
    'hardly-reached',
    'a page that asks for a rare chain of answers',
    [
      ...['a', 'b', 'c', 'd', 'e'].map(id => scale(id, 0, 20)),
      free('why', '${a} = 1 and ${b} = 2 and ${c} = 3 and ${d} = 4 and ${e} = 5'),
    ],
    'pages[5]',
    [scale('a', 0, 20), free('why', '${a} = 1')],
  ],
  [
    'codes-swapped',
    'codes that mean the opposite',
    [coded('a', ['1', 'да'], ['2', 'нет']), coded('b', ['1', 'нет'], ['2', 'да'])],
    'pages[1].questions[0]',
    [coded('a', ['1', 'да'], ['2', 'нет']), coded('b', ['2', 'нет'], ['1', 'да'])],
  ],
  [
    'codes-differ',
    'other numbers for the same answers',
    [coded('a', ['1', 'да'], ['2', 'нет']), coded('b', ['1', 'да'], ['0', 'нет'])],
    'pages[1].questions[0]',
    [coded('a', ['1', 'да'], ['2', 'нет']), coded('b', ['1', 'да'], ['2', 'нет'])],
  ],
  [
    'codes-differ-by-case',
    'codes with and without a capital',
    [coded('a', ['A', 'да'], ['a', 'нет'])],
    `${first}.options[1].code`,
    [coded('a', ['A', 'да'], ['b', 'нет'])],
  ],
  [
    'code-looks-missing',
    'an answer coded 99',
    [coded('a', ['1', 'да'], ['99', 'нет'])],
    `${first}.options[1].code`,
    [coded('a', ['1', 'да'], ['2', 'нет'])],
  ],
  [
    'name-long',
    'a column name Stata refuses',
    [single('a123456789012345678901234567890ab')],
    `${first}.id`,
    [single('a1234567890123456789012345678901')],
  ],
  [
    'grids-in-a-row',
    'three grids one after another',
    [grid('a'), grid('b'), grid('c'), grid('d')],
    'pages[2]',
    [grid('a'), grid('b'), single('q'), grid('c')],
  ],
  [
    'page-untitled',
    'two questions under no title',
    [page('p', '', single('a'), single('b'))],
    'pages[0]',
    [page('p', ', title: { ru: Семья, en: Family }', single('a'), single('b'))],
  ],
  [
    'information-doubled',
    'two pages that ask nothing',
    [note('x'), note('y')],
    'pages[1]',
    [note('x'), single('a'), note('y')],
  ],
  [
    'exclusive-without-effect',
    '`exclusive` where one answer is given',
    [ask('Что?', `, options: [${option('x', 'А')}, ${option('y', 'Б', ', exclusive: true')}]`)],
    `${first}.options[1].exclusive`,
    [pick('Что?', `options: [${option('x', 'А')}, ${option('y', 'Б', ', exclusive: true')}]`)],
  ],
  [
    'exclusive-without-effect',
    '`exclusive` where one answer is given, but not where its list is carried forward from many',
    [ask('Что?', `, options: [${option('x', 'А')}, ${option('y', 'Б', ', exclusive: true')}]`)],
    `${first}.options[1].exclusive`,
    [
      pick('Что?', `options: [${option('x', 'А')}, ${option('y', 'Б', ', exclusive: true')}]`),
      ask(
        'Что важнее?',
        `, carry_forward: { question: m, take: chosen }, options: [${option('x', 'А')}, ${option('y', 'Б', ', exclusive: true')}]`,
      ),
    ],
  ],
  [
    'band-mislabelled',
    'a label with other numbers',
    [amount(band('b', 0, 5000, 'до 8 тыс.'), 'max: 5000')],
    `${first}.bands[0].label`,
    [amount(`${band('b', 0, 5000, 'до 5 тыс.')}, ${band('c', 5001, '', 'больше 5 000')}`, 'max: 9000')],
  ],
  [
    'bands-many',
    'eleven bands',
    [amount(Array.from({ length: 11 }, (_, n) => band(`b${n}`, n, n, `${n}`)).join(', '), 'max: 10')],
    first,
    [amount(Array.from({ length: 10 }, (_, n) => band(`b${n}`, n, n, `${n}`)).join(', '))],
  ],
  [
    'option-ranges',
    'ages that overlap',
    [ask('Сколько вам лет?', list('18–25', '25–35', '36–50'))],
    `${first}.options[1]`,
    [ask('Сколько вам лет?', list('18–24', '25–35', '36–50'))],
  ],
  [
    'option-ranges',
    'ages with a gap',
    [ask('Сколько вам лет?', list('18–24', '26–35', '36–50'))],
    `${first}.options[1]`,
    [ask('Какая доля?', list('0–5 %', '5–10 %', '10–20 %'))],
  ],
  [
    'no-number-possible',
    'no number to write',
    [amount('', 'min: 0.2, max: 0.8')],
    first,
    [amount('', 'min: 0.2, max: 0.8, decimals: 1')],
  ],
  [
    'money-without-bands',
    'a sum to be remembered exactly',
    [amount('', 'max: 100000, unit: { ru: рублей, en: roubles }')],
    first,
    [amount('', 'max: 365, unit: { ru: раз, en: times }')],
  ],
  ['scale-without-middle', 'a scale from 1 to 10', [scale('s', 1, 10)], first, [scale('s', 0, 10)]],
  [
    'scales-differ',
    'a second scale of another length',
    [scale('s', 0, 10), scale('r', 1, 5)],
    'pages[1].questions[0]',
    [scale('s', 0, 10), scale('r', 0, 10)],
  ],
  [
    'rows-equal',
    'two rows that read alike',
    [grid('g', `rows: [${option('x', 'Суд')}, ${option('y', 'Суд')}], options: agree`)],
    `${first}.rows[1]`,
    [grid('g')],
  ],
  [
    'option-long',
    'an option of a paragraph',
    [ask('Что?', list('ж'.repeat(91), 'нет'))],
    `${first}.options[0]`,
    [ask('Что?', list('ж'.repeat(90), 'нет'))],
  ],
  [
    'other-not-last',
    '"other" in the middle',
    [ask('Что?', list('Дом', 'Другое', 'Сад'))],
    `${first}.options[1]`,
    [ask('Что?', list('Дом', 'Сад', 'Другое', 'Ничего'))],
  ],
  [
    'none-not-exclusive',
    '"none of these" beside others',
    [pick('Что?', `options: [${option('x', 'А')}, ${option('y', 'Ничего из этого')}]`)],
    `${first}.options[1]`,
    [pick('Что?', `options: [${option('x', 'А')}, ${option('y', 'Ничего из этого', ', exclusive: true')}]`)],
  ],
  [
    'multiple-without-none',
    'a list without an answer for some',
    [pick('Что?', `missing: [refused], options: [${options(3)}]`)],
    first,
    [
      pick(
        'Что?',
        `missing: [refused], options: [${options(3)}, ${option('y', 'Ничего', ', exclusive: true')}]`,
      ),
    ],
  ],
  [
    'options-not-exhaustive',
    'a list without an answer for some',
    [ask('Что?', `, missing: [refused], options: [${options(5)}]`)],
    first,
    [ask('Что?', `, missing: [refused], options: [${options(5)}, ${option('y', 'Другое')}]`)],
  ],
  [
    'frequency-without-never',
    '"how often" without "never"',
    [ask('Как часто вы ходите в суд?', list('Каждый день', 'Реже'))],
    first,
    [ask('Как часто вы ходите в суд?', list('Каждый день', 'Реже', 'Никогда'))],
  ],
  [
    'order-unmarked',
    'answers from yes to no',
    [ask('Помогает?', list('Да', 'Скорее да', 'Скорее нет', 'Нет'))],
    first,
    [ask('Помогает?', `${list('Да', 'Скорее да', 'Скорее нет', 'Нет')}, ordered: true`)],
  ],
  [
    'leading',
    'an answer in the question',
    [ask('Разве взятки не вредят?')],
    first,
    [ask('Вредят взятки или не вредят?')],
  ],
  [
    'agreement-asked',
    'agreement in place of the thing',
    [ask('Согласны ли вы, что суды работают хорошо?')],
    first,
    [ask('Хорошо или плохо работают суды?')],
  ],
  [
    'loaded-words',
    'a word that condemns',
    [ask('Много ли взяточников в школе?')],
    first,
    [ask('Часто ли в школе дают деньги?')],
  ],
  [
    'double-barrelled',
    'two questions in one',
    [ask('Обращались ли вы в суд и помог ли он вам?')],
    first,
    [ask('Обращались ли вы в суд или в полицию?')],
  ],
  [
    'judged-together',
    'two things judged at once',
    [scale('s', 0, 10, 'Насколько вы доверяете судам и полиции?')],
    first,
    [scale('s', 0, 10, 'Насколько вы доверяете судам?')],
  ],
  [
    'two-question-marks',
    'two questions',
    [ask('Были ли вы в суде? Когда это было?')],
    first,
    [ask('Были ли вы в суде?')],
  ],
  [
    'double-negative',
    'a denial of a denial',
    [ask('Считаете ли вы, что нельзя не платить?')],
    first,
    [ask('Помогает ли это или не помогает?')],
  ],
  [
    'row-double-negative',
    'a denial of a denial in a row',
    [grid('g', `rows: [${option('x', 'Суд')}, ${option('y', 'Нельзя не платить')}], options: agree`)],
    `${first}.rows[1]`,
    [grid('g', `rows: [${option('x', 'Суд')}, ${option('y', 'Надо не только платить')}], options: agree`)],
  ],
  [
    'period-vague',
    'a period nobody can date',
    [ask('Были ли вы недавно в суде?')],
    first,
    [ask('Были ли вы в суде за месяц?')],
  ],
  [
    'capitals',
    'a question in capitals',
    [ask('ДАВАЛИ ДЕНЬГИ ВРАЧУ за прием?')],
    first,
    [ask('Были ли вы в МФЦ или ЗАГСе?')],
  ],
  [
    'brackets-many',
    'brackets after brackets',
    [ask('Суд (любой) и полиция (тоже)?')],
    first,
    [ask('Суд (любой)?')],
  ],
  ['personal-data', 'a name', [write('Назовите ваше имя')], first, [write('Как назвать это, без имён?')]],
  [
    'personal-data',
    'a phone number',
    [write('Ваш номер телефона')],
    first,
    [write('Что случилось, когда вы меняли паспорт?')],
  ],
  ['birth-date', 'a date of birth', [write('Дата рождения')], first, [amount('', 'max: 2010')]],
  [
    'text-invites-names',
    'free words without a warning',
    [write('Что было?')],
    first,
    [write('Что было?', ', hint: { ru: Без имён, en: No names }')],
  ],
  [
    'sensitive-first',
    'a sensitive question at the door',
    [single('a', ', sensitive: true')],
    first,
    [single('a'), single('b'), single('c', ', sensitive: true')],
  ],
  [
    'promise-absolute',
    'more than can be promised',
    [note('x').replace('Дальше x', 'Опрос полностью анонимный')],
    `${first}.text`,
    [note('x').replace('Дальше x', 'Мы не храним имя')],
  ],
  [
    'too-long',
    'half an hour in the middle',
    [...Array.from({ length: 130 }, (_, n) => single(`q${n}`))].map(each =>
      each.replace('Вопрос?', `${'Слово '.repeat(30)}`),
    ),
    '',
    [single('a')],
  ],
  [
    'longest-path',
    'a path of half an hour for few',
    [
      scale('s', 0, 20),
      page(
        'p',
        ', relevant: "${s} = 20"',
        ...Array.from({ length: 90 }, (_, n) => write('ж').replace('id: t', `id: t${n}`)),
      ),
    ],
    '',
    [single('a')],
  ],
  [
    'open-many',
    'four answers to be written',
    [1, 2, 3, 4].map(n => write('Что?').replace('id: t', `id: t${n}`)),
    '',
    [1, 2, 3].map(n => write('Что?').replace('id: t', `id: t${n}`)),
  ],
  [
    'topic-scattered',
    'a topic that comes back',
    [single('a', ', topic: experience'), single('b'), single('c', ', topic: experience')],
    'topics[0]',
    [single('a', ', topic: experience'), single('b', ', topic: experience'), single('c')],
  ],
  [
    'topic-missing',
    'a page of no topic',
    [single('a', ', topic: experience'), single('b')],
    'pages[1]',
    [single('a'), single('b')],
  ],
  ['list-unused', 'a list nobody uses', [scale('s', 0, 10)], 'lists.agree', [single('a')]],
  [
    'translation-copied',
    'Russian in place of Chechen',
    [said('text: { ru: Как у вас дела?, ce: Как у вас дела?, en: How? }')],
    `${first}.text`,
    [said('text: { ru: Как дела?, ce: Мух ду гӏуллакхаш?, en: How? }')],
  ],
  [
    'palochka',
    'a digit in a Chechen word',
    [said("text: { ru: Да?, ce: 'Х1ун?', en: 'Yes?' }")],
    `${first}.text`,
    [said("text: { ru: Да?, ce: 'Хӏун?', en: 'Yes?' }")],
  ],
  [
    'translation-shortened',
    'a third of the text',
    [said(`text: { ru: '${'ж'.repeat(60)}', en: '${'j'.repeat(19)}' }`)],
    `${first}.text`,
    [said(`text: { ru: '${'ж'.repeat(60)}', en: '${'j'.repeat(20)}' }`)],
  ],
  [
    'translation-mark-differs',
    'a question in one language',
    [said("text: { ru: 'Были в суде?', en: 'In court' }")],
    `${first}.text`,
    [said("text: { ru: 'Ваш пол', en: 'Man or woman?' }")],
  ],
  [
    'hint-long',
    'a hint of a page',
    [single('a', `, hint: { ru: ${'ж'.repeat(251)}, en: Hint }`)],
    first,
    [single('a', `, hint: { ru: ${'ж'.repeat(250)}, en: Hint }`)],
  ],
  [
    'wording-repeated',
    'the same question twice',
    [single('a'), single('b')],
    'pages[1].questions[0]',
    [ask('Да?'), free('x', "${a} = 'yes'"), free('y', "${a} = 'no'")],
  ],
  [
    'placeholder',
    'words in brackets, as an imported form leaves them',
    [ask('[О чём спрашиваем]')],
    `${first}.text`,
    [ask('[Читать вслух] О чём вопрос?')],
  ],
  [
    'placeholder',
    'the place of an answer that an import could not repeat',
    [ask('Сумма возрастов: […] — верно?')],
    `${first}.text`,
    [ask('Насколько вы согласны: …?')],
  ],
  [
    'placeholder',
    'a text to be written later',
    [ask('Текст вопроса')],
    `${first}.text`,
    [ask('О чём вопрос?')],
  ],
  [
    'recall-differs',
    'half a year for a year',
    [ask('Были ли вы в суде за последние 12 месяцев?', ', options: agree, recall: 6 months')],
    first,
    [ask('Были ли вы в суде за последний год?', ', options: agree, recall: 12 months')],
  ],
  [
    'multiple-unsaid',
    'no word on several answers',
    [many],
    first,
    [pick('Что?', `options: [${options(3)}], hint: { ru: 'Отметьте всё, что подходит', en: Mark all }`)],
  ],
  [
    'max-unsaid',
    'a limit nobody was told',
    [pick('Что?', `options: [${options(3)}], max: 2`)],
    first,
    [pick('Что?', `options: [${options(3)}], max: 2, hint: { ru: До двух ответов, en: Up to two }`)],
  ],
  ['braces-left', 'braces in a question', [ask('Сколько {share}?')], `${first}.text`, [ask('Сколько?')]],
  [
    'quotes-straight',
    'typewriter quotes',
    [said("text: { ru: 'Были в \"Моих документах\"?', en: 'Were you?' }")],
    `${first}.text`,
    [ask('Были в «Моих документах»?')],
  ],
];

export const moreCases: readonly Case[] = rows.map(([code, what, wrong, at, right]) => ({
  code,
  what,
  wrong,
  at,
  right,
}));
