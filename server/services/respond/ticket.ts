// What a respondent's cookie holds: the key to their draft, the minute they began and, where they came by the link of a place, its
// code. The server keeps none of it beside the draft.
import {
  coverKey,
  deviceKey,
  isInterviewKey,
  newInterviewKey,
  uncoverKey,
  type RandomBytes,
} from '../../crypto.ts';
import type { Duration } from '../../models/response.ts';
import { isLinkCode } from './linkCode.ts';

export type Ticket = { readonly key: string; readonly begunMinute: number; readonly place?: string };

const minute = 60_000;

export const newTicket = (random: RandomBytes, now: Date, place?: string): Ticket => ({
  key: newInterviewKey(random),
  begunMinute: Math.floor(now.getTime() / minute),
  ...(place === undefined ? {} : { place }),
});

export const writeTicket = ({ key, begunMinute, place }: Ticket): string =>
  [key, begunMinute.toString(36), ...(place === undefined ? [] : [place])].join('.');

export const begunOn = ({ begunMinute }: Ticket): Date => new Date(begunMinute * minute);

/** Reads a cookie; anything else than a ticket is no ticket. */
export const readTicket = (value: string | undefined): Ticket | null => {
  const [key = '', begun = '', place = ''] = (value ?? '').split('.', 3);
  if (!isInterviewKey(key) || !/^[0-9a-z]{1,6}$/.test(begun)) return null;
  return { key, begunMinute: parseInt(begun, 36), ...(isLinkCode(place) ? { place } : {}) };
};

type Parts = { readonly covered: string; readonly device: string };

/** The parts a ticket was joined from, for as long as its request lasts: each answer hands them out again. */
const joinedFrom = new WeakMap<Ticket, Parts>();

/** The ticket as a device holds it: in two parts, and neither opens anything alone. */
export const partTicket = (ticket: Ticket): Parts =>
  joinedFrom.get(ticket) ?? {
    covered: writeTicket({ ...ticket, key: coverKey(ticket.key) }),
    device: deviceKey(ticket.key),
  };

export const joinTicket = (covered: string | undefined, device: string | undefined): Ticket | null => {
  const found = readTicket(covered);
  const key = found && uncoverKey(found.key, device ?? '');
  if (!found || key === null) return null;
  const ticket = { ...found, key };
  joinedFrom.set(ticket, { covered: writeTicket(found), device: device ?? '' });
  return ticket;
};

/** Four classes are all that is stored of time. A clock set back counts as the shortest. */
export const durationClass = ({ begunMinute }: Ticket, now: Date): Duration => {
  const minutes = now.getTime() / minute - begunMinute;
  return minutes < 5 ? 'under_5' : minutes < 15 ? '5_to_15' : minutes < 30 ? '15_to_30' : 'over_30';
};
