// Drafts: sealed under the respondent's key before they reach the store, gone fourteen days after the last answer.
import { tableOf } from '../../../surveys/answer.ts';
import type { Answers } from '../../../surveys/answer.ts';
import type { Form } from '../../../surveys/answers.ts';
import type { Seed } from '../../../surveys/random.ts';
import { dayAfter } from '../../clock.ts';
import { interviewId, seal, unseal } from '../../crypto.ts';
import { Problem } from '../../problem.ts';
import type { ServiceParts } from '../parts.ts';

export const daysOfDrafts = 14;
const attempts = 8;

/** What is sealed: the frozen version asked, the answers, and the seed of what chance decides. It goes no further than the draft. */
type Contents = {
  readonly version: string;
  readonly answers: Answers;
  readonly seed: Seed;
  readonly wrong?: Wrong | undefined;
  /** Names of the notes that lead other devices here. They go when the draft goes: a code on paper never leads to a response. */
  readonly notes?: readonly string[] | undefined;
};
/** A page as it was sent with a mistake, to be shown again: nobody types an answer twice. */
export type Wrong = { readonly page: string; readonly form: Form };

export type Draft = Contents & { readonly id: Buffer; readonly wave: string; readonly sealed: Buffer };

/**
 * `recent`: as this process saw it last, for a change that `changeDraft` makes only over the newest. `shown`: the newest, or what was
 * stored here last where nobody else stores.
 */
export type Age = 'newest' | 'shown' | 'recent';

const finders = { newest: 'find', shown: 'findToShow', recent: 'findRecent' } as const;

/** After its last day a draft is not remembered: the database has deleted it, or is about to. */
const findStored = async ({ stores: { interviews }, clock }: ServiceParts, id: Buffer, age: Age) => {
  const stored = await interviews[finders[age]](id);
  const isOver = stored && stored.expires <= clock.now();
  return isOver && age !== 'newest' ? interviews.find(id) : stored;
};

export const findDraft = async (
  parts: ServiceParts,
  key: string,
  age: Age = 'newest',
): Promise<Draft | null> => {
  const stored = await findStored(parts, interviewId(key), age);
  const plain = stored && unseal(key, stored.sealed);
  if (!stored || plain === null) return null;
  const contents = JSON.parse(plain) as Contents; // written by changeDraft and authenticated by the seal
  if (typeof contents.version !== 'string') return null; // sealed before versions were
  const answers = tableOf(contents.answers);
  return { ...contents, answers, id: stored.id, wave: stored.wave, sealed: stored.sealed };
};

/** All drafts are sealed in whole blocks of this size: the length of a draft does not tell what it holds. */
const blockBytes = 4096;

/** JSON with white space after it is the same JSON. */
const padded = (json: string): string => {
  const size = Buffer.byteLength(json);
  return json + ' '.repeat(Math.ceil(size / blockBytes) * blockBytes - size);
};

type Place = {
  readonly key: string;
  readonly wave: string;
  readonly version: string;
  readonly page: string;
  readonly seed: Seed;
  readonly wrong?: Wrong;
  /** One more note. */
  readonly note?: Buffer;
  /** The draft as it was read a moment ago. */
  readonly known: Draft | null;
};

/** Applies `change` to the newest answers and stores them only over what was read: of two tabs the slower reads again. */
export const changeDraft = async (
  parts: ServiceParts,
  { key, wave, known, page, note, ...place }: Place,
  change: (answers: Answers) => Answers,
): Promise<Answers> => {
  let draft = known;
  for (let attempt = 0; attempt < attempts; attempt++) {
    const answers = change(draft?.wave === wave ? draft.answers : {});
    const notes = [...(draft?.notes ?? []), ...(note ? [note.toString('hex')] : [])];
    const contents = { ...place, answers, notes } satisfies Contents;
    const interview = {
      id: draft?.id ?? interviewId(key),
      wave,
      page,
      expires: dayAfter(parts.clock.today(), daysOfDrafts + 1),
      sealed: seal(key, padded(JSON.stringify(contents)), parts.random),
    };
    if (await parts.stores.interviews.replace(interview, draft?.sealed ?? null)) return answers;
    const isKnown = draft !== null;
    draft = await findDraft(parts, key);
    if (isKnown && draft === null) return answers; // another tab has sent or deleted everything: nothing is begun again
  }
  throw new Problem('overloaded');
};

export const removeDraft = async (parts: ServiceParts, key: string): Promise<void> => {
  const draft = await findDraft(parts, key);
  await parts.stores.moves.remove((draft?.notes ?? []).map(note => Buffer.from(note, 'hex')));
  await parts.stores.interviews.remove(interviewId(key));
};
