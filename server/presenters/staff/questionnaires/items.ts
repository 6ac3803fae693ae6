// Options, rows, statements and bands of a question, each with its code, its words and what else it may have.
import type { ListName } from '../../../../surveys/edit/edit.ts';
import { listNames } from '../../../../surveys/edit/edit.ts';
import type { Field } from '../../../../surveys/edit/fields.ts';
import { listOf } from '../../../../surveys/edit/place.ts';
import type { Question } from '../../../../surveys/questions/schema.ts';
import type { Reader } from '../../reader.ts';
import { presentField } from './fields.ts';
import type { FieldContext } from './fields.ts';

const alwaysShown: readonly string[] = ['code', 'label'];

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

const presentList = (context: FieldContext, question: Question, list: ListName, fields: readonly Field[]) => {
  const { reader } = context;
  const items = listOf(question, list) ?? [];
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
    paste: list === 'bands' ? null : presentPaste(reader, list),
  };
};

export const presentLists = (context: FieldContext, question: Question, fields: readonly Field[]) =>
  listNames.filter(list => listOf(question, list)).map(list => presentList(context, question, list, fields));
