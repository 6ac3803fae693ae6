// From raw shares to what may be published: withheld cells become null, a volunteer sample keeps its shares and nothing else.
import type { Category, Variable } from '../../../surveys/variable.ts';
import type { Wave } from '../../stores/waves.ts';
import { smallestCount, withhold, type Withheld } from './disclosure.ts';
import type { Cell, Focus, PublishedEstimate } from './result.ts';
import type { Share } from './shares.ts';

/** The shares of one wave: of every answer, and of the number the question is about. */
export type WaveShares = {
  readonly shares: readonly Share[];
  readonly focus: Share | undefined;
};

type UnlinkedCell = Omit<Cell, 'change'>;
export type PublishedShares = {
  readonly base: { readonly n: number; readonly nWeighted: number } | null;
  readonly cells: readonly UnlinkedCell[];
  readonly focus: UnlinkedCell;
};

export const publishedEstimate = (share: Share, sample: Wave['sample']): PublishedEstimate => {
  const { value, n, nWeighted, standardError, low, high, degreesOfFreedom, designEffect, flags } = share;
  return sample === 'volunteer'
    ? {
        ...{ value, n, nWeighted, standardError: null, low: null, high: null },
        ...{ degreesOfFreedom: null, designEffect: null, flags: [] },
      }
    : {
        ...{ value, n, nWeighted, standardError, low, high, degreesOfFreedom, designEffect, flags },
        ...(share.efficiencyLoss === undefined ? {} : { efficiencyLoss: share.efficiencyLoss }),
        ...(share.uncut === undefined ? {} : { uncut: share.uncut }),
      };
};

/** An estimate of a hidden question tells no count: only a wave of too few is withheld. */
const withheldHidden = ([share]: readonly Share[]): Withheld => {
  const isWholeWave = (share?.n ?? 0) < smallestCount;
  return {
    isWholeWave,
    isHeadline: isWholeWave,
    codes: new Set(isWholeWave && share ? [share.category] : []),
  };
};

const withheldOf = ({ shares, focus }: WaveShares, variable: Variable, question: Focus | null): Withheld => {
  if (variable.indirect) return withheldHidden(shares);
  return withhold({
    base: shares[0]?.n ?? 0,
    counts: shares.map(({ category, count }) => ({ code: category, count })),
    isExclusive: variable.type !== 'set',
    headline: question && focus ? { codes: question.codes, count: focus.count } : undefined,
  });
};

export const publishShares = (
  wave: WaveShares,
  asked: { readonly variable: Variable; readonly categories: readonly Category[] },
  question: Focus | null,
  sample: Wave['sample'],
): PublishedShares => {
  const withheld = withheldOf(wave, asked.variable, question);
  const [first] = wave.shares;
  const estimateOf = (share: Share | undefined, isHidden: boolean) =>
    share === undefined || isHidden ? null : publishedEstimate(share, sample);
  return {
    base: first && !withheld.isWholeWave ? { n: first.n, nWeighted: first.nWeighted } : null,
    cells: wave.shares.map(share => ({
      code: share.category,
      isMissing: asked.categories.some(({ code, isMissing }) => code === share.category && isMissing),
      estimate: estimateOf(share, withheld.codes.has(share.category)),
    })),
    focus: {
      code: question?.kind === 'answer' ? question.category.code : 'headline',
      isMissing: false,
      estimate: estimateOf(wave.focus, withheld.isHeadline),
    },
  };
};
