// Planned pages as pages of the document: a question alone stands by itself, a group on one page keeps its name and heading.
import { allOf, groupsRelevant } from './conditions.ts';
import { placeOf, present } from './form.ts';
import type { Form, Part } from './form.ts';
import { asCode } from './names.ts';
import type { Group } from './outline.ts';
import type { Plan, PlannedPage } from './plan.ts';
import { exactFields } from './own-fields.ts';
import { questionOf } from './question.ts';
import type { SheetRecord } from './table.ts';

export type Topic = { readonly code: string; readonly label: unknown };
export type Pages = { readonly pages: readonly Part[]; readonly topics: readonly Part[] };

/** Groups with a heading that are no page become topics: they order the outline and the results. */
export const pagesOf = (form: Form, { pages }: Plan): Pages => {
  const topics = new Map<string, Part>();
  const topicOf = ({ headings }: PlannedPage): string | undefined => {
    if (headings.length === 0) return undefined;
    const key = headings.map(({ record }) => record.row).join(' ');
    const known = topics.get(key) ?? topicFrom(form, headings, [...topics.values()]);
    if (known) topics.set(key, known);
    return known && String(known['code']);
  };
  const read = pages.map(page => pageOf(form, page, topicOf(page)));
  tellGroups(form, pages);
  return { pages: read, topics: [...topics.values()] };
};

const topicFrom = (form: Form, headings: readonly Group[], others: readonly Part[]): Part | undefined => {
  const labels = headings.flatMap(({ record }) => form.textsAt(0).of(record, 'label') ?? []);
  const last = headings.at(-1);
  const languages = form.languages.used.filter(language =>
    labels.some(label => label[language] !== undefined),
  );
  if (!last || languages.length === 0) return undefined;
  const entries = languages.map(language => [
    language,
    labels.flatMap(label => label[language] ?? []).join(' — '),
  ]);
  const code = asCode(last.name, `topic_${others.length + 1}`, each =>
    others.every(other => other['code'] !== each),
  );
  const label: unknown = Object.fromEntries(entries);
  return { code, label };
};

const pageOf = (form: Form, page: PlannedPage, topic: string | undefined): Part => {
  const { group, items, inside } = page;
  const [only, ...more] = items;
  if (only && more.length === 0 && (group === undefined || only.grid)) {
    const { type, id, ...rest } = questionOf(form, only, inside);
    const lone = present({ type, id, topic, ...exactFields(rowOf(page), 'barometer_page'), ...rest });
    form.origins.set(lone, only.rows[0].record.place());
    return lone;
  }
  const at = only ? form.names.placeOf(only) : 0;
  const part = present({
    id: form.names.idOf(page),
    title: group && titleOf(form, page, group, at),
    topic,
    relevant: allOf(groupsRelevant(form, inside, at)),
    ...exactFields(group?.record, 'barometer_page'),
    questions: items.map(item => questionOf(form, item, [])),
  });
  if (group) form.origins.set(part, group.record.place());
  return part;
};

/** The row that stands for a page: its group, or the question that is alone on it. */
const rowOf = ({ group, items }: PlannedPage): SheetRecord | undefined =>
  group?.record ?? items[0]?.rows[0].record;

/** A grid without a text of its own has taken the heading. */
const titleOf = (form: Form, { items }: PlannedPage, group: Group, at: number): unknown => {
  const isTaken = items.some(({ grid }) => grid && !grid.head && grid.group === group);
  return isTaken ? undefined : form.textsAt(at).of(group.record, 'label');
};

/** A grid alone on its page, with words of its own: nothing stands above them. */
const isBareGrid = ({ group, items: [only, ...more] }: PlannedPage): boolean =>
  more.length === 0 &&
  only?.grid !== undefined &&
  (only.grid.head !== undefined || only.grid.group !== group);

const tellGroups = ({ tell }: Form, pages: readonly PlannedPage[]): void => {
  const groups = new Set(
    pages.flatMap(page => [...page.inside, ...page.items.flatMap(({ inside }) => inside)]),
  );
  const shown = new Set(pages.flatMap(({ group }) => group ?? []));
  const onPages = new Set([...shown].map(({ record }) => record));
  for (const { record } of groups) {
    const isGrid = pages.some(({ items }) => items.some(({ grid }) => grid?.group.record === record));
    if (record.texts('label').size === 0 && record.get('name') !== '' && !isGrid && !onPages.has(record))
      tell('changed', 'group_dissolved', placeOf(record, 'name'));
    if (record.texts('hint').size > 0 && !isGrid) tell('lost', 'group_hint', placeOf(record, 'hint'));
  }
  for (const page of pages) {
    if (isBareGrid(page) && page.group && page.group.record.texts('label').size > 0)
      tell('lost', 'inner_heading', placeOf(page.group.record, 'label'));
    for (const group of page.items.flatMap(({ inside }) => inside)) {
      const isUsed = page.items.some(({ grid }) => grid?.group === group && !grid.head);
      if (group.record.texts('label').size > 0 && !isUsed && !shown.has(group))
        tell('lost', 'inner_heading', placeOf(group.record, 'label'));
    }
  }
};
