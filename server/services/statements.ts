// Disclosure statements of waves: what the system knows of how a wave came about, joined with what people write. While an item is
// missing, nothing of the wave may be published.
import type { Wave } from '../stores/waves.ts';
import type { AuditService } from './audit.ts';
import type { StatementRevision } from '../stores/statements.ts';
import type { MethodService } from './methods.ts';
import { missingItems, type ItemId, type Texts } from './statements/items.ts';
import { measuring, type MeasureParts } from './statements/measure.ts';
import {
  fieldsOf,
  noTexts,
  readStatement,
  type StatementFields,
  type StatementMistake,
} from './statements/read.ts';
import { find, missingOf, statementFrom, type Found, type Statement } from './statements/statement.ts';

export { itemIds } from './statements/items.ts';
export { fieldsFrom, longestText } from './statements/read.ts';
export { outcomes, statementTexts } from '../stores/statements.ts';
export type { ItemId, Outcomes, Texts } from './statements/items.ts';
export type { StatementFields, StatementMistake } from './statements/read.ts';
export type { Statement, StatementWeighting } from './statements/statement.ts';
export type { Outcome, StatementText } from '../stores/statements.ts';

/** The form of a wave. `filled`: where its words come from while nobody has saved it. */
export type StatementForm = {
  readonly statement: Statement;
  readonly wave: Wave;
  readonly fields: StatementFields;
  readonly filled: { readonly kind: 'wave'; readonly wave: string } | { readonly kind: 'programme' } | null;
  /** Waves of the survey whose statement may be taken over. */
  readonly sources: readonly string[];
  readonly isPublished: boolean;
};

export type Saved =
  { readonly kind: 'saved' | 'conflict' } | { readonly mistakes: readonly StatementMistake[] };

export type StatementParts = MeasureParts & {
  readonly audit: AuditService;
  /** What the public reads. */
  readonly methods: Pick<MethodService, 'statements' | 'isOut'>;
  /** Whether anything of the wave is public. */
  readonly isPublished: (wave: Wave) => Promise<boolean>;
  /** Who commissions and pays, by the programme: only put into an empty form. */
  readonly customer: Texts['sponsor'];
};

/** What was said of one wave holds for another, but for its own dates and response. */
const carried = (texts: Texts): Texts => ({ ...texts, dates: noTexts.dates, response: noTexts.response });

const formOf = async (parts: StatementParts, found: Found, statement: Statement, from: string) => {
  const { stores } = parts;
  const { wave, written } = found;
  const waves = (await stores.waves.ofSurvey(wave.survey)).filter(({ id }) => id !== wave.id);
  const others = await Promise.all(
    waves.map(async other => ({ other, text: await stores.statements.find(other.id) })),
  );
  const known = others.filter(({ text }) => text !== null).toReversed();
  const source = known.find(({ other }) => other.name === from);
  const revision = written?.revision ?? 0;
  const fresh = { ...noTexts, sponsor: parts.customer };
  const texts = source?.text ? carried(source.text.texts) : (written?.texts ?? fresh);
  const filled = source
    ? ({ kind: 'wave', wave: source.other.name } as const)
    : written
      ? null
      : ({ kind: 'programme' } as const);
  return {
    ...{ statement, wave, filled, sources: known.map(({ other }) => other.name) },
    fields: fieldsOf(texts, written?.outcomes ?? null, revision),
    isPublished: await parts.isPublished(wave),
  };
};

/** What the public reads from now on stands beside what it read until now; a text with a gap waits until it is filled. */
const revisionsWith = async (
  { methods }: StatementParts,
  { wave, written }: Found,
  saved: StatementRevision,
): Promise<readonly StatementRevision[]> => {
  const earlier = written?.revisions ?? [];
  const isWhole = missingItems({ wave, texts: saved.texts, outcomes: saved.outcomes }).length === 0;
  const isRead = isWhole && (await methods.isOut({ survey: wave.survey, wave: wave.name }));
  return isRead ? [...earlier, saved] : earlier;
};

const save = async (
  parts: StatementParts,
  found: Found,
  fields: StatementFields,
  who: string,
): Promise<Saved> => {
  const read = readStatement(fields);
  if ('mistakes' in read) return read;
  const { stores, clock, audit } = parts;
  const revision = found.written?.revision ?? 0;
  if (fields.revision !== String(revision)) return { kind: 'conflict' };
  const { isDemonstration } = found.wave;
  const kept = { ...read, savedOn: clock.today(), isDemonstration };
  const isSaved = await stores.statements.save({
    ...{ id: found.wave.id, ...kept, revision: revision + 1, savedBy: who },
    revisions: await revisionsWith(parts, found, { ...kept, at: clock.now() }),
  });
  if (!isSaved) return { kind: 'conflict' };
  await audit.record({ who, what: 'statement_saved', object: found.wave.id });
  return { kind: 'saved' };
};

export const statementService = (parts: StatementParts) => {
  const { stores, clock } = parts;
  const measure = measuring(parts);
  const look = (survey: string, wave: string): Promise<Found> =>
    find(stores, { survey, wave, today: clock.today() });
  const stated = async (found: Found): Promise<Statement> => statementFrom(found, await measure(found));
  return {
    /** What the public reads; of a wave that nothing was published of, what it would read. Whoever asks decides who may see that. */
    statementOf: async (survey: string, wave: string): Promise<Statement> => {
      const [published] = await parts.methods.statements([{ survey, wave }]);
      return published ?? stated(await look(survey, wave));
    },
    /** The items that are not complete: none where results of the wave may be published. */
    missing: async (survey: string, wave: string): Promise<readonly ItemId[]> =>
      missingOf(await look(survey, wave)),
    /** `from`: the wave whose words fill the form, which nobody has saved yet. */
    form: async (survey: string, wave: string, from = ''): Promise<StatementForm> => {
      const found = await look(survey, wave);
      return formOf(parts, found, await stated(found), from);
    },
    /** `conflict`: somebody saved it since the form was opened. */
    save: async (survey: string, wave: string, fields: StatementFields, who: string): Promise<Saved> =>
      save(parts, await look(survey, wave), fields, who),
  };
};

export type StatementService = ReturnType<typeof statementService>;
