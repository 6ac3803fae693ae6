// The designer: forms of one item of a draft become edits, and what stands around the item is gathered for its page.
import { brokenParts } from '../../surveys/examine.ts';
import type { Finding } from '../../surveys/checker.ts';
import { fieldsFor, readForm } from '../../surveys/edit/read-form.ts';
import type { Told } from '../../surveys/edit/paste.ts';
import { typedIn } from '../../surveys/edit/read-fields.ts';
import type { Sent } from '../../surveys/edit/read-fields.ts';
import { selectionIn, selectionName, whole } from '../../surveys/edit/selection.ts';
import type { Selection } from '../../surveys/edit/selection.ts';
import { Problem } from '../problem.ts';
import type { Draft, DraftEdit, DraftService, EditOutcome } from './drafts.ts';
import type { Examiner } from './examine.ts';
import { findingKey } from './publishing/checks.ts';
import { presence, type Present } from './questionnaires/presence.ts';
import { trendOf, type Trend } from './questionnaires/trend.ts';
import type { ServiceParts } from './parts.ts';

export type Sight = {
  readonly draft: Draft;
  readonly selection: Selection;
  /** Without the warnings that somebody has looked at and accepted. */
  readonly findings: readonly Finding[];
  /** False while a thousand respondents are still on their way: then only what cannot be read is known. */
  readonly isExamined: boolean;
  readonly undo: DraftEdit | null;
  readonly redo: DraftEdit | null;
  /** Names of accounts by id. */
  readonly names: ReadonlyMap<string, string>;
  readonly others: readonly Present[];
  readonly trend: Trend;
};

export type Saved = {
  readonly outcome: EditOutcome;
  readonly next: Selection;
  readonly told: readonly Told[];
  /** What was typed in the fields that were changed. */
  readonly typed: ReadonlyMap<string, readonly string[]>;
};

type Parts = ServiceParts & { readonly drafts: DraftService; readonly examiner: Examiner };
/** `people`: accounts whose names are needed besides. */
type Place = { readonly id: string; readonly item: string; readonly people?: readonly string[] };
type Form = Place & { readonly revision: number; readonly sent: Sent };

/** People see their edit at once; the examination follows when it is done. */
const patience = 250;

const examined = async (
  { examiner }: Parts,
  { document, accepted = [] }: Draft,
): Promise<{ readonly findings: readonly Finding[]; readonly isExamined: boolean }> => {
  const soon = new Promise<null>(resolve => setTimeout(resolve, patience, null));
  const done = await Promise.race([examiner(document).catch(() => null), soon]);
  if (!done) return { findings: brokenParts(document), isExamined: false };
  const keys = new Set(accepted.map(({ key }) => key));
  const isOpen = (finding: Finding): boolean =>
    finding.severity !== 'warning' || !keys.has(findingKey(finding));
  return { findings: done.findings.filter(isOpen), isExamined: true };
};

const namesOf = async ({ stores }: Parts, ids: readonly string[]): Promise<ReadonlyMap<string, string>> => {
  const accounts = await Promise.all([...new Set(ids)].map(id => stores.accounts.find(id)));
  return new Map(accounts.flatMap(account => (account ? [[account.id, account.name] as const] : [])));
};

/** What is not there any more was removed, perhaps by a colleague: then the whole is shown. */
const selected = ({ document }: Draft, item: string): Selection => selectionIn(document, item) ?? whole;

const sight = async (
  parts: Parts,
  { id, item, people: more = [] }: Place,
  who: string,
  around: ReturnType<typeof presence>,
) => {
  const draft = await parts.drafts.find(id);
  const { undo, redo } = await parts.drafts.ahead(draft);
  const others = around.seen(id, who, item);
  const people = [...more, draft.changedBy, undo?.who, redo?.who, ...others.map(({ account }) => account)];
  return {
    ...{ draft, undo, redo, others, selection: selected(draft, item) },
    ...(await examined(parts, draft)),
    names: await namesOf(
      parts,
      people.filter(each => each !== undefined),
    ),
    trend: await trendOf(parts, id),
  };
};

const save = async ({ drafts }: Parts, { id, item, revision, sent }: Form, who: string): Promise<Saved> => {
  const draft = await drafts.find(id);
  if (!Number.isInteger(revision) || revision < 1 || revision > draft.revision)
    throw new Problem('bad_request');
  const seen = await drafts.documentAt(draft, revision);
  const selection = selectionIn(seen, item);
  if (!selection) throw new Problem('not_found');
  const { edit, next, told } = readForm(seen, selection, sent);
  const typed = typedIn(fieldsFor(seen, selection), sent);
  const outcome = edit ? await drafts.edit({ id, revision, edit }, who) : { draft };
  return { outcome, next: 'conflict' in outcome || 'mistakes' in outcome ? selection : next, told, typed };
};

export const designerService = (parts: Parts) => {
  const around = presence(parts.clock);
  return {
    sight: (place: Place, who: string): Promise<Sight> => sight(parts, place, who, around),
    save: (form: Form, who: string): Promise<Saved> => save(parts, form, who),
    nameOf: selectionName,
    /** What is open after going back or forth: what was open, or where the change was, or the whole. */
    afterReturn: async ({ document, latest }: Draft, item: string): Promise<string> => {
      const changed = latest?.touches.flatMap(address => /^question:(\w+)/.exec(address)?.[1] ?? []) ?? [];
      const there = changed.find(id => selectionIn(document, `question-${id}`));
      if (there !== undefined) return `question-${there}`;
      return selectionIn(document, item) ? item : selectionName(whole);
    },
  };
};

export type DesignerService = ReturnType<typeof designerService>;
