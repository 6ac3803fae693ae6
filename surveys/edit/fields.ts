// What can be filled in of a questionnaire, a page, a question or an option: the fields of a form, each with its value as a form
// holds it. Which fields there are follows from the type; words for them stand in locales.
import type { Language } from '../language.ts';
import { missingCodes } from '../identifiers.ts';
import type { Question, QuestionType } from '../questions/schema.ts';
import { instruments } from '../sensitive/instruments.ts';
import { languages as allLanguages } from '../language.ts';
import type { Page, Questionnaire } from '../schema.ts';
import type { Item, ListName, Target } from './edit.ts';
import { questionLists, wholeLists } from './edit.ts';
import { itemsAt, listOf } from './lists.ts';
import { linesOf } from './lines.ts';
import { techniqueIn } from './technique.ts';

export type Kind =
  | 'words'
  | 'line'
  | 'expression'
  | 'number'
  | 'check'
  | 'choice'
  | 'codes'
  | 'several'
  | 'name'
  /** Codes with their words, a line each: `none | Нет | None`, in the order of the languages. */
  | 'lines';

/** A field before it is filled: where it stands inside its owner, and what may be written there. */
export type Slot = {
  readonly path: string;
  readonly kind: Kind;
  /** Fields of one group are written together, or not at all: a headline has codes and words. */
  readonly whole?: string;
  readonly choices?: readonly string[];
  /** What a tick stands for, and what its absence; without them `true` and nothing. */
  readonly on?: unknown;
  readonly off?: unknown;
};

export type Field = Slot & {
  readonly target: Target;
  readonly language?: Language;
  /** Of a field that holds all languages at once. */
  readonly languages?: readonly Language[];
  /** In the form: `text.ru`, `options/yes/label.ru`. */
  readonly name: string;
  /** As a form holds it; a tick is `on`. */
  readonly values: readonly string[];
};

const orders = ['random', 'rotate', 'flip'] as const;
const words = (path: string, whole?: string): Slot => ({ path, kind: 'words', ...(whole ? { whole } : {}) });
const number = (path: string): Slot => ({ path, kind: 'number' });
const choice = (path: string, choices: readonly string[]): Slot => ({ path, kind: 'choice', choices });
const check = (path: string): Slot => ({ path, kind: 'check' });
const of = (whole: string, slot: Slot): Slot => ({ ...slot, path: `${whole}.${slot.path}`, whole });

const shared: readonly Slot[] = [
  ...[words('text'), words('hint'), words('short'), { path: 'relevant', kind: 'expression' } as const],
  ...[check('sensitive'), { path: 'required', kind: 'check', on: null, off: false } as const],
  { path: 'missing', kind: 'several', choices: missingCodes },
  ...[{ path: 'recall', kind: 'line' } as const, { path: 'constraint', kind: 'expression' } as const],
  words('constraint_message'),
  of('headline', { path: 'codes', kind: 'codes' }),
  of('headline', words('text')),
];
const listed = [
  choice('order', orders),
  of('carry_forward', { path: 'question', kind: 'line' }),
  of('carry_forward', choice('take', ['chosen', 'not_chosen'])),
];
const birthdayIn = (whole: string, path = whole): Slot[] => [
  { ...choice(`${path}.unit`, ['month', 'day']), whole },
  ...['from', 'to'].map(each => ({ ...number(`${path}.${each}`), whole })),
];
const columns: Slot = { path: 'columns', kind: 'check', on: 2 };

/** Beside the fields that all questions share. */
const own: Readonly<Record<QuestionType, readonly Slot[]>> = {
  single: [...listed, check('ordered'), columns],
  multiple: [...listed, columns, number('min'), number('max')],
  scale: [number('from'), number('to'), words('low'), words('high')],
  number: [number('min'), number('max'), number('decimals'), words('unit')],
  text: [number('length')],
  grid: [...listed, check('ordered')],
  district: listed,
  date: [
    choice('precision', ['full', 'month', 'year']),
    { path: 'min', kind: 'line' },
    { path: 'max', kind: 'line' },
  ],
  ranking: [...listed, number('places')],
  'list-experiment': [words('sensitive_item.label'), { path: 'sensitive_item.code', kind: 'line' }],
  'randomised-response': [choice('instrument', instruments)],
  crosswise: [...birthdayIn('birthday'), choice('model', ['crosswise', 'triangular'])],
  information: [],
};
/** Only those of the technique in use: the other's would stand there empty and mean nothing. */
const ofTechnique = {
  forced: [of('forced', { path: 'yes', kind: 'codes' }), of('forced', { path: 'no', kind: 'codes' })],
  unrelated: [
    of('unrelated', { path: 'sensitive', kind: 'codes' }),
    ...birthdayIn('unrelated', 'unrelated.birthday'),
  ],
} satisfies Readonly<Record<string, readonly Slot[]>>;
const informing: readonly string[] = ['text', 'hint', 'relevant'];

