// Rows that share one list as a grid: one text above, one answer in each row.
import { allOf, expressionIn, relevantIn } from './conditions.ts';
import { placeOf, present, sameWords } from './form.ts';
import type { Form, Part } from './form.ts';
import type { Item } from './gather.ts';
import { optionsOf } from './options.ts';
import { isNo, isYes } from './outline.ts';
import type { Group, QuestionRow } from './outline.ts';
import { ownFields } from './own-fields.ts';
import type { SheetRecord } from './table.ts';

export const gridPart = (form: Form, item: Item, conditions: readonly string[]): Part => {
  const at = form.names.placeOf(item);
  const texts = form.textsAt(at);
  const [first] = item.rows;
  const group = item.grid?.group;
  const head = item.grid?.head?.record ?? group?.record;
  const label = head && texts.of(head, 'label');
  if (!label) form.tell('lost', 'grid_without_text', placeOf(first.record));
  const relevant = item.grid?.head ? relevantIn(form, item.grid.head.record, at) : undefined;
  const demanded = item.rows.filter(({ record }) => isYes(record.get('required'))).length;
  if (demanded > 0 && demanded < item.rows.length) tellDemanded(form, item);
  const part = present({
    type: 'grid',
    id: form.names.idOf(item),
    relevant: allOf([...conditions, relevant]),
    text: label ?? sameWords(form, head?.get('name') || first.name || '…'),
    hint: head && texts.of(head, 'hint'),
    required: demanded === item.rows.length ? undefined : false,
    rows: item.rows.map(row => rowPart(form, row, at)),
    options: scoreOptions(form, group) ?? optionsOf(form, { row: first, at }),
    ...(group ? ownFields(form, group.record, false) : {}),
  });
  form.origins.set(part, (head ?? first.record).place());
  return part;
};

const tellDemanded = ({ tell }: Form, { rows }: Item): void => {
  for (const { record } of rows)
    if (isYes(record.get('required'))) tell('changed', 'grid_required', placeOf(record, 'required'));
};

/** Kobo's score names its list beside the group. */
const scoreOptions = (form: Form, page: Group | undefined): unknown => {
  if (!page?.isScore) return undefined;
  const name = page.record.get('kobo_score_choices');
  const list = form.lists.get(name);
  if (!list) form.tell('lost', 'no_list', placeOf(page.record), { list: name });
  return list ? optionsOf(form, { row: { ...asSelect(page), name }, at: 0 }) : [];
};

const asSelect = ({ record, name }: Group): QuestionRow => ({
  kind: 'row',
  record,
  name,
  type: { kind: 'select', select: 'single', list: record.get('kobo_score_choices'), orOther: false },
});

/** What questions have and rows of a grid have not. */
const tellRowRest = (form: Form, record: SheetRecord): void => {
  const required = record.get('required');
  if (required !== '' && !isYes(required) && !isNo(required))
    form.tell('lost', 'row_required', placeOf(record, 'required'), { text: required });
  for (const base of ['constraint_message', 'required_message'])
    if (record.texts(base).size > 0) form.tell('changed', 'row_message', placeOf(record, base));
  if (record.get('calculation') !== '') form.tell('lost', 'prefilled', placeOf(record, 'calculation'));
  if (record.get('trigger') !== '') form.tell('lost', 'trigger', placeOf(record, 'trigger'));
  if (isYes(record.get('read_only'))) form.tell('lost', 'read_only', placeOf(record, 'read_only'));
};

const rowPart = (form: Form, row: QuestionRow, at: number): Part => {
  const { record } = row;
  const label = form.textsAt(at).of(record, 'label');
  if (!label) form.tell('lost', 'no_label', placeOf(record));
  if (record.texts('hint').size > 0) form.tell('lost', 'row_hint', placeOf(record, 'hint'));
  tellRowRest(form, record);
  const known = form.lists.get(row.type.kind === 'select' ? row.type.list : '')?.codes;
  const self = { reference: '.', ...(known ? { codes: known } : {}) };
  if (expressionIn(form, { record, base: 'constraint', at, self }) !== undefined)
    form.tell('lost', 'row_constraint', placeOf(record, 'constraint'));
  for (const base of ['image', 'audio', 'video', 'default', 'guidance_hint'])
    if (record.texts(base).size > 0)
      form.tell(
        'lost',
        base === 'default' || base === 'guidance_hint' ? base : 'media_shown',
        placeOf(record, base),
      );
  const part = present({
    code: form.names.codeOf(row),
    label: label ?? sameWords(form, row.name || '…'),
    relevant: relevantIn(form, record, at),
    anchor: isYes(record.get('barometer_anchor')) || undefined,
  });
  form.origins.set(part, record.place());
  return part;
};
