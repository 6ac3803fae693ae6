// Drafts: sealed under the respondent's key before they reach the store, gone fourteen days after the last answer.
import type { Answers } from '../../../surveys/answer.ts';
import { dayAfter } from '../../clock.ts';
import { interviewId, seal, unseal } from '../../crypto.ts';
import { Problem } from '../../problem.ts';
import type { ServiceParts } from '../index.ts';

const daysKept = 14;
const attempts = 8;

export type Draft = { readonly wave: string; readonly answers: Answers; readonly sealed: Buffer };

export const draftBox = ({ stores, clock, random }: ServiceParts) => {
  const find = async (key: string): Promise<Draft | null> => {
    const stored = await stores.interviews.find(interviewId(key));
    const plain = stored && unseal(key, stored.sealed);
    if (!stored || plain === null) return null;
    const answers: Answers = JSON.parse(plain); // written by `change` below and authenticated by the seal
    return { wave: stored.wave, answers, sealed: stored.sealed };
  };

  /** Applies `change` to the newest answers and stores them only over what was read: of two tabs the slower reads again. */
  const change = async (
    key: string,
    wave: string,
    page: string,
    apply: (answers: Answers) => Answers,
  ): Promise<Answers> => {
    for (let attempt = 0; attempt < attempts; attempt++) {
      const draft = await find(key);
      const answers = apply(draft?.wave === wave ? draft.answers : {});
      const interview = {
        id: interviewId(key),
        wave,
        page,
        expires: dayAfter(clock.today(), daysKept + 1),
        sealed: seal(key, JSON.stringify(answers), random),
      };
      if (await stores.interviews.replace(interview, draft?.sealed ?? null)) return answers;
    }
    throw new Problem('overloaded');
  };

  return { find, change, remove: (key: string): Promise<void> => stores.interviews.remove(interviewId(key)) };
};
