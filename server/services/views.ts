// Views saved at the analysis desk: by name, for all who analyse; what happened to each is in the log.
import { Problem } from '../problem.ts';
import type { SavedView } from '../stores/views.ts';
import type { AuditService } from './audit.ts';
import type { ServiceParts } from './parts.ts';

export type { SavedView } from '../stores/views.ts';

export type NameMistake = 'name_missing' | 'name_long' | 'name_taken';
export type Naming = { readonly id: string } | { readonly mistake: NameMistake };
/** A view with what people know it by. */
export type ListedView = { readonly view: SavedView; readonly who: string; readonly day: string };

type Parts = ServiceParts & { readonly audit: AuditService };
type Saving = Pick<SavedView, 'name' | 'survey' | 'question' | 'query'> & { readonly who: string };

const longestName = 100;
const longestNote = 1000;

const readName = (name: string): { readonly name: string } | { readonly mistake: NameMistake } => {
  const trimmed = name.replace(/\s+/g, ' ').trim();
  if (trimmed === '') return { mistake: 'name_missing' };
  return trimmed.length > longestName ? { mistake: 'name_long' } : { name: trimmed };
};

const find = async ({ stores }: Parts, id: string): Promise<SavedView> => {
  const view = await stores.views.find(id);
  if (!view) throw new Problem('not_found');
  return view;
};

const save = async (parts: Parts, { who, name: typed, ...view }: Saving): Promise<Naming> => {
  const { stores, clock, random, audit } = parts;
  const read = readName(typed);
  if ('mistake' in read) return read;
  const id = random(8).toString('hex');
  const made = { ...view, id, name: read.name, madeBy: who, updated: clock.now(), sent: false, note: '' };
  if (!(await stores.views.add(made))) return { mistake: 'name_taken' };
  await audit.record({ who, what: 'view_saved', object: id });
  return { id };
};

const rename = async (parts: Parts, id: string, typed: string, who: string): Promise<Naming> => {
  await find(parts, id);
  const read = readName(typed);
  if ('mistake' in read) return read;
  const isDone = await parts.stores.views.change(id, { name: read.name, updated: parts.clock.now() });
  if (!isDone) return { mistake: 'name_taken' };
  await parts.audit.record({ who, what: 'view_renamed', object: id });
  return { id };
};

/** `note`: a word for the press desk; null takes the view back from it. */
const send = async (parts: Parts, id: string, note: string | null, who: string): Promise<SavedView> => {
  const view = await find(parts, id);
  const sent = note !== null;
  const changes = { sent, note: (note ?? '').trim().slice(0, longestNote), updated: parts.clock.now() };
  await parts.stores.views.change(id, changes);
  await parts.audit.record({ who, what: sent ? 'view_sent' : 'view_recalled', object: id });
  return { ...view, ...changes };
};

const remove = async (parts: Parts, id: string, who: string): Promise<SavedView> => {
  const view = await find(parts, id);
  await parts.stores.views.remove(id);
  await parts.audit.record({ who, what: 'view_deleted', object: id });
  return view;
};

export const viewService = (parts: Parts) => {
  const listed = async (view: SavedView): Promise<ListedView> => {
    const account = await parts.stores.accounts.find(view.madeBy);
    return { view, who: account?.name ?? '', day: parts.clock.dayOf(view.updated) };
  };
  return {
    /** The newest first. */
    all: async (): Promise<readonly ListedView[]> =>
      Promise.all((await parts.stores.views.all()).map(listed)),
    find: async (id: string): Promise<ListedView> => listed(await find(parts, id)),
    save: (saving: Saving) => save(parts, saving),
    rename: (id: string, name: string, who: string) => rename(parts, id, name, who),
    send: (id: string, note: string | null, who: string) => send(parts, id, note, who),
    remove: (id: string, who: string) => remove(parts, id, who),
  };
};

export type ViewService = ReturnType<typeof viewService>;
