// Where the program answers, as passkeys know it: they belong to the address people type, BASE_URL.
import type { Response } from 'express';
import { readerOf } from '../middleware/setUpReader.ts';
import type { Site } from '../services/secondFactors.ts';

export const siteOf = (response: Response): Site => {
  const { hostname, origin } = new URL(readerOf(response).baseUrl);
  return { id: hostname, origin };
};
