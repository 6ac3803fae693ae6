// Rules of the checker by example: a questionnaire that breaks the rule, and one next to it that does not.

export const text = (ru: string, en = 'Question'): string => `text: { ru: '${ru}', en: '${en}' }`;
export const option = (code: string, ru: string, more = ''): string =>
  `{ code: ${code}, label: { ru: ${ru}, en: ${code} }${more} }`;
export const options = (count: number, more = ''): string =>
  Array.from({ length: count }, (_, n) =>
    option(`o${n}`, `Ответ ${String.fromCharCode(1040 + n)}`, more),
  ).join(', ');

export const single = (id: string, more = ''): string =>
  `- { id: ${id}, type: single, ${text('Вопрос?')}, options: agree${more} }`;
export const free = (id: string, relevant: string): string =>
  `- { id: ${id}, type: text, ${text('Почему?')}, relevant: "${relevant}" }`;
export const age = `- { id: age, type: number, ${text('Возраст?')}, min: 18, max: 110, missing: [refused] }`;
export const many = `- { id: many, type: multiple, ${text('Что?')}, options: [${options(4)}] }`;

/** Pages that break a rule, the place where they do, and pages next to them that do not. */
export type Case = {
  readonly code: string;
  readonly what: string;
  readonly wrong: readonly string[];
  readonly at: string;
  readonly right: readonly string[];
};

