// Questionnaires as staff know them: what is published and what is being written; and the ways to begin a new one.
import { join } from 'node:path';
import { blankQuestionnaire, copyOf } from '../../surveys/edit/beginning.ts';
import { broughtIn } from '../../surveys/edit/copy.ts';
import { findQuestion } from '../../surveys/edit/place.ts';
import { codeFrom } from '../../surveys/edit/transliterate.ts';
import { identifier } from '../../surveys/identifiers.ts';
import { languages as allLanguages } from '../../surveys/language.ts';
import type { Questionnaire } from '../../surveys/schema.ts';
import { Problem } from '../problem.ts';
import { projectRoot } from '../root.ts';
import type { Draft } from '../stores/drafts.ts';
import type { Version } from '../stores/versions.ts';
import type { DraftService } from './drafts.ts';
import { readLibrary } from './library.ts';
import { knownQuestions, type Known } from './questionnaires/trend.ts';
import { takeUpload, type Sheet } from './questionnaires/upload.ts';
import type { ServiceParts } from './parts.ts';

export type Listed = {
  readonly id: string;
  /** The draft where there is one, else the newest version. */
  readonly document: Questionnaire;
  readonly draft: Draft | null;
  readonly latest: Version | null;
  readonly versions: number;
  readonly waves: number;
  /** Who changed the draft last; null where the account is gone or there is no draft. */
  readonly changedBy: string | null;
};

export type Source =
  | { readonly from: 'blank' }
  /** A shipped questionnaire, a published one or a draft. */
  | { readonly from: 'template' | 'questionnaire'; readonly of: string };

export type Wish = {
  readonly source: Source;
  readonly title: string;
  readonly id: string;
  readonly population: string;
  readonly languages: readonly string[];
};

export type WishFault =
  | 'title_missing'
  | 'id_form'
  | 'id_draft'
  | 'id_published'
  | 'population_missing'
  | 'languages_missing'
  | 'source';
export type Begun = { readonly draft: Draft } | { readonly faults: readonly WishFault[] };

type Parts = ServiceParts & { readonly drafts: DraftService };

const libraryFolder = join(projectRoot, 'surveys', 'library');

const list = async ({ stores }: Parts): Promise<readonly Listed[]> => {
  const [drafts, heads, waves] = await Promise.all([
    stores.drafts.all(),
    stores.versions.all(),
    stores.waves.all(),
  ]);
  const ids = [...new Set([...drafts.map(({ id }) => id), ...heads.map(head => head.questionnaire)])];
  return Promise.all(
    ids.map(async id => {
      const own = heads.filter(({ questionnaire }) => questionnaire === id);
      const [draft, newest] = [drafts.find(each => each.id === id) ?? null, own.at(-1)];
      const latest = newest ? await stores.versions.find(newest.id) : null;
      const document = draft?.document ?? latest?.document;
      if (!document) throw new RangeError(`Nothing is stored of the questionnaire ${id}`);
      const account = draft && (await stores.accounts.find(draft.changedBy));
      const asking = waves.filter(({ version }) => own.some(head => head.id === version));
      const counts = { versions: own.length, waves: asking.length };
      return { id, document, draft, latest, ...counts, changedBy: account?.name ?? null };
    }),
  );
};

const documentOf = async ({ stores }: Parts, source: Source): Promise<Questionnaire | null> => {
  if (source.from === 'blank') return null;
  if (source.from === 'template')
    return readLibrary(libraryFolder).find(({ id }) => id === source.of) ?? null;
  const draft = await stores.drafts.find(source.of);
  return draft?.document ?? (await stores.versions.latest(source.of))?.document ?? null;
};

/** Where no name is written, one is made of the title. */
const idOf = ({ id, title }: Wish): string => {
  const made = id.trim() || codeFrom(title);
  return /^\d/.test(made) ? `s_${made}` : made;
};

const faultsIn = async ({ stores }: Parts, wish: Wish, id: string): Promise<WishFault[]> => {
  const isBlank = wish.source.from === 'blank';
  const isKnown = wish.languages.some(each => allLanguages.some(language => language === each));
  return [
    ...(wish.title.trim() ? [] : (['title_missing'] as const)),
    // Without a title there is nothing to make a name of: the title is what is missing.
    ...(id === '' || identifier.safeParse(id).success ? [] : (['id_form'] as const)),
    ...(isBlank && !wish.population.trim() ? (['population_missing'] as const) : []),
    ...(isBlank && !isKnown ? (['languages_missing'] as const) : []),
    ...((await stores.drafts.find(id)) ? (['id_draft'] as const) : []),
    ...((await stores.versions.latest(id)) ? (['id_published'] as const) : []),
  ];
};

const begin = async (parts: Parts, wish: Wish, who: string): Promise<Begun> => {
  const id = idOf(wish);
  const [faults, model] = [await faultsIn(parts, wish, id), await documentOf(parts, wish.source)];
  if (wish.source.from !== 'blank' && !model) faults.push('source');
  if (faults.length > 0) return { faults };
  const title = wish.title.trim();
  const languages = allLanguages.filter(language => wish.languages.includes(language));
  const document = model
    ? copyOf(model, id, title)
    : blankQuestionnaire({ id, title, population: wish.population.trim(), languages });
  const created = await parts.drafts.create({ document, basedOn: null }, who);
  return 'draft' in created ? created : { faults: [created.taken === 'draft' ? 'id_draft' : 'id_published'] };
};

/** The draft of a published questionnaire: what is there, or its newest version to go on from. */
const goOn = async ({ stores, drafts }: Parts, id: string, who: string): Promise<Draft> => {
  const known = await stores.drafts.find(id);
  if (known) return known;
  const latest = await stores.versions.latest(id);
  if (!latest) throw new Problem('not_found');
  const created = await drafts.create({ document: latest.document, basedOn: latest.id }, who);
  return 'draft' in created ? created.draft : drafts.find(id);
};

export type Insertion = {
  readonly id: string;
  readonly revision: number;
  /** A version, and a question of it. */
  readonly version: string;
  readonly question: string;
  readonly after: string;
};

/** Null where the draft has a question of that name. */
const insert = async ({ stores, drafts }: Parts, wish: Insertion, who: string) => {
  const [draft, version] = [await drafts.find(wish.id), await stores.versions.find(wish.version)];
  const question = version?.document.pages
    .flatMap(({ questions }) => questions)
    .find(({ id }) => id === wish.question);
  if (!question) throw new Problem('not_found');
  const after = findQuestion(draft.document, wish.after)?.page.id ?? null;
  const edit = broughtIn(draft.document, question, after);
  return edit ? drafts.edit({ id: wish.id, revision: wish.revision, edit }, who) : null;
};

export const questionnaireService = (parts: Parts) => ({
  list: () => list(parts),
  templates: (): readonly Questionnaire[] => readLibrary(libraryFolder),
  begin: (wish: Wish, who: string) => begin(parts, wish, who),
  goOn: (id: string, who: string) => goOn(parts, id, who),
  takeUpload: (sheet: Sheet, who: string) => takeUpload(parts, sheet, who),
  /** Under its own id, so that it goes on with its trend; behind the page of the question `after`, or first. */
  insert: (wish: Insertion, who: string) => insert(parts, wish, who),
  knownQuestions: (): Promise<readonly Known[]> => knownQuestions(parts),
});

export type QuestionnaireService = ReturnType<typeof questionnaireService>;
