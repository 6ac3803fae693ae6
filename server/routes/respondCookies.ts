// The two cookies of a respondent: the ticket (the key to the draft) and, after sending, the receipt for ten minutes.
import type { CookieOptions, Request, Response } from 'express';
import { cookieOf } from '../middleware/cookies.ts';
import type { Config } from '../config.ts';
import { readReceipt, writeReceipt, type Receipt } from '../services/respond/receipt.ts';
import { readTicket, writeTicket, type Ticket } from '../services/respond/ticket.ts';

const day = 86_400_000;

export const respondCookies = (config: Config) => {
  const options: CookieOptions = { httpOnly: true, sameSite: 'lax', secure: config.isSecure, path: '/' };
  const ticketName = (survey: string): string => `draft_${survey}`;
  const receiptName = (survey: string): string => `receipt_${survey}`;
  return {
    ticket: (request: Request, survey: string): Ticket | null =>
      readTicket(cookieOf(request, ticketName(survey))),
    receipt: (request: Request, survey: string): Receipt | null =>
      readReceipt(cookieOf(request, receiptName(survey))),
    begin: (response: Response, survey: string, ticket: Ticket): void => {
      response.clearCookie(receiptName(survey), options);
      response.cookie(ticketName(survey), writeTicket(ticket), { ...options, maxAge: 14 * day });
    },
    /** The key lives as long as the draft: fourteen days from the last answer. */
    keep: (response: Response, survey: string, ticket: Ticket): void => {
      response.cookie(ticketName(survey), writeTicket(ticket), { ...options, maxAge: 14 * day });
    },
    /** After sending the key goes at once: nothing on the device leads to the response any more. */
    finish: (response: Response, survey: string, receipt: Receipt): void => {
      response.clearCookie(ticketName(survey), options);
      response.cookie(receiptName(survey), writeReceipt(receipt), { ...options, maxAge: 600_000 });
    },
    clear: (response: Response, survey: string): void => {
      response.clearCookie(ticketName(survey), options);
      response.clearCookie(receiptName(survey), options);
    },
  };
};

export type RespondCookies = ReturnType<typeof respondCookies>;
