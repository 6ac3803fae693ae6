// A new questionnaire: from nothing, from a shipped or an own one, or from a file.
import type { Questionnaire } from '../../../../surveys/schema.ts';
import { questionnairePaths } from '../../../paths/questionnaires.ts';
import type { Listed, Wish, WishFault } from '../../../services/questionnaires.ts';
import type { Uploaded } from '../../../services/questionnaires/upload.ts';
import { say, type Reader } from '../../reader.ts';
import { presentFrame, type Visit } from '../frame.ts';

type Refusal = Extract<Uploaded, { fault: unknown }>;
export type Beginning = {
  readonly templates: readonly Questionnaire[];
  readonly listed: readonly Listed[];
  readonly wish?: Wish;
  readonly faults?: readonly WishFault[];
  /** Why a file could not be taken. */
  readonly upload?: { readonly name: string; readonly problem: string; readonly lines: readonly string[] };
};

const questionsIn = ({ pages }: Questionnaire): number =>
  pages.reduce((sum, { questions }) => sum + questions.length, 0);

const sourceName = ({ source }: Wish): string =>
  source.from === 'blank' ? 'blank' : `${source.from}:${source.of}`;

const choices = (reader: Reader, { templates, listed, wish }: Beginning) => {
  const { t } = reader;
  const chosen = wish ? sourceName(wish) : 'blank';
  const described = (document: Questionnaire): string =>
    t('questionnaires:new.questions', { count: questionsIn(document) });
  const shipped = templates.map(({ id }) => id);
  // A shipped one that nobody has touched is offered once.
  const own = listed.filter(({ id, draft, versions }) => draft || versions > 1 || !shipped.includes(id));
  const all = [
    { value: 'blank', label: t('questionnaires:new.blank'), note: t('questionnaires:new.blank_note') },
    ...templates.map(each => ({
      ...{ value: `template:${each.id}`, label: say(reader, each.title) },
      note: `${t('questionnaires:new.template')}, ${described(each)}`,
    })),
    ...own.map(({ id, document }) => ({
      ...{ value: `questionnaire:${id}`, label: say(reader, document.title) },
      note: `${t('questionnaires:new.copy')}, ${described(document)}`,
    })),
  ];
  return all.map(each => ({ ...each, isChosen: each.value === chosen }));
};

const fieldOfFault: Readonly<Record<WishFault, string>> = {
  title_missing: 'title',
  id_form: 'id',
  id_draft: 'id',
  id_published: 'id',
  population_missing: 'population',
  languages_missing: 'languages',
  source: 'source',
};

const presentFields = ({ t }: Reader, { wish, faults = [] }: Beginning) =>
  (['title', 'id', 'population'] as const).map(name => {
    const fault = faults.find(each => fieldOfFault[each] === name);
    return {
      name,
      label: t(`questionnaires:new.${name}`),
      hint: t(`questionnaires:new.${name}_hint`),
      value: wish?.[name] ?? '',
      mistake: fault ? t(`questionnaires:fault.${fault}`) : null,
    };
  });

const presentForm = (reader: Reader, beginning: Beginning) => {
  const { t } = reader;
  const { wish } = beginning;
  return {
    action: questionnairePaths(reader.paths).newQuestionnaire(),
    heading: t('questionnaires:new.by_hand'),
    source: t('questionnaires:new.source'),
    sources: choices(reader, beginning),
    fields: presentFields(reader, beginning),
    languages: t('questionnaires:new.languages'),
    languagesHint: t('questionnaires:new.languages_hint'),
    allLanguages: (['ru', 'ce', 'en'] as const).map(value => ({
      value,
      label: t(`questionnaires:language.${value}`),
      isChosen: wish ? wish.languages.includes(value) : value !== 'ce',
    })),
    submit: t('questionnaires:new.submit'),
  };
};

export const presentNew = (visit: Visit, beginning: Beginning) => {
  const { reader } = visit;
  const { t } = reader;
  const paths = questionnairePaths(reader.paths);
  const { faults = [], upload } = beginning;
  const heading = t('questionnaires:new.heading');
  const hasFaults = faults.length > 0 || upload !== undefined;
  return {
    frame: presentFrame(visit, paths.questionnaires()),
    title: `${hasFaults ? t('staff:mistake_prefix') : ''}${heading} — ${t('staff:place')}`,
    heading,
    back: { href: paths.questionnaires(), label: t('questionnaires:new.back') },
    mistakes: {
      heading: t('staff:check', { count: faults.length }),
      items: faults.map(fault => ({
        href: `#${fieldOfFault[fault]}`,
        text: t(`questionnaires:fault.${fault}`),
      })),
    },
    form: presentForm(reader, beginning),
    upload: presentUpload(reader, upload),
  };
};

const presentUpload = ({ t, paths }: Reader, refused: Beginning['upload']) => ({
  action: questionnairePaths(paths).uploadQuestionnaire(),
  heading: t('questionnaires:upload.heading'),
  label: t('questionnaires:upload.label'),
  hint: t('questionnaires:upload.hint'),
  submit: t('questionnaires:upload.submit'),
  refused: refused ?? null,
});

const spoken = ({ language }: Reader): 'ru' | 'en' => (language === 'en' ? 'en' : 'ru');

/** The sentence and the lines of a file that could not be taken. */
export const refusalInWords = (reader: Reader, name: string, { fault, lines, id }: Refusal) => ({
  name,
  problem: reader.t(`questionnaires:upload.${fault}`, { name, id }),
  lines: lines[spoken(reader)],
});

/** What came of a file: nothing is dropped in silence. */
export const presentImport = (visit: Visit, name: string, taken: Exclude<Uploaded, Refusal>) => {
  const { reader } = visit;
  const { t } = reader;
  const paths = questionnairePaths(reader.paths);
  const { draft, lost, changed } = taken;
  const heading = t('questionnaires:imported.heading', { title: say(reader, draft.document.title) });
  const list = (key: 'lost' | 'changed', lines: readonly string[]) =>
    lines.length === 0
      ? []
      : [{ heading: t(`questionnaires:imported.${key}`, { count: lines.length }), lines }];
  return {
    frame: presentFrame(visit, paths.questionnaires()),
    title: `${heading} — ${t('staff:place')}`,
    heading,
    lead: t('questionnaires:imported.lead', { name, count: questionsIn(draft.document) }),
    lists: [...list('lost', lost[spoken(reader)]), ...list('changed', changed[spoken(reader)])],
    open: { href: paths.draft(draft.id), label: t('questionnaires:imported.open') },
  };
};