const itemSlots: Readonly<Record<ListName, readonly Slot[]>> = {
  options: [
    ...[words('label'), check('exclusive'), check('anchor'), check('specify'), words('group')],
    { path: 'relevant', kind: 'expression' },
  ],
  rows: [words('label'), check('anchor'), { path: 'relevant', kind: 'expression' }],
  items: [words('label'), choice('true_of', ['most', 'few'])],
  bands: [words('label'), number('from'), number('to')],
  labels: [words('label')],
  topics: [words('label')],
  blocks: [choice('order', orders)],
  calculations: [
    ...[words('label'), { path: 'value', kind: 'expression' } as const],
    ...[{ path: 'relevant', kind: 'expression' } as const, check('record')],
    { path: 'options', kind: 'lines' },
  ],
};

const pageSlots: readonly Slot[] = [words('title'), { path: 'relevant', kind: 'expression' }];
const wholeSlots: readonly Slot[] = [
  ...['title', 'population', 'start.heading', 'start.lead', 'start.who', 'start.why'].map(path =>
    words(path),
  ),
  { path: 'languages', kind: 'several', choices: allLanguages },
];

const valueAt = (thing: unknown, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>(
      (inside, step) =>
        typeof inside === 'object' && inside !== null && Object.hasOwn(inside, step)
          ? Reflect.get(inside, step)
          : undefined,
      thing,
    );

const written = ({ kind, on = true, off }: Slot, value: unknown): readonly string[] => {
  if (kind === 'check') {
    const isOn = off === undefined ? value === on : value !== off;
    return isOn ? ['on'] : [];
  }
  if (kind === 'codes') return [Array.isArray(value) ? value.join(' ') : ''];
  if (kind === 'several') return Array.isArray(value) ? value.map(String) : [];
  return [typeof value === 'string' || typeof value === 'number' ? String(value) : ''];
};

type Owner = { readonly thing: unknown; readonly target: Target; readonly prefix: string };

const filled = (
  { thing, target, prefix }: Owner,
  slots: readonly Slot[],
  languages: readonly Language[],
): Field[] =>
  slots.flatMap((slot): Field[] => {
    const value = valueAt(thing, slot.path);
    const name = `${prefix}${slot.path}`;
    if (slot.kind === 'lines')
      return [{ ...slot, target, name, languages, values: [linesOf(value, languages)] }];
    if (slot.kind !== 'words') return [{ ...slot, target, name, values: written(slot, value) }];
    return languages.map(language => ({
      ...{ ...slot, target, language, name: `${name}.${language}` },
      values: written(slot, valueAt(value, language)),
    }));
  });

const slotsOf = (question: Question): readonly Slot[] => {
  const { type } = question;
  if (type === 'information') return shared.filter(({ path }) => informing.includes(path));
  const chance = type === 'randomised-response' ? ofTechnique[techniqueIn(question)] : [];
  return [...shared, ...own[type], ...chance];
};

export const itemFields = (
  { languages }: Questionnaire,
  question: string | null,
  { list, item }: { readonly list: ListName; readonly item: Item },
): readonly Field[] => {
  const target = { of: 'item', question, list, code: item.code } as const;
  const prefix = `${list}/${item.code}/`;
  const code = { path: 'code', kind: 'name', target, name: `${prefix}code`, values: [item.code] } as const;
  return [code, ...filled({ thing: item, target, prefix }, itemSlots[list], languages)];
};

/** With those of its options, rows, statements and bands. */
export const questionFields = (document: Questionnaire, question: Question): readonly Field[] => {
  const target = { of: 'question', question: question.id } as const;
  const id = { path: 'id', kind: 'name', target, name: 'id', values: [question.id] } as const;
  const lists = questionLists.flatMap(list =>
    (listOf(question, list) ?? []).flatMap(item => itemFields(document, question.id, { list, item })),
  );
  const owner = { thing: question, target, prefix: '' };
  return [id, ...filled(owner, slotsOf(question), document.languages), ...lists];
};

export const pageFields = (document: Questionnaire, page: Page): readonly Field[] => {
  const target = { of: 'page', page: page.id } as const;
  const topics = document.topics.map(({ code }) => code);
  const topic = topics.length === 0 ? [] : [choice('topic', topics)];
  const blocks = (document.blocks ?? []).map(({ id }) => id);
  const block: Slot[] = blocks.length === 0 ? [] : [choice('block', blocks), { path: 'part', kind: 'line' }];
  const slots = [...pageSlots, ...topic, ...block];
  return filled({ thing: page, target, prefix: '' }, slots, document.languages);
};

/** With those of its topics, blocks and calculations. */
export const wholeFields = (document: Questionnaire): readonly Field[] => {
  const owner: Owner = { thing: document, target: { of: 'questionnaire' }, prefix: '' };
  const lists = wholeLists.flatMap(list => {
    const found = itemsAt(document, { question: null, list });
    return 'items' in found ? found.items.flatMap(item => itemFields(document, null, { list, item })) : [];
  });
  return [...filled(owner, wholeSlots, document.languages), ...lists];
};
