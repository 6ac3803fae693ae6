// An error at a public address: the same words as elsewhere, inside the frame of the pages around it.
import type { Problem } from '../problem.ts';
import { frame } from './frame.ts';
import { wayForward, wordsOf } from './problem.ts';
import type { Reader } from './reader.ts';

export const presentPublicProblem = (reader: Reader, problem: Problem) => {
  const words = wordsOf(reader, problem);
  return {
    frame: frame(reader, {
      ...{ title: words.heading, description: words.message, section: null },
      ...{ isDemonstration: false, isFound: false },
    }),
    ...words,
    action: wayForward(problem, reader),
  };
};
