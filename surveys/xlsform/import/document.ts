// The whole form as a questionnaire document: head from the settings, lists, calculations and pages.
import type { Localised } from '../../localised.ts';
import { calculationsOf } from './calculations.ts';
import { listOptions, ListUse } from './options.ts';
import { present } from './form.ts';
import type { Form, Part } from './form.ts';
import { asIdentifier } from './names.ts';
import { exactFields } from './own-fields.ts';
import type { Pages } from './pages.ts';
import { lostAnswer } from './pipes.ts';
import type { Plan } from './plan.ts';
import type { SheetRecord } from './table.ts';

export type Settings = { readonly record: SheetRecord | undefined; readonly fallback: string };

export const documentOf = (
  form: Form,
  { record, fallback }: Settings,
  parts: Pages & { plan: Plan },
): Part => {
  const shared = sharedLists(form);
  const title = titleOf(form, record, fallback);
  const calculations = calculationsOf(form, parts.plan);
  return present({
    format: 'barometer/1',
    id: asIdentifier(record?.get('form_id') || fallback, 'survey', () => true),
    title,
    languages: form.languages.used,
    population: filled(form, record, 'population'),
    start: {
      heading: text(form, record, 'barometer_heading') ?? title,
      lead: filled(form, record, 'lead'),
      who: filled(form, record, 'who'),
      why: filled(form, record, 'why'),
    },
    topics: parts.topics.length > 0 ? parts.topics : undefined,
    lists: listsIn(shared),
    calculations: calculations.length > 0 ? calculations : undefined,
    ...exactFields(record, 'barometer_document'),
    pages: parts.pages.map(page => withLists(form, page, shared)),
  });
};

const text = (form: Form, record: SheetRecord | undefined, base: string): Localised | undefined => {
  const found = record && form.textsAt(0).of(record, base);
  if (!record || !found || !JSON.stringify(found).includes('${')) return found;
  form.tell('lost', 'pipe', record.place(base), { written: '${...}' });
  return Object.fromEntries(
    Object.entries(found).map(([language, words]) => [language, words?.replace(/\$\{[^}]*\}/g, lostAnswer)]),
  );
};

/** Nothing is answered yet where a title stands. */
const plain = (title: string): string => title.replaceAll('${', '').trim();

const titleOf = (form: Form, record: SheetRecord | undefined, fallback: string): Localised =>
  text(form, record, 'form_title') ?? {
    [form.languages.used[0] ?? 'ru']:
      plain(record?.get('form_title') || record?.get('form_id') || fallback) || 'survey',
  };

/** What an XLSForm has no place for and a questionnaire must say: brackets that nobody leaves in by mistake. */
const blanks = {
  population: ['[Кого опрашиваем]', '[Who is asked]'],
  lead: ['[О чём опрос и сколько он займёт]', '[What it is about and how long it takes]'],
  who: ['[Кто проводит опрос и для кого]', '[Who asks, and for whom]'],
  why: ['[Зачем он нужен]', '[What it is for]'],
} as const;

const filled = (form: Form, record: SheetRecord | undefined, field: keyof typeof blanks): Localised =>
  text(form, record, `barometer_${field}`) ?? blank(form, field);

const blank = (form: Form, field: keyof typeof blanks): Localised => {
  form.tell(
    'changed',
    'blank',
    { sheet: 'settings', row: 0 },
    { field: field === 'population' ? field : `start.${field}` },
  );
  const [ru, en] = blanks[field];
  const { used } = form.languages;
  const known = used.filter(language => language !== 'ce' || used.length === 1); // what is missing in Chechen is to be seen as missing
  return Object.fromEntries(known.map(language => [language, language === 'en' ? en : ru]));
};

const listsIn = (shared: Shared): Part | undefined =>
  shared.size === 0
    ? undefined
    : Object.fromEntries([...shared.values()].map(({ id, options }) => [id, options]));

type Shared = ReadonlyMap<string, { readonly id: string; readonly options: readonly Part[] }>;

/** Lists that two questions use, and those marked by an export; the others stand with their question. */
const sharedLists = (form: Form): Shared => {
  const ids: string[] = [];
  const shared = [...form.lists.values()].filter(
    list =>
      list.choices.some(({ record }) => record.get('barometer_shared') === 'yes') ||
      (form.usedLists.get(list.name) ?? 0) > 1,
  );
  return new Map(
    shared.map(list => {
      const id = asIdentifier(list.name, 'list', each => !ids.includes(each));
      ids.push(id);
      return [list.name, { id, options: listOptions(form, list) }];
    }),
  );
};

const withLists = (form: Form, page: Part, shared: Shared): Part => {
  const { questions, options } = page;
  const own = options instanceof ListUse ? optionsIn(form, options, shared) : options;
  const replaced = present({
    ...page,
    questions: Array.isArray(questions)
      ? questions.map((question: Part) => withLists(form, question, shared))
      : undefined,
    options: own,
  });
  const origin = form.origins.get(page);
  if (origin) form.origins.set(replaced, origin);
  return replaced;
};

const optionsIn = (form: Form, { list }: ListUse, shared: Shared): unknown => {
  const found = form.lists.get(list);
  return shared.get(list)?.id ?? (found ? listOptions(form, found) : []);
};
