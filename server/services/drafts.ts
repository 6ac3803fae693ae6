// Drafts of questionnaires: begun, edited, undone. Two people may work on one draft: an edit of something else than what a colleague
// has changed meanwhile goes on top, an edit of the same thing is a conflict that shows both, and nothing is overwritten unseen.
import { applyEdit } from '../../surveys/edit/apply.ts';
import type { Edit, EditMistake } from '../../surveys/edit/edit.ts';
import { collide, touchedBy } from '../../surveys/edit/touches.ts';
import type { Questionnaire } from '../../surveys/schema.ts';
import { contentHash } from '../crypto.ts';
import { Problem } from '../problem.ts';
import type { Advance, Draft, DraftEdit } from '../stores/drafts.ts';
import type { AuditService } from './audit.ts';
import type { ServiceParts } from './parts.ts';

export type { Draft, DraftEdit } from '../stores/drafts.ts';

/** `draft`: as it is now. `conflict`: what others did since, the oldest first, that stands against the edit. */
export type EditOutcome =
  | { readonly draft: Draft }
  | { readonly draft: Draft; readonly conflict: readonly DraftEdit[]; readonly edit: Edit | null }
  | { readonly draft: Draft; readonly mistakes: readonly EditMistake[] };

export type Created = { readonly draft: Draft } | { readonly taken: 'draft' | 'published' };

type Parts = ServiceParts & { readonly audit: AuditService };
type Editing = { readonly id: string; readonly revision: number; readonly edit: Edit };
type Returning = { readonly id: string; readonly revision: number };

/** So many colleagues in a row do not save between a reading and a writing. */
const mostAttempts = 20;
/** Edits of one person closer together than this are one sitting, and one line of the audit log. */
const sitting = 30 * 60_000;

const findDraft = async ({ stores }: Parts, id: string): Promise<Draft> => {
  const draft = await stores.drafts.find(id);
  if (!draft) throw new Problem('not_found');
  // The newest entry may be missing in the log where the program was stopped between the two writes.
  if (draft.latest) await stores.drafts.log(draft.latest);
  return draft;
};

/** False where somebody else was faster. */
const advance = async (parts: Parts, before: Draft, next: Advance): Promise<Draft | null> => {
  const { stores, audit } = parts;
  if (!(await stores.drafts.advance(before.id, next))) return null;
  await stores.drafts.log(next.latest);
  const { who, at, revision } = next.latest;
  const isNewSitting =
    before.latest === null || before.changedBy !== who || at.getTime() - before.changedAt.getTime() > sitting;
  if (isNewSitting) await audit.record({ who, what: 'draft_edited', object: before.id });
  return { ...before, ...next, revision, changedBy: who, changedAt: at };
};

type Change = Pick<DraftEdit, 'act' | 'who' | 'edit' | 'below' | 'redoBelow'> & Pick<Draft, 'redo'>;
type Made = { readonly document: Questionnaire; readonly inverse: Edit };

const entryOf = ({ clock }: Parts, draft: Draft, made: Made, change: Change): Advance => {
  const revision = draft.revision + 1;
  const { redo, ...rest } = change;
  const touches = [...touchedBy(draft.document, change.edit)];
  const latest = { ...rest, draft: draft.id, revision, at: clock.now(), inverse: made.inverse, touches };
  return { document: made.document, latest, redo, undo: change.act === 'undo' ? change.below : revision };
};

const isSame = (first: Questionnaire, second: Questionnaire): boolean =>
  contentHash(first) === contentHash(second);

const tryEdit = async (parts: Parts, { id, revision, edit }: Editing, who: string) => {
  const draft = await findDraft(parts, id);
  const made = applyEdit(draft.document, edit);
  if ('document' in made && isSame(made.document, draft.document)) return { draft };
  const since = revision < draft.revision ? await parts.stores.drafts.editsSince(id, revision) : [];
  const touches = touchedBy(draft.document, edit);
  const conflict = since.filter(other => collide(other.touches, touches));
  if (conflict.length > 0) return { draft, conflict, edit };
  if ('mistakes' in made) return { draft, mistakes: made.mistakes };
  const change = { act: 'edit', who, edit, below: draft.undo, redoBelow: null, redo: null } as const;
  const saved = await advance(parts, draft, entryOf(parts, draft, made, change));
  return saved && { draft: saved };
};

