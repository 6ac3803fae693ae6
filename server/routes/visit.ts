// What every staff page is told besides its own matter: who reads it, and what the page before left to say.
import type { Request, Response } from 'express';
import { readerOf } from '../middleware/setUpReader.ts';
import { accountOf, takeNotice, tokenOf } from '../middleware/setUpStaff.ts';

export const visitOf = (request: Request, response: Response) => ({
  reader: readerOf(response),
  account: accountOf(request),
  token: tokenOf(request),
  notice: takeNotice(request),
});
