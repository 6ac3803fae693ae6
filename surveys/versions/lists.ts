// Differences between two lists of answers: options of a question, rows of a grid.
import { inLanguage } from '../language.ts';
import type { Localised } from '../localised.ts';
import { changeOf, isSame, shown } from './change.ts';
import type { Change } from './change.ts';
import { isSameCondition } from './conditions.ts';
import { ofLabels, textChanges } from './wording.ts';
import type { Vocabulary } from './wording.ts';

export type Part = {
  readonly code: string;
  readonly label: Localised;
  readonly relevant?: string | undefined;
  readonly exclusive?: boolean | undefined;
  readonly specify?: boolean | undefined;
  readonly group?: Localised | undefined;
};

export type Lists = {
  readonly question: string;
  readonly field: 'options' | 'rows';
  /** Options that run from one end to the other. */
  readonly isOrdered: boolean;
  readonly before: readonly Part[];
  readonly after: readonly Part[];
  readonly vocabulary: Vocabulary;
};

const labelOf = ({ label }: Part): string => inLanguage(label, 'ru');

const withCode = (list: readonly Part[], code: string): Part | undefined =>
  list.find(part => part.code === code);

export const listChanges = (lists: Lists): readonly Change[] => {
  const { before, after, question, field } = lists;
  const removed = before.filter(({ code }) => !withCode(after, code));
  const added = after.filter(({ code }) => !withCode(before, code));
  const recoded = removed.flatMap(part => {
    const now = added.find(other => labelOf(other) === labelOf(part));
    return now === undefined ? [] : [{ part, now }];
  });
  const isRecoded = (part: Part): boolean => recoded.some(pair => pair.part === part || pair.now === part);
  return [
    ...recoded.map(({ part, now }) =>
      changeOf('code-changed', { question, field, part: now.code, before: part.code, after: now.code }),
    ),
    ...removed.filter(part => !isRecoded(part)).map(part => removal(lists, part)),
    ...added.filter(part => !isRecoded(part)).map(part => addition(lists, part)),
    ...before.flatMap(part => partChanges(lists, part, withCode(after, part.code))),
    ...orderChange(lists),
  ];
};

const removal = ({ question, field }: Lists, part: Part): Change =>
  changeOf(field === 'rows' ? 'row-removed' : 'option-removed', {
    question,
    field,
    part: part.code,
    before: labelOf(part),
  });

const addition = ({ question, field, isOrdered }: Lists, part: Part): Change => {
  const kind = field === 'rows' ? 'row-added' : isOrdered ? 'point-added' : 'option-added';
  return changeOf(kind, { question, field, part: part.code, after: labelOf(part) });
};

const partChanges = (
  { question, field, vocabulary }: Lists,
  part: Part,
  now: Part | undefined,
): readonly Change[] => {
  if (now === undefined) return [];
  const place = { question, field, part: part.code };
  return [
    ...textChanges(part.label, now.label, vocabulary, ofLabels).map(({ kind, ...text }) =>
      changeOf(kind === 'meaning-changed' ? 'code-reused' : kind, { ...place, ...text }),
    ),
    ...(isSameCondition(part.relevant, now.relevant)
      ? []
      : [
          changeOf('option-filter-changed', {
            ...place,
            before: shown(part.relevant),
            after: shown(now.relevant),
          }),
        ]),
    ...(Boolean(part.exclusive) === Boolean(now.exclusive)
      ? []
      : [changeOf('option-exclusive-changed', place)]),
    ...(Boolean(part.specify) === Boolean(now.specify) && isSame(part.group, now.group)
      ? []
      : [changeOf('option-field-changed', place)]),
  ];
};

const orderChange = ({ question, field, before, after }: Lists): readonly Change[] => {
  const kept = before.filter(({ code }) => withCode(after, code)).map(({ code }) => code);
  const now = after.filter(({ code }) => withCode(before, code)).map(({ code }) => code);
  return isSame(kept, now)
    ? []
    : [changeOf('options-moved', { question, field, before: kept.join(', '), after: now.join(', ') })];
};
