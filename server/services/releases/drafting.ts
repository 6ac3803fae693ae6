// A release in preparation: made, filled with findings, told what it is called; a correction likewise.
import { Problem } from '../../problem.ts';
import type { Localised } from '../../../surveys/localised.ts';
import type { ReleaseVersion } from '../../stores/releases.ts';
import { withoutUnseen } from '../written.ts';
import { findRelease, isPublic } from './found.ts';
import { moved, type Outcome, type ReleaseParts } from './parts.ts';

export type Title = { readonly ru: string; readonly en: string };

const longest = 300;
const longestNote = 2000;

export const tidy = (text: string, limit = longest): string => withoutUnseen(text).trim().slice(0, limit);

/** In the languages that have words. */
const localised = ({ ru, en }: Title, limit = longest): Localised =>
  Object.fromEntries(
    Object.entries({ ru: tidy(ru, limit), en: tidy(en, limit) }).filter(([, words]) => words !== ''),
  );

export const noteOf = (note: Title): Localised | null => {
  const words = localised(note, longestNote);
  return words.ru === undefined ? null : words;
};

export type Making = {
  readonly title: Title;
  readonly findings: readonly string[];
  readonly who: string;
  /** Today's where left out. */
  readonly year?: number;
  readonly isDemonstration?: boolean;
};

const nextNumber = (all: readonly ReleaseVersion[], year: number): number =>
  1 +
  Math.max(
    0,
    ...all.map(({ release }) => {
      const [of, number] = release.split('-').map(Number);
      return of === year ? (number ?? 0) : 0;
    }),
  );

/** Makes the next release of the year; where two people make one at once, each gets one. */
export const makeRelease = async (parts: ReleaseParts, making: Making): Promise<string | null> => {
  const { stores, clock, audit } = parts;
  const { who, isDemonstration = false } = making;
  const title = localised(making.title);
  if (title.ru === undefined) return null;
  const year = making.year ?? Number(clock.today().slice(0, 4));
  for (;;) {
    const release = `${year}-${nextNumber(await stores.releases.all(), year)}`;
    const isMade = await stores.releases.add({
      ...{ id: `${release}.1`, release, number: 1, state: 'draft', title, isDemonstration, revision: 0 },
      findings: [...making.findings],
      made: { who, at: clock.now() },
    });
    if (!isMade) continue;
    await audit.record({ who, what: 'release_made', object: `${release}.1` });
    return release;
  }
};

export type Editing = {
  readonly release: string;
  readonly who: string;
  /** As it was when the form was opened; without it, as it is. */
  readonly revision?: number | undefined;
  readonly title?: Title;
  readonly note?: Title;
  readonly findings?: readonly string[];
};

export const editRelease = async (parts: ReleaseParts, editing: Editing): Promise<Outcome> => {
  const { stores, audit } = parts;
  const { newest } = await findRelease(stores, editing.release);
  const { who, revision = newest.revision, note, findings } = editing;
  if (newest.state !== 'draft' || newest.revision !== revision) return moved;
  const kept = await Promise.all((findings ?? []).map(id => stores.findings.find(id)));
  if (kept.includes(null)) throw new Problem('not_found');
  const title = editing.title ? localised(editing.title) : newest.title;
  if (title.ru === undefined) return { refused: 'no_title' };
  const change = {
    title,
    ...(note ? { note: noteOf(note) } : {}),
    ...(findings ? { findings: [...new Set(findings)] } : {}),
  };
  if (!(await stores.releases.change(newest, change))) return moved;
  await audit.record({ who, what: 'release_changed', object: newest.id });
  return { done: newest };
};

export const removeDraft = async (parts: ReleaseParts, release: string, who: string): Promise<Outcome> => {
  const { newest } = await findRelease(parts.stores, release);
  if (newest.state !== 'draft' || !(await parts.stores.releases.removeDraft(newest))) return moved;
  await parts.audit.record({ who, what: 'release_removed', object: newest.id });
  return { done: newest };
};

/** Begins the next version of what everybody can see: it says the same until it is changed. */
export const beginCorrection = async (
  parts: ReleaseParts,
  release: string,
  who: string,
): Promise<Outcome> => {
  const { stores, clock, audit } = parts;
  const { newest } = await findRelease(stores, release);
  if (!isPublic(newest, clock.now())) return moved;
  const { title, findings, isDemonstration } = newest;
  const number = newest.number + 1;
  const made: ReleaseVersion = {
    ...{ id: `${release}.${number}`, release, number, state: 'draft', title, findings, isDemonstration },
    ...{ made: { who, at: clock.now() }, revision: 0 },
  };
  if (!(await stores.releases.add(made))) return moved;
  await audit.record({ who, what: 'release_corrected', object: made.id });
  return { done: made };
};

/** The findings of a version in its order; one that was removed meanwhile is left out. */
export const findingsOf = async ({ stores }: Pick<ReleaseParts, 'stores'>, { findings }: ReleaseVersion) => {
  const found = await Promise.all(findings.map(id => stores.findings.find(id)));
  return found.filter(finding => finding !== null);
};
