// The options of a question: a list that several questions share, or the question's own where something is said of it alone.
import type { Choice, ChoiceList } from './choices.ts';
import { filterOf } from './conditions.ts';
import { folded } from './fold.ts';
import { present, sameWords } from './form.ts';
import type { Form, Part } from './form.ts';
import type { QuestionRow } from './outline.ts';

type Wanted = {
  readonly row: QuestionRow;
  readonly at: number;
  readonly exclusive?: readonly string[];
  readonly isOrdered?: boolean;
};

/** A sign in the document where a list is used; it becomes the list's name, or the list itself where nobody else uses it. */
export class ListUse {
  readonly list: string;
  constructor(list: string) {
    this.list = list;
  }
}

export const optionsOf = (form: Form, wanted: Wanted): ListUse | readonly Part[] => {
  const { type, record } = wanted.row;
  const list = type.kind === 'select' ? form.lists.get(type.list) : undefined;
  if (type.kind !== 'select' || list === undefined) return [];
  const isOwn = type.orOther || record.get('choice_filter') !== '' || (wanted.exclusive?.length ?? 0) > 0;
  if (!isOwn) {
    form.usedLists.set(list.home, (form.usedLists.get(list.home) ?? 0) + 1);
    return new ListUse(form.lists.has(list.home) ? list.home : list.name);
  }
  const options = filtered(form, wanted, list);
  return type.orOther ? [...options, otherOption(form)] : options;
};

const otherOption = (form: Form): Part => {
  const { ru, ce, en } = sameWords(form, 'Другое');
  return {
    code: 'other',
    label: present({ ru, ce: ce === undefined || ru ? undefined : ce, en: en && 'Other' }),
    specify: true,
  };
};

const filtered = (form: Form, { row, at, exclusive = [] }: Wanted, list: ChoiceList): readonly Part[] => {
  const filter = filterOf(form, { record: row.record, at }, list);
  const options = list.choices.flatMap(choice => {
    const text = filter?.(choice);
    const shown = text === null ? false : text === undefined ? true : folded(text);
    if (shown === false) return [];
    const relevant = typeof shown === 'string' ? shown : undefined;
    return [optionOf(form, choice, { relevant, exclusive: exclusive.includes(choice.code) || undefined })];
  });
  if (options.length >= 2) return options;
  form.tell('lost', 'filter_leaves_nothing', { ...row.record.place('choice_filter'), name: row.name });
  return list.choices.map(choice => optionOf(form, choice, {}));
};

export const listOptions = (form: Form, list: ChoiceList): readonly Part[] =>
  list.choices.map(choice => optionOf(form, choice, {}));

const isShort = (own: string): true | undefined => (/^(1|yes|true|да)$/i.test(own) ? true : undefined);

/** A choice as an option; our own columns say what the standard has no word for. */
const optionOf = (form: Form, { record, code, label }: Choice, own: Part): Part => {
  const texts = form.textsAt(0);
  const option = present({
    code,
    label,
    relevant: record.get('barometer_relevant') || own['relevant'],
    group: texts.of(record, 'barometer_group'),
    exclusive: isShort(record.get('barometer_exclusive')) ?? own['exclusive'],
    anchor: record.get('barometer_anchor') === 'no' ? false : isShort(record.get('barometer_anchor')),
    specify: isShort(record.get('barometer_specify')),
  });
  form.origins.set(option, record.place());
  return option;
};
