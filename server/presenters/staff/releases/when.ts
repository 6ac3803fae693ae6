// Moments of a release as staff read them: day and time in the republic.
import type { Clock } from '../../../clock.ts';
import { date } from '../../dates.ts';
import type { Reader } from '../../reader.ts';

export type ClockFace = Pick<Clock, 'dayOf' | 'timeOf' | 'now'>;

/** `14 октября 2013, 10:00`. */
export const moment = ({ language }: Reader, clock: ClockFace, at: Date): string =>
  `${date(clock.dayOf(at), language)}, ${clock.timeOf(at)}`;
