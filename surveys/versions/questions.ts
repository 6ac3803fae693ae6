// Differences between two versions of one question.
import type { Localised } from '../localised.ts';
import type { Question } from '../questions/schema.ts';
import { changeOf, isSame, shown } from './change.ts';
import type { Change } from './change.ts';
import { isSameCondition } from './conditions.ts';
import type { Kind } from './kinds.ts';
import { listChanges } from './lists.ts';
import type { Part } from './lists.ts';
import { ofLabels, textChanges } from './wording.ts';
import type { Vocabulary } from './wording.ts';

/** A question with the condition of its page, which decides with its own who is asked. */
export type Placed = { readonly question: Question; readonly pageCondition: string | undefined };

/** Fields that are compared in their own way below, or elsewhere. */
const handled = new Set([
  'id',
  'type',
  'text',
  'hint',
  'relevant',
  'options',
  'rows',
  'low',
  'high',
  'sensitive_item',
]);

/** What a change of a plain field is; any field not named here is reported as `field-changed`. */
const fieldKinds: Readonly<Record<string, Kind>> = {
  short: 'label-for-results',
  headline: 'headline-changed',
  missing: 'missing-changed',
  recall: 'recall-changed',
  sensitive: 'sensitive-changed',
  from: 'scale-changed',
  to: 'scale-changed',
  min: 'limits-changed',
  max: 'limits-changed',
  decimals: 'limits-changed',
  precision: 'limits-changed',
  bands: 'bands-changed',
  unit: 'unit-changed',
  length: 'limits-changed',
  ordered: 'display-changed',
  columns: 'display-changed',
  order: 'randomisation-changed',
  constraint: 'constraint-changed',
  required: 'missing-changed',
  instrument: 'probability-changed',
  forced: 'probability-changed',
  unrelated: 'probability-changed',
  birthday: 'probability-changed',
  model: 'probability-changed',
  places: 'choices-limit-changed',
  constraint_message: 'display-changed',
};

const listOf = (question: Question, field: 'options' | 'rows'): readonly Part[] => {
  if (field === 'rows') return 'rows' in question ? question.rows : [];
  return 'options' in question ? question.options : [];
};

const fieldOf = (question: Question, field: string): unknown =>
  Object.hasOwn(question, field) ? Reflect.get(question, field) : undefined;

export const questionChanges = (before: Placed, after: Placed, vocabulary: Vocabulary): readonly Change[] => {
  const [was, now] = [before.question, after.question];
  const base = baseChange(before, after);
  const words = wordChanges(was, now, vocabulary);
  if (was.type !== now.type)
    return [
      changeOf('type-changed', { question: now.id, before: was.type, after: now.type }),
      ...words,
      ...base,
    ];
  const isOrdered = 'ordered' in now && now.ordered === true;
  return [
    ...words,
    ...base,
    ...(['options', 'rows'] as const).flatMap(field =>
      listChanges({
        question: now.id,
        field,
        isOrdered: isOrdered && field === 'options',
        before: listOf(was, field),
        after: listOf(now, field),
        vocabulary,
      }),
    ),
    ...fieldChanges(was, now, vocabulary),
  ];
};

const wordChanges = (was: Question, now: Question, vocabulary: Vocabulary): readonly Change[] => [
  ...textChanges(was.text, now.text, vocabulary).map(({ kind, ...text }) =>
    changeOf(kind, { question: now.id, field: 'text', ...text }),
  ),
  ...textChanges(was.hint, now.hint, vocabulary).map(({ kind, ...text }) => {
    const isSmall = kind === 'typo' || kind === 'punctuation';
    return changeOf(isSmall ? kind : 'hint-changed', { question: now.id, field: 'hint', ...text });
  }),
];

const baseChange = (before: Placed, after: Placed): readonly Change[] => {
  const own = isSameCondition(before.question.relevant, after.question.relevant);
  const page = isSameCondition(before.pageCondition, after.pageCondition);
  const whole = ({ question, pageCondition }: Placed): string =>
    [pageCondition, question.relevant].filter(condition => condition !== undefined).join(' and ');
  if ((own && page) || whole(before) === whole(after)) return [];
  const { question } = after;
  return [
    changeOf('base-changed', {
      question: question.id,
      field: 'relevant',
      before: whole(before) || undefined,
      after: whole(after) || undefined,
    }),
  ];
};

const endChanges = (was: Question, now: Question, vocabulary: Vocabulary): readonly Change[] =>
  ['low', 'high'].flatMap(field =>
    textChanges(localisedAt(was, field), localisedAt(now, field), vocabulary, ofLabels).map(
      ({ kind, ...text }) =>
        changeOf(kind === 'meaning-changed' ? 'scale-changed' : kind, { question: now.id, field, ...text }),
    ),
  );

/** The statement that a list experiment hides is its question. */
const hiddenChanges = (was: Question, now: Question, vocabulary: Vocabulary): readonly Change[] => {
  if (!('sensitive_item' in was && 'sensitive_item' in now)) return [];
  const [before, after] = [was.sensitive_item, now.sensitive_item];
  const field = 'sensitive_item';
  return [
    ...textChanges(before.label, after.label, vocabulary).map(({ kind, ...text }) =>
      changeOf(kind, { question: now.id, field, ...text }),
    ),
    ...(before.code === after.code
      ? []
      : [changeOf('code-changed', { question: now.id, field, before: before.code, after: after.code })]),
  ];
};

const localisedAt = (question: Question, field: string): Localised | undefined => {
  const value = fieldOf(question, field);
  return typeof value === 'object' && value !== null ? value : undefined;
};

const fieldChanges = (was: Question, now: Question, vocabulary: Vocabulary): readonly Change[] => [
  ...endChanges(was, now, vocabulary),
  ...hiddenChanges(was, now, vocabulary),
  ...[...new Set([...Object.keys(was), ...Object.keys(now)])]
    .filter(field => !handled.has(field) && !isSame(fieldOf(was, field), fieldOf(now, field)))
    .map(field => {
      const details = {
        question: now.id,
        field,
        before: shown(fieldOf(was, field)),
        after: shown(fieldOf(now, field)),
      };
      return changeOf(kindOf(was, now, field), details);
    }),
];

const kindOf = (was: Question, now: Question, field: string): Kind => {
  if ((field === 'min' || field === 'max') && now.type === 'multiple') return 'choices-limit-changed';
  if (field === 'headline' && isSame(codesAt(was), codesAt(now))) return 'label-for-results';
  return fieldKinds[field] ?? 'field-changed';
};

const codesAt = (question: Question): readonly string[] | undefined =>
  'headline' in question ? question.headline?.codes : undefined;
