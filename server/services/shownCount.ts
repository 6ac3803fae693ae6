// How many answers a wave has, as far as anybody may know. Counts below ten never leave this room.
import type { Stores } from '../stores/index.ts';
import type { Wave, WaveState } from '../stores/waves.ts';
import { tens } from './fieldwork/coarsen.ts';
import { smallestCount } from './results/disclosure.ts';

/**
 * `few`: less than ten, none included. `at_least`: a wave under way, in whole tens, so that no single arrival can be watched.
 */
export type ShownCount =
  { readonly kind: 'few' } | { readonly kind: 'at_least' | 'exactly'; readonly count: number };

export const shownCount = (count: number, state: WaveState): ShownCount => {
  if (count < smallestCount) return { kind: 'few' };
  return state === 'closed' ? { kind: 'exactly', count } : { kind: 'at_least', count: tens(count) };
};

/** Counted once: when its last day is over nothing more can come, and the number is written down with the wave. */
const countOfClosed = async (
  { responses, waves }: Pick<Stores, 'responses' | 'waves'>,
  wave: Wave,
  today: string,
): Promise<number> => {
  if (wave.count !== undefined) return wave.count;
  const count = await responses.countOf(wave.id);
  if (wave.closes === undefined || wave.closes < today) await waves.change(wave, { count });
  return count;
};

/**
 * Of a wave under way the days before and today are told apart, each in whole tens: whoever knows the days before from the board
 * learns nothing of the first answers of today.
 */
export const countOfWave = async (
  stores: Pick<Stores, 'responses' | 'waves'>,
  wave: Wave,
  today: string,
): Promise<ShownCount> => {
  const { responses } = stores;
  if (wave.state === 'closed') return shownCount(await countOfClosed(stores, wave, today), 'closed');
  const [all, ofToday] = await Promise.all([
    responses.countOf(wave.id),
    responses.countOfDay(wave.id, today),
  ]);
  return shownCount(tens(all - ofToday) + tens(ofToday), wave.state);
};
