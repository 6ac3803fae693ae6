// An error at an address of the staff: the same words as elsewhere, without what belongs to a respondent's page. Who is signed in is
// not said: what went wrong may be the session itself.
import type { Problem } from '../../problem.ts';
import { wayForward, wordsOf } from '../problem.ts';
import type { Reader } from '../reader.ts';
import { titled } from './form.ts';
import { presentFrame } from './frame.ts';

export const presentStaffProblem = (reader: Reader, problem: Problem) => {
  const words = wordsOf(reader, problem);
  const isNowhere = problem.code === 'not_found' || problem.code === 'bad_address';
  return {
    frame: presentFrame({ reader, account: null, token: '', notice: null }, null),
    title: titled(reader, words.heading),
    ...words,
    action: isNowhere
      ? { href: reader.paths.staff(), label: reader.t('problems:to_staff') }
      : wayForward(problem, reader),
  };
};
