// Where people stop: drafts by the last page answered. Drafts change and vanish as people go on, so what is shown is counted once a
// day, over drafts nobody touched that day, and kept in whole tens: who looks twice sees no draft move.
import { dayAfter } from '../../clock.ts';
import type { BreakOffEdition } from '../../stores/break-offs.ts';
import type { ServiceParts } from '../parts.ts';
import { daysOfDrafts } from '../respond/drafts.ts';
import { tens } from './coarsen.ts';

/** A draft expires so many days after it was last changed, at midnight. */
const expireAfter = daysOfDrafts + 1;

export const breakOffOf = async (
  { stores, clock }: Pick<ServiceParts, 'stores' | 'clock'>,
  wave: string,
): Promise<BreakOffEdition> => {
  const day = clock.today();
  const known = await stores.breakOffs.find(wave);
  if (known && known.day >= day) return known;
  const counts = await stores.interviews.countsByPage(wave, dayAfter(day, expireAfter - 1));
  const pages = [...counts].map(([page, count]) => ({ page, tens: tens(count) }));
  return stores.breakOffs.keep({ id: wave, day, pages: pages.filter(page => page.tens > 0) });
};