/** The document as somebody saw it at an earlier revision: what was done since is taken back, the newest first. */
const documentAt = async ({ stores }: Parts, draft: Draft, revision: number): Promise<Questionnaire> => {
  const since = revision < draft.revision ? await stores.drafts.editsSince(draft.id, revision) : [];
  return since.toReversed().reduce((document, { inverse }) => {
    const made = applyEdit(document, inverse);
    return 'document' in made ? made.document : document;
  }, draft.document);
};

/** Going back or forth makes sense only from what one sees: where it has changed meanwhile, that is shown first. */
const tryReturn = async (parts: Parts, { id, revision }: Returning, who: string, act: 'undo' | 'redo') => {
  const draft = await findDraft(parts, id);
  if (revision !== draft.revision) {
    return { draft, conflict: await parts.stores.drafts.editsSince(id, revision), edit: null };
  }
  const at = draft[act];
  const entry = at === null ? null : await parts.stores.drafts.findEdit(id, at);
  if (!entry) return { draft };
  const made = applyEdit(draft.document, entry.inverse);
  if ('mistakes' in made) return { draft, mistakes: made.mistakes };
  const change =
    act === 'undo'
      ? { act, who, edit: entry.inverse, below: entry.below, redoBelow: draft.redo, redo: draft.revision + 1 }
      : { act, who, edit: entry.inverse, below: draft.undo, redoBelow: null, redo: entry.redoBelow };
  const saved = await advance(parts, draft, entryOf(parts, draft, made, change));
  return saved && { draft: saved };
};

const persist = async (attempt: () => Promise<EditOutcome | null>): Promise<EditOutcome> => {
  for (let count = 0; count < mostAttempts; count += 1) {
    const outcome = await attempt();
    if (outcome) return outcome;
  }
  throw new Problem('overloaded');
};

type Beginning = { readonly document: Questionnaire; readonly basedOn: string | null };

const create = async (parts: Parts, { document, basedOn }: Beginning, who: string): Promise<Created> => {
  const { stores, clock, audit } = parts;
  if (basedOn === null && (await stores.versions.latest(document.id))) return { taken: 'published' };
  const draft: Draft = {
    ...{ id: document.id, document, revision: 1, basedOn, scenarios: [] },
    ...{ undo: null, redo: null, latest: null, changedBy: who, changedAt: clock.now() },
  };
  if (!(await stores.drafts.add(draft))) return { taken: 'draft' };
  await audit.record({ who, what: 'draft_created', object: draft.id });
  return { draft };
};

export const draftService = (parts: Parts) => ({
  all: (): Promise<Draft[]> => parts.stores.drafts.all(),
  find: (id: string): Promise<Draft> => findDraft(parts, id),
  documentAt: (draft: Draft, revision: number): Promise<Questionnaire> => documentAt(parts, draft, revision),
  /** `basedOn` names the version the document comes from; the id of a published questionnaire is taken for anything else. */
  create: (beginning: Beginning, who: string): Promise<Created> => create(parts, beginning, who),
  /** `revision`: the one the person saw. */
  edit: (editing: Editing, who: string): Promise<EditOutcome> => persist(() => tryEdit(parts, editing, who)),
  undo: (returning: Returning, who: string): Promise<EditOutcome> =>
    persist(() => tryReturn(parts, returning, who, 'undo')),
  redo: (returning: Returning, who: string): Promise<EditOutcome> =>
    persist(() => tryReturn(parts, returning, who, 'redo')),
  /** What undo and redo would take up, to say it on the buttons. */
  ahead: async ({ id, undo, redo }: Draft) => ({
    undo: undo === null ? null : await parts.stores.drafts.findEdit(id, undo),
    redo: redo === null ? null : await parts.stores.drafts.findEdit(id, redo),
  }),
  history: (id: string, most: number): Promise<DraftEdit[]> => parts.stores.drafts.newestEdits(id, most),
  remove: async (id: string, who: string): Promise<void> => {
    if (!(await parts.stores.drafts.remove(id))) throw new Problem('not_found');
    await parts.audit.record({ who, what: 'draft_removed', object: id });
  },
});

export type DraftService = ReturnType<typeof draftService>;
