// Options, rows, statements and bands of a question, each with its code, its words and what else it may have.
import type { Item, ListName } from '../../../../surveys/edit/edit.ts';
import { questionLists, wholeLists } from '../../../../surveys/edit/edit.ts';
import type { Field } from '../../../../surveys/edit/fields.ts';
import { itemsAt } from '../../../../surveys/edit/lists.ts';
import type { Reader } from '../../reader.ts';
import { presentField } from './fields.ts';
import type { FieldContext } from './fields.ts';

const alwaysShown: readonly string[] = ['code', 'label', 'value', 'order'];
const pasteable: readonly ListName[] = ['options', 'rows', 'items', 'topics'];
const unexplained: readonly ListName[] = ['options', 'rows', 'items', 'bands'];

type Place = {
  readonly list: ListName;
  readonly index: number;
  readonly last: number;
  readonly code: string;
};

const presentItem = (context: FieldContext, { list, index, last, code }: Place, fields: readonly Field[]) => {
  const { t } = context.reader;
  const own = fields.map(field => presentField(context, field));
  const rest = own.filter(({ path }) => !alwaysShown.includes(path));
  const name = t('questionnaires:items.number', { number: index + 1 });
  const button = (act: string) => ({
    act: `${act}_item:${list}:${code}`,
    label: t(`questionnaires:items.${act}`, { name }),
  });
  return {
    ...{ name, code, rest },
    main: own.filter(({ path }) => alwaysShown.includes(path)),
    isOpen: rest.some(({ value, isOn, kind }) => (kind === 'check' ? isOn : value !== '')),
    up: index === 0 ? null : button('up'),
    down: index === last ? null : button('down'),
    remove: button('remove'),
  };
};

const presentPaste = ({ t }: Reader, list: ListName) => ({
  ...{ name: `paste.${list}`, act: `paste:${list}` },
  summary: t('questionnaires:paste.summary'),
  label: t('questionnaires:paste.label'),
  hint: t('questionnaires:paste.hint'),
  submit: t('questionnaires:paste.submit'),
});

const presentList = (
  context: FieldContext,
  list: ListName,
  items: readonly Item[],
  fields: readonly Field[],
) => {
  const { reader } = context;
  const fieldsOf = (code: string): readonly Field[] =>
    fields.filter(({ target }) => target.of === 'item' && target.list === list && target.code === code);
  return {
    list,
    legend: reader.t(`questionnaires:list_of.${list}`),
    more: reader.t('questionnaires:items.more'),
    items: items.map(({ code }, index) =>
      presentItem(context, { list, index, code, last: items.length - 1 }, fieldsOf(code)),
    ),
    add: { act: `add_item:${list}`, label: reader.t(`questionnaires:add_to.${list}`) },
    note: unexplained.includes(list) ? null : reader.t(`questionnaires:list_note.${list}`),
    paste: pasteable.includes(list) ? presentPaste(reader, list) : null,
  };
};

/** Of a question, or with null of the questionnaire itself. */
export const presentLists = (context: FieldContext, question: string | null, fields: readonly Field[]) =>
  (question === null ? wholeLists : questionLists).flatMap(list => {
    const found = itemsAt(context.document, { question, list });
    return 'items' in found ? [presentList(context, list, found.items, fields)] : [];
  });
