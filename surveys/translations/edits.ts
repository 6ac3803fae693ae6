// Translations as one edit of a draft. An address leads to a text wherever it stands; where a list has no edits of its own (topics,
// calculations, points of a scale), the whole list is set anew with the texts in it changed.
import { questionLists } from '../edit/edit.ts';
import type { Edit, Target } from '../edit/edit.ts';
import { findPage, findQuestion } from '../edit/place.ts';
import type { Language } from '../language.ts';
import type { Questionnaire } from '../schema.ts';
import { nameIn, textEntries } from './entries.ts';

export type Setting = {
  readonly address: string;
  readonly language: Language;
  /** Empty: the text goes, and is missing again. */
  readonly words: string;
};

type Change = { readonly language: Language; readonly value: string | null };
type Placed = Change & { readonly target: Target; readonly steps: readonly string[] };

/** All in one step, so that one undo takes them back; undefined where nothing is to be set. Words go wherever they stand. */
export const editFor = (document: Questionnaire, settings: readonly Setting[]): Edit | undefined => {
  const entries = new Map(textEntries(document).map(entry => [entry.address, entry]));
  const placed = settings.flatMap(({ address, language, words }) => {
    const entry = entries.get(address);
    const value = words.trim() === '' ? null : words.trim();
    const places = entry === undefined ? [] : [entry.address, ...entry.also];
    return places.map(place => ({ ...placeAt(place), language, value }));
  });
  const lists = new Map<string, Placed[]>();
  for (const each of placed.filter(isInList(document)))
    lists.set(listKey(each), [...(lists.get(listKey(each)) ?? []), each]);
  const edits = [
    ...placed.filter(each => !isInList(document)(each)).map(asSet),
    ...[...lists.values()].flatMap(changes => asList(document, changes)),
  ];
  const [only, ...more] = edits;
  return more.length === 0 ? only : { kind: 'several', edits };
};

/** `question:trust/options/yes/label`: the option, and the way on from it. */
const placeAt = (address: string): { readonly target: Target; readonly steps: readonly string[] } => {
  const [head = '', ...steps] = address.split('/');
  const [of, id = ''] = head.split(':');
  if (of === 'page') return { target: { of, page: id }, steps };
  if (of !== 'question') return { target: { of: 'questionnaire' }, steps };
  const list = questionLists.find(name => name === steps[0]);
  return list === undefined
    ? { target: { of, question: id }, steps }
    : { target: { of: 'item', question: id, list, code: steps[1] ?? '' }, steps: steps.slice(2) };
};

const asSet = ({ target, steps, language, value }: Placed): Edit => ({
  ...{ kind: 'set', target, field: steps.join('.'), language, value },
});

const thingAt = (document: Questionnaire, target: Target): object | undefined => {
  if (target.of === 'questionnaire') return document;
  if (target.of === 'page') return findPage(document, target.page);
  return target.of === 'question' ? findQuestion(document, target.question)?.question : undefined;
};

const listAt = (document: Questionnaire, { target, steps }: Placed): readonly unknown[] | undefined => {
  const thing = thingAt(document, target);
  const found: unknown = thing && Reflect.get(thing, steps[0] ?? '');
  return Array.isArray(found) ? found : undefined;
};

const isInList =
  (document: Questionnaire) =>
  (placed: Placed): boolean =>
    listAt(document, placed) !== undefined;

const listKey = ({ target, steps }: Placed): string => JSON.stringify([target, steps[0]]);

const asList = (document: Questionnaire, changes: readonly Placed[]): readonly Edit[] => {
  const [first] = changes;
  const list = first && listAt(document, first);
  if (first === undefined || list === undefined) return [];
  const value = changes.reduce<unknown>(
    (all, { steps, ...change }) => withText(all, steps.slice(1), change),
    list,
  );
  return [{ kind: 'set', target: first.target, field: first.steps[0] ?? '', value }];
};

/** The same with the text at the end of the steps changed. */
const withText = (value: unknown, [step, ...rest]: readonly string[], change: Change): unknown => {
  if (typeof value !== 'object' || value === null) return value;
  if (step === undefined) {
    const others = Object.entries(value).filter(([language]) => language !== change.language);
    return Object.fromEntries([
      ...others,
      ...(change.value === null ? [] : [[change.language, change.value]]),
    ]);
  }
  if (Array.isArray(value))
    return value.map((each: unknown, at) =>
      nameIn(value, String(at), each) === step ? withText(each, rest, change) : each,
    );
  const inside: unknown = Reflect.get(value, step);
  return { ...value, [step]: withText(inside, rest, change) };
};
