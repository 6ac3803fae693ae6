// The cookies of a respondent. `draft_` is the ticket, the key to the draft, which no script can read. `box_` is the key to what this
// device keeps for itself, and the ticket is covered by it: when a page deletes it, also without a network, the ticket is noise.
// `receipt_` stays for ten minutes after sending. `left_` is set by the page when somebody leaves in a hurry: the next visit clears all.
import type { CookieOptions, Request, Response } from 'express';
import { cookieOf } from '../middleware/cookies.ts';
import type { Config } from '../config.ts';
import { readLinkCode } from '../services/respond/linkCode.ts';
import { readReceipt, writeReceipt, type Receipt } from '../services/respond/receipt.ts';
import { joinTicket, partTicket, type Ticket } from '../services/respond/ticket.ts';

const day = 86_400_000;
const names = (survey: string) => ({
  ticket: `draft_${survey}`,
  box: `box_${survey}`,
  receipt: `receipt_${survey}`,
  left: `left_${survey}`,
});

const placeName = (survey: string): string => `place_${survey}`;

const optionsFor = ({ isSecure }: Config): CookieOptions => ({
  httpOnly: true,
  sameSite: 'lax',
  secure: isSecure,
  path: '/',
});

export const placeCookie = (config: Config, options = optionsFor(config)) => ({
  /** The place whose link led here: until an interview begins, and for this visit only. */
  place: (request: Request, survey: string): string | undefined =>
    readLinkCode(cookieOf(request, placeName(survey)) ?? '') ?? undefined,
  arrive: (response: Response, survey: string, place: string | undefined): void => {
    if (place === undefined) response.clearCookie(placeName(survey), options);
    else response.cookie(placeName(survey), place, { ...options, maxAge: 3_600_000 });
  },
});

/** What a respondent's cookies say. */
const readers = {
  ticket: (request: Request, survey: string): Ticket | null =>
    cookieOf(request, names(survey).left)
      ? null
      : joinTicket(cookieOf(request, names(survey).ticket), cookieOf(request, names(survey).box)),
  hasLeft: (request: Request, survey: string): boolean => cookieOf(request, names(survey).left) !== undefined,
  receipt: (request: Request, survey: string): Receipt | null =>
    cookieOf(request, names(survey).left) ? null : readReceipt(cookieOf(request, names(survey).receipt)),
};

export const respondCookies = (config: Config) => {
  const options = optionsFor(config);
  const clear = (response: Response, each: readonly string[]): void =>
    each.forEach(name => response.clearCookie(name, options));
  const open = ({ ticket, box, left }: ReturnType<typeof names>) => [ticket, box, left];
  /** The key lives as long as the draft: fourteen days from the last answer. */
  const keep = (response: Response, survey: string, ticket: Ticket): void => {
    const lasting = { ...options, maxAge: 14 * day };
    const { covered, device } = partTicket(ticket);
    response.cookie(names(survey).ticket, covered, lasting);
    response.cookie(names(survey).box, device, { ...lasting, httpOnly: false });
  };
  return {
    ...readers,
    ...placeCookie(config),
    keep,
    begin: (response: Response, survey: string, ticket: Ticket): void => {
      clear(response, [names(survey).receipt, names(survey).left, placeName(survey)]);
      keep(response, survey, ticket);
    },
    /** After sending the key goes at once: nothing on the device leads to the response any more. */
    finish: (response: Response, survey: string, receipt: Receipt): void => {
      clear(response, open(names(survey)));
      response.cookie(names(survey).receipt, writeReceipt(receipt), { ...options, maxAge: 600_000 });
    },
    clear: (response: Response, survey: string): void =>
      clear(response, [...open(names(survey)), names(survey).receipt]),
  };
};

export type RespondCookies = ReturnType<typeof respondCookies>;
