// Drafts: sealed under the respondent's key before they reach the store, gone fourteen days after the last answer.
import type { Answers } from '../../../surveys/answer.ts';
import { dayAfter } from '../../clock.ts';
import { interviewId, seal, unseal } from '../../crypto.ts';
import { Problem } from '../../problem.ts';
import type { ServiceParts } from '../parts.ts';

const daysKept = 14;
const attempts = 8;

export type Draft = { readonly wave: string; readonly answers: Answers; readonly sealed: Buffer };

export const findDraft = async ({ stores }: ServiceParts, key: string): Promise<Draft | null> => {
  const stored = await stores.interviews.find(interviewId(key));
  const plain = stored && unseal(key, stored.sealed);
  if (!stored || plain === null) return null;
  const answers = JSON.parse(plain) as Answers; // written by changeDraft and authenticated by the seal
  return { wave: stored.wave, answers, sealed: stored.sealed };
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
  readonly page: string;
  /** The draft as it was read a moment ago. */
  readonly known: Draft | null;
};

/** Applies `change` to the newest answers and stores them only over what was read: of two tabs the slower reads again. */
export const changeDraft = async (
  parts: ServiceParts,
  { key, wave, page, known }: Place,
  change: (answers: Answers) => Answers,
): Promise<Answers> => {
  let draft = known;
  for (let attempt = 0; attempt < attempts; attempt++) {
    const answers = change(draft?.wave === wave ? draft.answers : {});
    const interview = {
      id: interviewId(key),
      wave,
      page,
      expires: dayAfter(parts.clock.today(), daysKept + 1),
      sealed: seal(key, padded(JSON.stringify(answers)), parts.random),
    };
    if (await parts.stores.interviews.replace(interview, draft?.sealed ?? null)) return answers;
    draft = await findDraft(parts, key);
  }
  throw new Problem('overloaded');
};

export const removeDraft = ({ stores }: ServiceParts, key: string): Promise<void> =>
  stores.interviews.remove(interviewId(key));
