// Letting somebody in: a new session, the mark of a browser that has been here, and the page they wanted.
import type { Request, Response } from 'express';
import { readerOf } from '../middleware/setUpReader.ts';
import { tokenOf, type StaffDoor } from '../middleware/setUpStaff.ts';
import { deviceCookie } from '../middleware/staffCookies.ts';
import type { Account } from '../services/accounts.ts';

const halfYear = 180 * 86_400_000;

/** What a page is told that stands before signing in. */
export const doorVisitOf = (request: Request, response: Response) => ({
  reader: readerOf(response),
  account: null,
  token: tokenOf(request),
  notice: null,
});

export const welcome = async (
  { signIn, limits }: StaffDoor,
  request: Request,
  response: Response,
  account: Account,
): Promise<void> => {
  const { paths } = readerOf(response);
  const { returnTo = '/staff' } = request.session;
  await signIn.begin(request, account);
  response.cookie(deviceCookie, limits.newMark(account.email), {
    path: '/staff',
    httpOnly: true,
    sameSite: 'strict',
    maxAge: halfYear,
  });
  response.redirect(303, paths.at(returnTo));
};
