// One row as one question of ours: what all types share, and then what the type adds.
import { allOf, expressionIn, groupsRelevant, knownAt, relevantIn } from './conditions.ts';
import { unknownWords } from './appearance.ts';
import { placeOf, present, sameWords } from './form.ts';
import type { Form, Part } from './form.ts';
import type { Item } from './gather.ts';
import { gridPart } from './grid.ts';
import { isNo, isYes } from './outline.ts';
import type { Group, QuestionRow } from './outline.ts';
import { ownFields } from './own-fields.ts';
import { plainPart } from './plain-question.ts';
import { selectPart } from './select-question.ts';
import type { SheetRecord } from './table.ts';

/** The question in the document. `groups` are those around it whose conditions are not said by its page. */
export const questionOf = (form: Form, item: Item, groups: readonly Group[]): Part => {
  const at = form.names.placeOf(item);
  const conditions = groupsRelevant(form, [...groups, ...item.inside], at);
  if (item.grid) return gridPart(form, item, conditions);
  const [row] = item.rows;
  const { record } = row;
  const own = typePart(form, row, at);
  const isText = own['type'] === 'information';
  const part = present({
    type: own['type'],
    id: form.names.idOf(item),
    relevant: allOf([...conditions, relevantIn(form, record, at)]),
    ...textsOf(form, row, at),
    ...(isText ? {} : answering(form, record)),
    ...own,
    ...ownFields(form, record, isText),
  });
  tellRest(form, record, isText);
  form.origins.set(part, record.place());
  return part;
};

const typePart = (form: Form, row: QuestionRow, at: number): Part => {
  const constraint = (name: string): string | undefined => {
    const codes = knownAt(form, Infinity, name)?.codes;
    const self = { reference: '.', name, ...(codes ? { codes } : {}) };
    return expressionIn(form, { record: row.record, base: 'constraint', at, self });
  };
  const found = constraint(row.name);
  const said =
    row.type.kind === 'select'
      ? selectPart(form, row, { at, constraint: found })
      : plainPart(form, row, found);
  const message = form.textsAt(at).of(row.record, 'constraint_message');
  if (said['constraint'] !== undefined) return { ...said, constraint_message: message };
  const isSaid = found !== undefined && said['type'] !== 'information';
  if (message !== undefined && isSaid)
    form.tell('changed', 'constraint_message', placeOf(row.record, 'constraint_message'));
  else if (message !== undefined)
    form.tell('lost', 'message_alone', placeOf(row.record, 'constraint_message'));
  return said;
};

/** The words of the question; a row without a label is known by its hint or its name. */
const textsOf = (form: Form, { record, name }: QuestionRow, at: number): Part => {
  const texts = form.textsAt(at);
  const [label, hint] = [texts.of(record, 'label'), texts.of(record, 'hint')];
  if (label) return { text: label, hint };
  form.tell('lost', 'no_label', placeOf(record));
  return { text: hint ?? sameWords(form, name || '…') };
};

const answering = (form: Form, record: SheetRecord): Part => {
  const required = record.get('required');
  if (required === '' || isNo(required)) return { required: false };
  if (!isYes(required))
    form.tell('lost', 'required_condition', placeOf(record, 'required'), { text: required });
  return {};
};

/** Columns that say something this language has no place for. */
const tellRest = (form: Form, record: SheetRecord, isText: boolean): void => {
  const { tell } = form;
  for (const base of ['image', 'big_image', 'audio', 'video']) {
    if (record.texts(base).size > 0) tell('lost', 'media_shown', placeOf(record, base));
  }
  if (record.texts('guidance_hint').size > 0) tell('lost', 'guidance_hint', placeOf(record, 'guidance_hint'));
  if (record.texts('required_message').size > 0)
    tell('changed', 'required_message', placeOf(record, 'required_message'));
  if (record.get('default') !== '') tell('lost', 'default', placeOf(record, 'default'));
  if (record.get('calculation') !== '') tell('lost', 'prefilled', placeOf(record, 'calculation'));
  if (record.get('trigger') !== '') tell('lost', 'trigger', placeOf(record, 'trigger'));
  if (isYes(record.get('read_only')) && !isText) tell('lost', 'read_only', placeOf(record, 'read_only'));
  const required = record.get('required');
  if (isText && required !== '' && !isNo(required))
    tell('changed', 'required_text', placeOf(record, 'required'));
  const strange = unknownWords(record.get('appearance'));
  if (strange.length > 0)
    tell('changed', 'appearance', placeOf(record, 'appearance'), { words: strange.join(' ') });
};
