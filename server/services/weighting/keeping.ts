// What is kept of weightings: made, changed by one person at a time, signed, chosen, frozen. Each of these is in the audit log.
import { contentHash } from '../../crypto.ts';
import { Problem } from '../../problem.ts';
import type { Act } from '../../stores/audit.ts';
import type { Draft, Weighting } from '../../stores/weightings.ts';
import type { AuditService } from '../audit.ts';
import type { ServiceParts } from '../parts.ts';
import { edited, type DraftAction, type EditMistake } from './edit.ts';
import { completed, findWave, firstOf, weightingOf, type WaveWeighting } from './found.ts';
import { draftOf, recipeOfMargins } from './recipe.ts';
import { readDraft, type Finding } from './typed.ts';

export type KeepingParts = ServiceParts & { readonly audit: AuditService };

/** A recipe by its address. */
export type Named = { readonly survey: string; readonly wave: string; readonly number: number };
/** `revision`: of the draft as this person saw it. */
export type Changing = Named & { readonly revision: number; readonly who: string };

/** `conflict`: somebody else changed or signed it since; how it stands now. */
export type Changed =
  | { readonly kind: 'saved'; readonly revision: number; readonly findings: readonly Finding[] }
  | { readonly kind: 'refused'; readonly mistake: EditMistake }
  | { readonly kind: 'conflict' };

const attempts = 20;

/** One entry for a stretch of changes by one person: saving goes on while they type. */
const recordChange = async ({ stores, audit }: KeepingParts, who: string, object: string): Promise<void> => {
  const what: Act = 'weighting_changed';
  const last = await stores.audit.last();
  if (last?.what === what && last.who === who && last.object === object) return;
  await audit.record({ who, what, object });
};

export const changeDraft = async (
  parts: KeepingParts,
  changing: Changing,
  action: DraftAction,
): Promise<Changed> => {
  const { stores } = parts;
  const found = await findWave(stores, changing.survey, changing.wave);
  const { id, draft, revision } = weightingOf(found, changing.number);
  if (!draft || revision !== changing.revision) return { kind: 'conflict' };
  const after = edited(draft, action, found.variables);
  if ('mistake' in after) return { kind: 'refused', mistake: after.mistake };
  const { findings } = readDraft(after.draft);
  if (contentHash(after.draft) === contentHash(draft)) return { kind: 'saved', revision, findings };
  const { who } = changing;
  if (!(await stores.weightings.change(id, revision, { draft: after.draft, changedBy: who })))
    return { kind: 'conflict' };
  await recordChange(parts, who, id);
  return { kind: 'saved', revision: revision + 1, findings };
};

/** Writes the recipe № 1 of the wave's own margins down, where it is not yet. */
const writeFirst = async ({ stores }: KeepingParts, { wave, weightings }: WaveWeighting): Promise<void> => {
  const isThere = (await stores.weightings.ofWave(wave.id)).some(({ number }) => number === 1);
  const [first] = weightings;
  if (isThere || first?.number !== 1) return;
  await stores.weightings.add({ ...firstOf(wave), hash: contentHash(first.recipe) });
};

/** The draft begins as the recipe `from`, else as the one in use; without any, with base weights and no margins. */
const draftFrom = ({ wave, weightings, used }: WaveWeighting, from: number | null): Draft => {
  const model = from === null ? used : weightingOf({ weightings }, from);
  return model?.draft ?? draftOf(model?.recipe ?? recipeOfMargins({ ...wave, margins: [] }));
};

/** The number of the new draft. */
export const makeDraft = async (
  parts: KeepingParts,
  {
    survey,
    wave: name,
    from,
    who,
  }: Omit<Named, 'number'> & { readonly from: number | null; readonly who: string },
): Promise<number> => {
  const { stores, audit } = parts;
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const found = await findWave(stores, survey, name);
    await writeFirst(parts, found);
    const { wave, weightings } = found;
    const number = Math.max(0, ...weightings.map(each => each.number)) + 1;
    const id = `${wave.id}.${number}`;
    const made: Weighting = {
      ...{ id, survey: wave.survey, wave: wave.id, number, state: 'draft', draft: draftFrom(found, from) },
      ...{ revision: 1, turn: 0, madeBy: who, changedBy: who, releases: [] },
    };
    if (!(await stores.weightings.add(made))) continue;
    await audit.record({ who, what: 'weighting_made', object: id });
    return number;
  }
  throw new Problem('overloaded');
};

/** False where it is signed by now. */
export const removeDraft = async (
  { stores, audit }: KeepingParts,
  { survey, wave, number }: Named,
  who: string,
): Promise<boolean> => {
  const { id } = weightingOf(await findWave(stores, survey, wave), number);
  if (!(await stores.weightings.removeDraft(id))) return false;
  await audit.record({ who, what: 'weighting_removed', object: id });
  return true;
};

export const nextTurn = (weightings: readonly Weighting[]): number =>
  Math.max(0, ...weightings.map(({ turn }) => turn)) + 1;

/** The wave's results are made with this signed recipe from now on. */
export const chooseWeighting = async (
  parts: KeepingParts,
  { survey, wave, number }: Named,
  who: string,
): Promise<boolean> => {
  const found = await findWave(parts.stores, survey, wave);
  await writeFirst(parts, found);
  const { id } = weightingOf(found, number);
  if (found.used?.number === number) return true;
  if (!(await parts.stores.weightings.choose(id, nextTurn(found.weightings)))) return false;
  await parts.audit.record({ who, what: 'weighting_chosen', object: id });
  return true;
};

/**
 * A release was made with this recipe: it is kept as it is for good. `weighting` is its id, `population.2013.2`; the one of a wave's
 * own margins is written down first. False where it is not signed, or frozen for this release already.
 */
export const freezeWeighting = async (
  parts: KeepingParts,
  weighting: string,
  { release, who }: { readonly release: string; readonly who: string | null },
): Promise<boolean> => {
  const [, waveId = '', number = ''] = /^(.*)\.(\d+)$/.exec(weighting) ?? [];
  const wave = await parts.stores.waves.find(waveId);
  if (!wave) throw new Problem('not_found');
  const found = await findWave(parts.stores, wave.survey, wave.name);
  weightingOf({ weightings: completed(wave, found.weightings) }, Number(number));
  await writeFirst(parts, found);
  if (!(await parts.stores.weightings.freeze(weighting, release))) return false;
  await parts.audit.record({ who, what: 'weighting_frozen', object: weighting });
  return true;
};
