// Whether two conditions say the same: spaces and superfluous brackets do not count.
import { parsedOnce } from '../conditions/index.ts';
import { isSame } from './change.ts';

export const isSameCondition = (first: string | undefined, second: string | undefined): boolean => {
  if (first === undefined || second === undefined) return first === second;
  const [before, after] = [parsedOnce(first), parsedOnce(second)];
  return 'expression' in before && 'expression' in after
    ? isSame(before.expression, after.expression)
    : first.trim() === second.trim();
};
