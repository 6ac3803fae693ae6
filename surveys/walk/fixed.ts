// Questions that every interview shows as they are written, whatever was answered and whatever chance decides: most of them.
import { moduleOf } from '../questions/index.ts';
import type { Question } from '../questions/schema.ts';
import { hasPipes } from './piping.ts';

type Item = { readonly relevant?: string | undefined };

/** What may differ from one interview to another, on whatever type of question. */
type Varying = {
  readonly order?: unknown;
  readonly carry_forward?: unknown;
  readonly options?: readonly Item[];
  readonly rows?: readonly Item[];
};

/** Whether it is asked at all may still depend on answers. */
export const isFixed = (question: Question): boolean => {
  const { order, carry_forward, options = [], rows = [] } = question as Varying; // what a type does not have is not there
  const isDecided = order ?? carry_forward ?? moduleOf(question).recorded;
  return (
    !isDecided && [...options, ...rows].every(item => item.relevant === undefined) && !hasPipes(question)
  );
};
