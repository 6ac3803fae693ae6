// What a respondent's cookie holds: the key to their draft and the minute they began. The server keeps neither.
import { isInterviewKey, newInterviewKey, type RandomBytes } from '../../crypto.ts';
import type { Duration } from '../../models/response.ts';

export type Ticket = { readonly key: string; readonly begunMinute: number };

const minute = 60_000;

export const newTicket = (random: RandomBytes, now: Date): Ticket => ({
  key: newInterviewKey(random),
  begunMinute: Math.floor(now.getTime() / minute),
});

export const writeTicket = ({ key, begunMinute }: Ticket): string => `${key}.${begunMinute.toString(36)}`;

/** Reads a cookie; anything else than a ticket is no ticket. */
export const readTicket = (value: string | undefined): Ticket | null => {
  const [key = '', begun = ''] = (value ?? '').split('.', 2);
  return isInterviewKey(key) && /^[0-9a-z]{1,9}$/.test(begun)
    ? { key, begunMinute: parseInt(begun, 36) }
    : null;
};

/** Four classes are all that is stored of time. A clock set back counts as the shortest. */
export const durationClass = ({ begunMinute }: Ticket, now: Date): Duration => {
  const minutes = now.getTime() / minute - begunMinute;
  return minutes < 5 ? 'under_5' : minutes < 15 ? '5_to_15' : minutes < 30 ? '15_to_30' : 'over_30';
};
