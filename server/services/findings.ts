// Findings: what is proposed to the press, looked at with today's numbers, kept without them.
import type { Variable } from '../../surveys/variable.ts';
import { Problem } from '../problem.ts';
import type { Finding } from '../stores/findings.ts';
import type { AuditService } from './audit.ts';
import { checkWords, tidyWords, wordingOf, type Words, type WordsMistake } from './findings/words.ts';
import { breakdownsFor, partnersOf } from './findings/choices.ts';
import type { ServiceParts } from './parts.ts';
import type { ContentService, Told } from './releases/content.ts';
import { isChartType } from './results/chartType.ts';
import type { Content } from './results/content.ts';
import type { ResultsService } from './results/index.ts';
import { codebookOf } from './results/standing.ts';

export type { Finding } from '../stores/findings.ts';
export type { Words, WordsMistake } from './findings/words.ts';
export type { Told } from './releases/content.ts';
export { placeholder } from './findings/words.ts';

export type FindingLook = {
  readonly told: Told;
  /** With the finding's words in it, where they can be taken. */
  readonly content: Content;
  /** With the questionnaire's own words. */
  readonly own: Content['questions'][number];
  readonly mistakes: readonly WordsMistake[];
  /** By which people may be divided. */
  readonly breakdowns: readonly Variable[];
  /** Questions answered on the same scale, to be shown beside it. */
  readonly partners: readonly Variable[];
};

export type Saving = Told & { readonly chart: string; readonly who: string };
export type Saved = { readonly id: string } | { readonly look: FindingLook };

export type FindingParts = ServiceParts & {
  readonly audit: AuditService;
  readonly results: Pick<ResultsService, 'standing' | 'question'>;
  readonly contents: ContentService;
};

/** As the newest wave that asked the question has them. */
const variablesAround = async (parts: FindingParts, { survey, questions }: Told) => {
  const { waves } = await parts.results.standing(survey);
  const asking = waves.findLast(({ variables }) => variables.some(({ name }) => name === questions[0]));
  if (!asking) throw new Problem('not_found');
  return asking.variables;
};

const lookAt = async (parts: FindingParts, asked: Told, signal?: AbortSignal): Promise<FindingLook> => {
  const variables = await variablesAround(parts, asked);
  const breakdowns = parts.contents.canBreakDown ? breakdownsFor(asked.questions, variables) : [];
  const partners = partnersOf(asked.questions, variables);
  const isKnown = (name: string): boolean => partners.some(partner => partner.name === name);
  const [first = '', ...more] = asked.questions;
  const told: Told = {
    ...asked,
    questions: [first, ...more.filter(isKnown)],
    by: breakdowns.some(({ name }) => name === asked.by) ? asked.by : null,
  };
  const plain = await parts.contents.of({ ...told, words: null }, signal);
  const own = plain.questions[0];
  if (!own) throw new Problem('not_found');
  const mistakes = told.words ? checkWords(told.words, own) : [];
  const content = mistakes.length > 0 || !told.words ? plain : await parts.contents.of(told, signal);
  return { told, content, own, mistakes, breakdowns, partners };
};

const keptWords = (words: Words | null): Words | null =>
  words && { ru: tidyWords(words.ru), en: tidyWords(words.en) };

const recordOf = (look: FindingLook, { chart, who }: Saving, now: Date): Omit<Finding, 'id'> => {
  const { survey, questions, by, words } = look.told;
  return {
    ...{ survey, by, words: keptWords(words), changedBy: who, changed: now },
    wording: wordingOf(look.own),
    questions: [...questions],
    chart: isChartType(chart) ? chart : 'bars',
  };
};

const save = async (parts: FindingParts, saving: Saving, id: string | null): Promise<Saved> => {
  const { stores, clock, random, audit } = parts;
  const look = await lookAt(parts, saving);
  if (look.mistakes.length > 0) return { look };
  const record = recordOf(look, saving, clock.now());
  const kept = id ?? random(8).toString('hex');
  if (id === null) await stores.findings.add({ id: kept, ...record });
  else if (!(await stores.findings.change(kept, record))) throw new Problem('not_found');
  const what = id === null ? 'finding_made' : 'finding_changed';
  await audit.record({ who: saving.who, what, object: kept });
  return { id: kept };
};

const isHeld = async ({ stores }: FindingParts, id: string): Promise<boolean> =>
  (await stores.releases.all()).some(({ findings }) => findings.includes(id));

/** With the question each is about, as the newest version of its questionnaire asks it. */
const listed = async ({ stores }: FindingParts) => {
  const findings = await stores.findings.all();
  const versions = new Map(
    await Promise.all(
      [...new Set(findings.map(({ survey }) => survey))].map(
        async survey => [survey, await stores.versions.latest(survey)] as const,
      ),
    ),
  );
  return findings.map(finding => {
    const document = versions.get(finding.survey)?.document;
    const variables = document ? codebookOf(document) : [];
    const named = (name: string | null | undefined) => variables.find(each => each.name === name) ?? null;
    return { finding, variable: named(finding.questions[0]), by: named(finding.by) };
  });
};

/** False where a release holds it. */
const remove = async (parts: FindingParts, id: string, who: string): Promise<boolean> => {
  const { stores, audit } = parts;
  if (await isHeld(parts, id)) return false;
  await stores.findings.remove(id);
  await audit.record({ who, what: 'finding_removed', object: id });
  return true;
};

export const findingService = (parts: FindingParts) => ({
  /** The one changed last comes first; those of these ids in their order. */
  listed: () => listed(parts),
  mayRemove: async (id: string): Promise<boolean> => !(await isHeld(parts, id)),
  find: async (id: string): Promise<Finding> => {
    const finding = await parts.stores.findings.find(id);
    if (!finding) throw new Problem('not_found');
    return finding;
  },
  /** A finding as the public would see it today, saved or not. */
  look: (told: Told, signal?: AbortSignal) => lookAt(parts, told, signal),
  /** Where the words cannot be taken, the look that says why. */
  add: (saving: Saving) => save(parts, saving, null),
  change: (id: string, saving: Saving) => save(parts, saving, id),
  remove: (id: string, who: string) => remove(parts, id, who),
});

export type FindingService = ReturnType<typeof findingService>;
