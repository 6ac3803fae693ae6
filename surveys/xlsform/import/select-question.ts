// Questions with a list: one answer, several, or an order.
import { parametersIn, wordsIn } from './appearance.ts';
import { setBoundsIn } from './bounds.ts';
import { placeOf, present } from './form.ts';
import type { Form, Part } from './form.ts';
import { optionsOf } from './options.ts';
import type { QuestionRow } from './outline.ts';

type Said = { readonly at: number; readonly constraint: string | undefined };

export const selectPart = (form: Form, row: QuestionRow, { at, constraint }: Said): Part => {
  const { type, record } = row;
  if (type.kind !== 'select') return {};
  const codes = form.lists.get(type.list)?.choices.map(({ code }) => code) ?? [];
  const bounds =
    type.select === 'multiple' && constraint !== undefined ? setBoundsIn(constraint, codes) : undefined;
  const words = wordsIn(record.get('appearance'));
  return present({
    type: type.select,
    constraint: bounds ? undefined : constraint,
    constraint_message: undefined,
    ordered: type.select === 'single' && words.includes('likert') ? true : undefined,
    columns: words.includes('columns-2') && type.select !== 'ranking' ? 2 : undefined,
    max: bounds?.max,
    order: orderIn(form, row, words),
    options: optionsOf(form, { row, at, ...(bounds ? { exclusive: bounds.exclusive } : {}) }),
  });
};

const orderIn = ({ tell }: Form, { record }: QuestionRow, words: readonly string[]): string | undefined => {
  const parameters = parametersIn(record.get('parameters'));
  if (parameters.has('seed')) tell('changed', 'seed', placeOf(record, 'parameters'));
  const others = [...parameters.keys()].filter(name => !/^(randomize|seed)$/.test(name));
  if (others.length > 0)
    tell('lost', 'parameters', placeOf(record, 'parameters'), { names: others.join(', ') });
  const isRandom = /^(true|yes|1)(\(\))?$/i.test(parameters.get('randomize') ?? '');
  return isRandom || words.includes('randomized') ? 'random' : undefined;
};