export const firstCases: readonly Case[] = [
  {
    code: 'never-shown',
    what: 'a condition that no amount can meet',
    wrong: [age, free('why', '${age} < 18')],
    at: 'pages[1].questions[0].relevant',
    right: [age, free('why', '${age} < 19')],
  },
  {
    code: 'never-shown',
    what: 'a condition against the condition of the question it asks about',
    wrong: [single('a'), free('b', "${a} = 'yes'"), free('c', "${a} = 'no' and ${b} != ''")],
    at: 'pages[2].questions[0].relevant',
    right: [single('a'), free('b', "${a} = 'yes'"), free('c', "${a} = 'yes' and ${b} != ''")],
  },
  {
    code: 'never-shown',
    what: 'more answers than there are',
    wrong: [many, free('why', 'count-selected(${many}) > 4')],
    at: 'pages[1].questions[0].relevant',
    right: [many, free('why', 'count-selected(${many}) = 2')],
  },
  {
    code: 'always-shown',
    what: 'a condition that every answer meets',
    wrong: [single('a', ', missing: []'), free('why', "${a} = 'yes' or ${a} = 'no'")],
    at: 'pages[1].questions[0].relevant',
    right: [single('a'), free('why', "${a} = 'yes' or ${a} = 'no'")],
  },
  {
    code: 'always-shown',
    what: 'a condition that repeats the one around it',
    wrong: [
      single('a'),
      `- { id: p, relevant: "\${a} = 'yes'", questions: [{ id: b, type: text, ${text('Что?')}, relevant: "\${a} != 'no'" }] }`,
    ],
    at: 'pages[1].questions[0].relevant',
    right: [
      single('a'),
      `- { id: p, relevant: "\${a} != ''", questions: [{ id: b, type: text, ${text('Что?')}, relevant: "\${a} != 'no'" }] }`,
    ],
  },
  {
    code: 'set-compared',
    what: 'several answers compared as one',
    wrong: [many, free('why', "${many} = 'o1'")],
    at: 'pages[1].questions[0].relevant',
    right: [many, free('why', "selected(${many}, 'o1')")],
  },
  {
    code: 'words-compared',
    what: 'free words compared',
    wrong: [`- { id: t, type: text, ${text('Кто?')} }`, free('why', "${t} = 'врач'")],
    at: 'pages[1].questions[0].relevant',
    right: [`- { id: t, type: text, ${text('Кто?')} }`, free('why', "${t} != 'refused'")],
  },
  {
    code: 'sensitive-without-refusal',
    what: 'a sensitive question nobody may refuse',
    wrong: [single('a', ', sensitive: true, missing: [hard_to_say]')],
    at: 'pages[0].questions[0]',
    right: [single('a', ', sensitive: true')],
  },
  {
    code: 'sensitive-unmarked',
    what: 'a question on bribes without a word on safety',
    wrong: [`- { id: a, type: single, ${text('Давали ли вы взятку?')}, options: agree, recall: 12 months }`],
    at: 'pages[0].questions[0]',
    right: [
      `- { id: a, type: single, ${text('Давали ли вы взятку?')}, options: agree, recall: 12 months, sensitive: true }`,
    ],
  },
  {
    code: 'no-way-not-to-answer',
    what: 'a question without a way out',
    wrong: [single('a', ', missing: []')],
    at: 'pages[0].questions[0]',
    right: [single('a', ', missing: [refused]')],
  },
  {
    code: 'missing-as-option',
    what: 'a way not to answer among the answers',
    wrong: [`- { id: a, type: single, ${text('Да?')}, options: [${options(1)}, ${option('x', 'Не знаю')}] }`],
    at: 'pages[0].questions[0].options[1]',
    right: [
      `- { id: a, type: single, ${text('Да?')}, options: [${options(1)}, ${option('x', 'Не знаю о нём')}] }`,
    ],
  },
  {
    code: 'labels-equal',
    what: 'two options that read alike',
    wrong: [
      `- { id: a, type: single, ${text('Да?')}, options: [${option('x', 'Суд')}, ${option('y', 'Суд')}] }`,
    ],
    at: 'pages[0].questions[0].options[1]',
    right: [
      `- { id: a, type: single, ${text('Да?')}, options: [${option('x', 'Суд')}, ${option('y', 'Дом')}] }`,
    ],
  },
  {
    code: 'other-without-specify',
    what: '"other" without a field',
    wrong: [`- { id: a, type: single, ${text('Кто?')}, options: [${options(1)}, ${option('x', 'Другое')}] }`],
    at: 'pages[0].questions[0].options[1]',
    right: [
      `- { id: a, type: single, ${text('Кто?')}, options: [${options(1)}, ${option('x', 'Другое', ', specify: true')}] }`,
    ],
  },
  {
    code: 'headline-without-share',
    what: 'a headline without its number',
    wrong: [single('a', ", headline: { codes: ['yes'], text: { ru: Столкнулись, en: '{share} met' } }")],
    at: 'pages[0].questions[0]',
    right: [
      single('a', ", headline: { codes: ['yes'], text: { ru: '{share} столкнулись', en: '{share} met' } }"),
    ],
  },
  {
    code: 'recall-missing',
    what: 'a period only in words',
    wrong: [
      `- { id: a, type: single, ${text('Обращались ли вы за последние 12 месяцев?')}, options: agree }`,
    ],
    at: 'pages[0].questions[0]',
    right: [
      `- { id: a, type: single, ${text('Обращались ли вы за последние 12 месяцев?')}, options: agree, recall: 12 months }`,
    ],
  },
  {
    code: 'text-long',
    what: 'a text nobody reads to the end',
    wrong: [`- { id: a, type: single, ${text('ж'.repeat(301))}, options: agree }`],
    at: 'pages[0].questions[0]',
    right: [`- { id: a, type: single, ${text('ж'.repeat(300))}, options: agree }`],
  },
  {
    code: 'short-missing',
    what: 'a long text without a short one',
    wrong: [`- { id: a, type: single, ${text('ж'.repeat(91))}, options: agree }`],
    at: 'pages[0].questions[0]',
    right: [`- { id: a, type: single, ${text('ж'.repeat(91))}, options: agree, short: { ru: Ж, en: Zh } }`],
  },
  {
    code: 'translation-missing',
    what: 'a text in one language of two',
    wrong: ["- { id: a, type: text, text: { ru: 'Что?' } }"],
    at: 'pages[0].questions[0].text',
    right: [`- { id: a, type: text, ${text('Что?')} }`],
  },
  {
    code: 'translation-undeclared',
    what: 'a language nobody can choose',
    wrong: ['- { id: a, type: text, text: { ru: Что?, en: What?, ce: Хӏун? } }'],
    at: 'pages[0].questions[0].text',
    right: ['- { id: a, type: text, text: { ru: Что?, en: What? } }'],
  },
  {
    code: 'translation-not-english',
    what: 'Russian in place of English',
    wrong: [`- { id: a, type: text, ${text('Что?', 'Что?')} }`],
    at: 'pages[0].questions[0].text',
    right: [`- { id: a, type: text, ${text('Что?', 'What?')} }`],
  },
  {
    code: 'mixed-alphabets',
    what: 'a Latin letter in a Russian word',
    wrong: [`- { id: a, type: text, ${text('Дoверие?')} }`],
    at: 'pages[0].questions[0].text',
    right: [`- { id: a, type: text, ${text('Доверие к SMS?')} }`],
  },
  {
    code: 'translation-numbers-differ',
    what: 'another number in the translation',
    wrong: [`- { id: a, type: text, ${text('Больше 10 000 рублей?', 'More than 1,000 roubles?')} }`],
    at: 'pages[0].questions[0].text',
    right: [`- { id: a, type: text, ${text('Больше 10 000 рублей?', 'More than 10,000 roubles?')} }`],
  },
  {
    code: 'grid-wide',
    what: 'a grid wider than a phone',
    wrong: [`- { id: g, type: grid, ${text('Как?')}, rows: agree, options: [${options(8)}] }`],
    at: 'pages[0].questions[0]',
    right: [`- { id: g, type: grid, ${text('Как?')}, rows: agree, options: [${options(7)}] }`],
  },
  {
    code: 'grid-long',
    what: 'a grid of many rows',
    wrong: [`- { id: g, type: grid, ${text('Как?')}, rows: [${options(13)}], options: agree }`],
    at: 'pages[0].questions[0]',
    right: [`- { id: g, type: grid, ${text('Как?')}, rows: [${options(12)}], options: agree }`],
  },
  {
    code: 'options-many',
    what: 'a long list without headings',
    wrong: [`- { id: a, type: single, ${text('Что?')}, options: [${options(16)}] }`],
    at: 'pages[0].questions[0]',
    right: [
      `- { id: a, type: single, ${text('Что?')}, options: [${options(16, ', group: { ru: Все, en: All }')}] }`,
    ],
  },
  {
    code: 'page-full',
    what: 'five questions on a page',
    wrong: [
      `- { id: p, questions: [${['a', 'b', 'c', 'd', 'e'].map(id => `{ id: ${id}, type: text, ${text('Что?')} }`).join()}] }`,
    ],
    at: 'pages[0]',
    right: [
      `- { id: p, questions: [${['a', 'b', 'c', 'd'].map(id => `{ id: ${id}, type: text, ${text('Что?')} }`).join()}] }`,
    ],
  },
  {
    code: 'groups-scattered',
    what: 'a group in two places',
    wrong: [
      `- { id: a, type: single, ${text('Кто?')}, options: [${option('x', 'А', ', group: { ru: Г, en: G }')}, ${option('y', 'Б')}, ${option('z', 'В', ', group: { ru: Г, en: G }')}] }`,
    ],
    at: 'pages[0].questions[0].options[2].group',
    right: [
      `- { id: a, type: single, ${text('Кто?')}, options: [${option('x', 'А', ', group: { ru: Г, en: G }')}, ${option('z', 'В', ', group: { ru: Г, en: G }')}, ${option('y', 'Б')}] }`,
    ],
  },
  {
    code: 'specify-without-effect',
    what: 'a text field where there is none',
    wrong: [
      `- { id: g, type: grid, ${text('Как?')}, rows: agree, options: [${option('x', 'А')}, ${option('y', 'Б', ', specify: true')}] }`,
    ],
    at: 'pages[0].questions[0].options[1].specify',
    right: [
      `- { id: a, type: single, ${text('Как?')}, options: [${option('x', 'А')}, ${option('y', 'Б', ', specify: true')}] }`,
    ],
  },
  {
    code: 'max-without-effect',
    what: 'a limit nobody reaches',
    wrong: [`- { id: a, type: multiple, ${text('Что?')}, options: [${options(3)}], max: 3 }`],
    at: 'pages[0].questions[0]',
    right: [`- { id: a, type: multiple, ${text('Что?')}, options: [${options(3)}], max: 2 }`],
  },
  {
    code: 'max-one',
    what: 'several answers of which one may be given',
    wrong: [`- { id: a, type: multiple, ${text('Что?')}, options: [${options(3)}], max: 1 }`],
    at: 'pages[0].questions[0]',
    right: [`- { id: a, type: multiple, ${text('Что?')}, options: [${options(3)}], max: 2 }`],
  },
  {
    code: 'bands-incomplete',
    what: 'amounts without a band',
    wrong: [
      `- { id: n, type: number, ${text('Сколько?')}, max: 9, bands: [{ code: low, from: 0, to: 5, label: { ru: мало, en: few } }] }`,
    ],
    at: 'pages[0].questions[0]',
    right: [
      `- { id: n, type: number, ${text('Сколько?')}, max: 9, bands: [{ code: low, from: 0, label: { ru: мало, en: few } }] }`,
    ],
  },
  {
    code: 'scale-ends-equal',
    what: 'a scale whose ends say the same',
    wrong: [
      `- { id: s, type: scale, ${text('Как?')}, from: 0, to: 5, low: { ru: да, en: 'yes' }, high: { ru: да, en: 'no' } }`,
    ],
    at: 'pages[0].questions[0]',
    right: [
      `- { id: s, type: scale, ${text('Как?')}, from: 0, to: 5, low: { ru: да, en: 'yes' }, high: { ru: нет, en: 'no' } }`,
    ],
  },
  {
    code: 'amount-without-unit',
    what: 'an amount of nobody knows what',
    wrong: [`- { id: n, type: number, ${text('Сколько?')}, max: 100000 }`],
    at: 'pages[0].questions[0]',
    right: [
      `- { id: n, type: number, ${text('Сколько?')}, max: 100000, unit: { ru: ₽, en: ₽ } }`,
      `- { id: y, type: number, ${text('В каком году?')}, min: 1920, max: 2008 }`,
    ],
  },
  {
    code: 'headline-counts-everyone',
    what: 'a headline of everybody',
    wrong: [single('a', ", headline: { codes: ['yes', 'no'], text: { ru: '{share}', en: '{share}' } }")],
    at: 'pages[0].questions[0].headline.codes',
    right: [single('a', ", headline: { codes: ['yes'], text: { ru: '{share}', en: '{share}' } }")],
  },
  {
    code: 'topic-unused',
    what: 'a topic of no page',
    wrong: [single('a')],
    at: 'topics[0]',
    right: [single('a', ', topic: experience')],
  },
];
