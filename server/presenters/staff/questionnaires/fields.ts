// Fields of the inspector in words: each with its label, what may be chosen, and what was wrong with what was typed.
import type { ListName, Target } from '../../../../surveys/edit/edit.ts';
import type { Field } from '../../../../surveys/edit/fields.ts';
import { itemsAt } from '../../../../surveys/edit/lists.ts';
import type { Language, Localised } from '../../../../surveys/localised.ts';
import { inLanguage } from '../../../../surveys/language.ts';
import type { Questionnaire } from '../../../../surveys/schema.ts';
import type { Reader } from '../../reader.ts';

export type Typed = ReadonlyMap<string, readonly string[]>;
export type FieldContext = {
  readonly reader: Reader;
  readonly document: Questionnaire;
  /** Questions with options that stand before the one that is open: `carry_forward` may name them. */
  readonly sources: readonly { readonly id: string; readonly text: Localised }[];
  /** What was typed and could not be kept is shown again. */
  readonly typed: Typed;
  /** Sentences by the name of the field. */
  readonly mistakes: ReadonlyMap<string, string>;
};

const hinted: readonly string[] = [
  ...['question.short', 'question.recall', 'question.constraint', 'question.id', 'question.headline.codes'],
  ...['question.headline.text', 'question.sensitive', 'question.forced.yes', 'question.order', 'page.title'],
  ...['question.carry_forward.question', 'questionnaire.population', 'page.part'],
  ...['question.unrelated.sensitive', 'calculation.value', 'calculation.record', 'calculation.options'],
];

const owners: Partial<Readonly<Record<ListName, string>>> = {
  ...{ labels: 'point', blocks: 'block', calculations: 'calculation' },
};

/** What the words for a field are called by: `question.text`, `calculation.value`. */
export const fieldKey = (target: Target, path: string): string =>
  `${target.of === 'item' ? (owners[target.list] ?? 'item') : target.of}.${path}`;

const idOf = (name: string): string => `field-${name.replace(/[^A-Za-z0-9]+/g, '-')}`;

/** Long texts get room to be read whole. */
const rows = (text: string): number => Math.min(8, Math.max(2, Math.ceil(text.length / 34)));

const choiceLabel = ({ reader, document, sources }: FieldContext, field: Field, value: string): string => {
  if (field.path === 'topic') {
    const topic = document.topics.find(({ code }) => code === value);
    return topic ? inLanguage(topic.label, reader.language) : value;
  }
  if (field.path === 'block') return value;
  if (field.path === 'carry_forward.question') {
    const source = sources.find(({ id }) => id === value);
    return source ? inLanguage(source.text, reader.language) : value;
  }
  return reader.t(`questionnaires:choice.${field.path}.${value}`);
};

const choicesOf = (context: FieldContext, field: Field): readonly string[] => {
  if (field.choices === undefined && field.path !== 'carry_forward.question') return [];
  const own =
    field.path === 'carry_forward.question' ? context.sources.map(({ id }) => id) : (field.choices ?? []);
  const chosen = field.values.filter(value => value !== '' && !own.includes(value));
  return [...own, ...chosen];
};

const kindOf = (field: Field): Field['kind'] | 'short' => {
  if (field.path === 'carry_forward.question') return 'choice';
  const isShort =
    field.kind === 'words' &&
    ['label', 'group', 'unit', 'low', 'high', 'short', 'title'].includes(field.path);
  if (field.kind === 'lines') return 'words';
  return isShort || field.path === 'sensitive_item.label' ? 'short' : field.kind;
};

const languageMark = ({ languages }: Questionnaire, language: Language | undefined): string | null =>
  language === undefined || languages.length < 2 ? null : language;

const hintOf = ({ reader, document }: FieldContext, { language }: Field, key: string): string | null => {
  const isFirst = language === undefined || language === document.languages[0];
  return isFirst && hinted.includes(key) ? reader.t(`questionnaires:hint.${key}`) : null;
};

const labelOf = ({ reader, document }: FieldContext, field: Field, key: string): string => {
  const { t } = reader;
  const label = t(`questionnaires:field.${key}`);
  const language = languageMark(document, field.language);
  return language
    ? t('questionnaires:field.in', { label, language: t(`questionnaires:in.${language}`) })
    : label;
};

export const presentField = (context: FieldContext, field: Field) => {
  const { reader, typed, mistakes } = context;
  const key = fieldKey(field.target, field.path);
  const values = typed.get(field.name) ?? field.values;
  const value = values[0] ?? '';
  const id = idOf(field.name);
  const [hint, mistake] = [hintOf(context, field, key), mistakes.get(field.name) ?? null];
  return {
    ...{ id, name: field.name, path: field.path, kind: kindOf(field), value, hint, mistake },
    label: labelOf(context, field, key),
    language: field.language ?? null,
    rows: rows(value),
    describedBy: [...(hint ? [`${id}-hint`] : []), ...(mistake ? [`${id}-mistake`] : [])].join(' '),
    isOn: values.length > 0,
    isMissing: field.kind === 'words' && value === '' && isSaidElsewhere(context, field),
    missing: reader.t('questionnaires:field.missing'),
    none: reader.t('questionnaires:choice.none'),
    choices: choicesOf(context, field).map(each => ({
      ...{ value: each, label: choiceLabel(context, field, each), isChosen: values.includes(each) },
    })),
  };
};

export type PresentedField = ReturnType<typeof presentField>;

/** A text that another language has is missing here; one that no language has is only not there. */
const isSaidElsewhere = ({ document }: FieldContext, { target, path }: Field): boolean => {
  const thing = thingAt(document, target);
  const text = path.split('.').reduce<unknown>((inside, step) => stepInto(inside, step), thing);
  return typeof text === 'object' && text !== null && Object.keys(text).length > 0;
};

const stepInto = (inside: unknown, step: string): unknown =>
  typeof inside === 'object' && inside !== null ? Reflect.get(inside, step) : undefined;

const thingAt = (document: Questionnaire, target: Field['target']): unknown => {
  if (target.of === 'questionnaire') return document;
  if (target.of === 'page') return document.pages.find(({ id }) => id === target.page);
  if (target.of === 'question')
    return document.pages.flatMap(page => page.questions).find(({ id }) => id === target.question);
  const found = itemsAt(document, target);
  return 'items' in found ? found.items.find(({ code }) => code === target.code) : undefined;
};
