// How many answers a wave has, as far as anybody may know. Counts below ten never leave this room.
import type { WaveState } from '../stores/waves.ts';
import { smallestCount } from './results/disclosure.ts';

/**
 * `few`: less than ten, none included. `at_least`: a wave under way, in whole tens, so that no single arrival can be watched.
 */
export type ShownCount =
  { readonly kind: 'few' } | { readonly kind: 'at_least' | 'exactly'; readonly count: number };

export const shownCount = (count: number, state: WaveState): ShownCount => {
  if (count < smallestCount) return { kind: 'few' };
  return state === 'closed'
    ? { kind: 'exactly', count }
    : { kind: 'at_least', count: Math.floor(count / smallestCount) * smallestCount };
};
