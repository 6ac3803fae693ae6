// The options of a question: a list that several questions share, or the question's own where something is said of it alone.
import type { Choice, ChoiceList } from './choices.ts';
import { filterOf } from './conditions.ts';
import { noChoice } from './expression.ts';
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
  const isOwn =
    type.orOther ||
    record.get('choice_filter') !== '' ||
    (wanted.exclusive?.length ?? 0) > 0 ||
    repeatsAnswers(list);
  if (!isOwn) {
    form.usedLists.set(list.home, (form.usedLists.get(list.home) ?? 0) + 1);
    return new ListUse(form.lists.has(list.home) ? list.home : list.name);
  }
  const options = filtered(form, wanted, list);
  return type.orOther ? withOther(form, options) : options;
};

/** What may be repeated in the words of a choice depends on the question: such a list is not shared. */
const repeatsAnswers = ({ choices }: ChoiceList): boolean =>
  choices.some(({ label }) => Object.values(label).some(words => words?.includes('{')));

/** `or_other` beside a choice `other`: that one opens the field. */
const withOther = (form: Form, options: readonly Part[]): readonly Part[] =>
  options.some(({ code }) => code === 'other')
    ? options.map(option => {
        if (option['code'] === 'other') option['specify'] = true;
        return option;
      })
    : [...options, otherOption(form)];

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
  const hidden: string[] = [];
  const options = list.choices.flatMap(choice => {
    const text = filter?.(choice);
    const shown = text === undefined ? true : folded(text);
    if (shown === false && text?.includes(noChoice))
      form.tell('changed', 'choice_never', { ...choice.record.place('name'), name: list.name });
    else if (shown === false) hidden.push(choice.name);
    if (shown === false) return [];
    const relevant = typeof shown === 'string' ? shown : undefined;
    const own = { relevant, exclusive: exclusive.includes(choice.code) || undefined };
    return [optionOf(form, choice, own, at)];
  });
  const place = { ...row.record.place('choice_filter'), name: row.name };
  if (options.length >= 2) {
    if (hidden.length > 0) form.tell('changed', 'choices_hidden', place, { names: hidden.join(', ') });
    return options;
  }
  form.tell('lost', 'filter_leaves_nothing', place);
  return list.choices.map(choice => optionOf(form, choice, {}, at));
};

export const listOptions = (form: Form, list: ChoiceList): readonly Part[] =>
  list.choices.map(choice => optionOf(form, choice, {}, 0));

const isShort = (own: string): true | undefined => (/^(1|yes|true|да)$/i.test(own) ? true : undefined);

/** A choice as an option; our own columns say what the standard has no word for. */
const optionOf = (form: Form, { record, code, label }: Choice, own: Part, at: number): Part => {
  const texts = form.textsAt(at);
  const option = present({
    code,
    label: texts.of(record, 'label') ?? label,
    relevant: record.get('barometer_relevant') || own['relevant'],
    group: texts.of(record, 'barometer_group'),
    exclusive: isShort(record.get('barometer_exclusive')) ?? own['exclusive'],
    anchor: record.get('barometer_anchor') === 'no' ? false : isShort(record.get('barometer_anchor')),
    specify: isShort(record.get('barometer_specify')),
  });
  form.origins.set(option, record.place());
  return option;
};
