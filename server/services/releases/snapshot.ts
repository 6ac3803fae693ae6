// What a version of a release froze: findings with all their numbers, and where each wave's numbers came from. It is kept as a text, and
// the SHA-256 of that text is its name: whoever has the file can check it.
import type { Localised } from '../../../surveys/localised.ts';
import { textHash } from '../../crypto.ts';
import { Problem } from '../../problem.ts';
import type { Frozen } from '../../stores/releases.ts';
import type { ChartType } from '../results/chartType.ts';
import type { Content } from '../results/content.ts';
import type { StatementFacts, StatementWords } from '../statements/statement.ts';

/** Where the numbers of one wave came from. */
export type WaveSource = {
  readonly survey: string;
  readonly wave: string;
  /** How many answered; null below ten. */
  readonly count: number | null;
  /** Changes with any response of the wave; leads back to none. */
  readonly dataHash: string;
  /** Of the recipe of its weights, and its number; null where the wave was never weighted otherwise than it came. */
  readonly recipeHash: string;
  readonly recipe: number | null;
  readonly questionnaire: { readonly id: string; readonly number: number; readonly hash: string };
};

export type FrozenFinding = {
  readonly id: string;
  readonly survey: string;
  readonly questions: readonly string[];
  readonly by: string | null;
  readonly chart: ChartType;
  readonly content: Content;
};

export type Snapshot = {
  readonly format: 'barometer-release/1';
  readonly release: string;
  readonly version: number;
  readonly title: Localised;
  /** Of a correction: what was wrong before. */
  readonly note: Localised | null;
  readonly waves: readonly WaveSource[];
  /** What the system knew of how each of these waves came about; releases of before it was kept have none. */
  readonly methods?: readonly StatementFacts[];
  readonly findings: readonly FrozenFinding[];
};

/** A number that JSON does not know would come back as null, and null means hidden. */
const refuseUnwritable = (name: string, value: unknown): unknown => {
  if (typeof value === 'number' && !Number.isFinite(value))
    throw new RangeError(`A release cannot keep ${value} as ${name}`);
  return value;
};

export const freeze = (snapshot: Snapshot): Frozen => {
  const text = JSON.stringify(snapshot, refuseUnwritable);
  return { snapshot: text, hash: textHash(text) };
};

/** What was frozen, as it was frozen; a text that does not belong to its hash is shown to nobody. */
export const thaw = ({ snapshot, hash }: Frozen, release: string): Snapshot => {
  if (textHash(snapshot) !== hash) throw new Problem('release_damaged', { release });
  return JSON.parse(snapshot) as Snapshot; // its hash says that `freeze` wrote it
};

/** By wave id, what people wrote of it: frozen when a version is published, since only then it must be complete. */
export type FrozenWords = Readonly<Record<string, StatementWords>>;

export const freezeWords = (words: FrozenWords): Frozen => {
  const text = JSON.stringify(words);
  return { snapshot: text, hash: textHash(text) };
};

export const thawWords = ({ snapshot, hash }: Frozen, release: string): FrozenWords => {
  if (textHash(snapshot) !== hash) throw new Problem('release_damaged', { release });
  return JSON.parse(snapshot) as FrozenWords; // its hash says that `freezeWords` wrote it
};
