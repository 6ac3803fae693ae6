// Looks at recipes over the answers of a closed wave. No other wave is ever read.
import { Problem } from '../../problem.ts';
import type { Stores } from '../../stores/index.ts';
import type { Wave } from '../../stores/waves.ts';
import type { Recipe } from '../../stores/weightings.ts';
import type { Calculator } from '../results/calculator.ts';
import { smallestCount } from '../results/disclosure.ts';
import { closedWaves } from '../results/standing.ts';
import type { WeighingLook } from './calculate.ts';

/** Why there is nothing to look at. */
export type NoLook = 'not_closed' | 'too_few';
export type Looks = { readonly looks: readonly WeighingLook[] } | { readonly none: NoLook };

export type Wanted = {
  readonly wave: Wave;
  readonly recipes: readonly Recipe[];
  readonly withHeadlines?: boolean;
  readonly signal?: AbortSignal | undefined;
};

const mostTries = 5;

export const looksOf =
  ({ stores, calculator }: { readonly stores: Stores; readonly calculator: Calculator }) =>
  async ({ wave, recipes, withHeadlines = false, signal }: Wanted): Promise<Looks> => {
    if (wave.state !== 'closed') return { none: 'not_closed' };
    for (let left = mostTries; left > 0; left -= 1) {
      const all = await closedWaves(stores, calculator.look, wave.survey);
      const closed = all.find(each => each.wave.id === wave.id);
      if (!closed || closed.count < smallestCount) return { none: 'too_few' };
      const { variables: _, ...read } = closed;
      const weighed = await calculator.weigh(
        { closed: read, recipes, withHeadlines },
        signal ? { signal } : {},
      );
      if (weighed !== 'changed') return { looks: weighed.looks };
    }
    throw new Problem('overloaded');
  };
