// The checks of a draft: every finding, and which warnings somebody has looked at and found right. Errors block publishing; a warning
// that was accepted stays accepted as long as it says the same of the same place, wherever that place moves.
import type { Examination } from '../../../surveys/examine.ts';
import type { Finding } from '../../../surveys/checker.ts';
import { contentHash } from '../../crypto.ts';
import { Problem } from '../../problem.ts';
import type { AcceptedFinding, Draft } from '../../stores/drafts.ts';
import type { AuditService } from '../audit.ts';
import type { Examiner } from '../examine.ts';
import type { ServiceParts } from '../parts.ts';

export type CheckedFinding = Finding & {
  /** What a tick is kept under. */
  readonly key: string;
  readonly accepted: AcceptedFinding | null;
};

export type Counts = {
  readonly errors: number;
  /** Warnings nobody has accepted yet. */
  readonly warnings: number;
  readonly accepted: number;
  readonly advice: number;
};

export type CheckedDraft = {
  readonly draft: Draft;
  readonly examination: Examination;
  readonly findings: readonly CheckedFinding[];
  readonly counts: Counts;
};

export type CheckParts = ServiceParts & { readonly audit: AuditService; readonly examiner: Examiner };

/** Not the number of the place, which changes when something is moved, but its names and what is said of it. */
export const findingKey = ({ code, page, question, part, path, message }: Finding): string => {
  const fields = path.replace(/\[\d+\]/g, '');
  return contentHash([code, question ?? page ?? '', part ?? '', fields, message.ru]).slice(0, 24);
};

const countsOf = (findings: readonly CheckedFinding[]): Counts => {
  const of = (severity: Finding['severity']) => findings.filter(each => each.severity === severity);
  const accepted = of('warning').filter(each => each.accepted !== null).length;
  return {
    errors: of('error').length,
    warnings: of('warning').length - accepted,
    accepted,
    advice: of('advice').length,
  };
};

export const checkedDraft = async ({ examiner }: CheckParts, draft: Draft): Promise<CheckedDraft> => {
  const examination = await examiner(draft.document);
  const accepted = draft.accepted ?? [];
  const findings = examination.findings.map(finding => {
    const key = findingKey(finding);
    return { ...finding, key, accepted: accepted.find(each => each.key === key) ?? null };
  });
  return { draft, examination, findings, counts: countsOf(findings) };
};

type Ticking = { readonly id: string; readonly key: string };

/** Only warnings can be accepted; a finding that is not there any more needs nothing. */
const accept = async (parts: CheckParts, { id, key }: Ticking, who: string): Promise<boolean> => {
  const { stores, audit, clock } = parts;
  const draft = await stores.drafts.find(id);
  if (!draft) throw new Problem('not_found');
  const { findings } = await checkedDraft(parts, draft);
  const finding = findings.find(each => each.key === key);
  if (finding?.severity !== 'warning') return false;
  if (finding.accepted) return true;
  await stores.drafts.accept(id, { key, who, at: clock.now() });
  await audit.record({ who, what: 'finding_accepted', object: id });
  return true;
};

/** Every warning of one rule. */
const acceptAll = async (
  parts: CheckParts,
  { id, code }: { readonly id: string; readonly code: string },
  who: string,
): Promise<void> => {
  const { stores, audit, clock } = parts;
  const draft = await stores.drafts.find(id);
  if (!draft) throw new Problem('not_found');
  const { findings } = await checkedDraft(parts, draft);
  const open = findings.filter(
    each => each.code === code && each.severity === 'warning' && each.accepted === null,
  );
  for (const { key } of open) await stores.drafts.accept(id, { key, who, at: clock.now() });
  if (open.length > 0) await audit.record({ who, what: 'finding_accepted', object: id });
};

const reopen = async ({ stores, audit }: CheckParts, { id, key }: Ticking, who: string): Promise<void> => {
  if (await stores.drafts.unaccept(id, key))
    await audit.record({ who, what: 'finding_reopened', object: id });
};

export const checkService = (parts: CheckParts) => ({
  of: async (id: string): Promise<CheckedDraft> => {
    const draft = await parts.stores.drafts.find(id);
    if (!draft) throw new Problem('not_found');
    return checkedDraft(parts, draft);
  },
  /** Of a draft that was read already. */
  ofDraft: (draft: Draft): Promise<CheckedDraft> => checkedDraft(parts, draft),
  /** False where no such warning is there. */
  accept: (ticking: Ticking, who: string) => accept(parts, ticking, who),
  acceptAll: (ruled: { readonly id: string; readonly code: string }, who: string) =>
    acceptAll(parts, ruled, who),
  reopen: (ticking: Ticking, who: string) => reopen(parts, ticking, who),
});

export type CheckService = ReturnType<typeof checkService>;
