// Public pages are sent once and then only asked about: a browser that holds this edition keeps it.
import { createHash, randomBytes } from 'node:crypto';
import type { Request, Response } from 'express';
import { readerOf } from '../middleware/setUpReader.ts';

/** Without a secret, a mark could be guessed back to what an edition is made of. */
const salt = randomBytes(16).toString('base64url');

/**
 * Sends `render()` unless the browser holds this edition already; `render` is given the mark by which the edition is known here. What was
 * said of `Cache-Control` before stays. A 304 keeps the stored page with its stored policy: a new one would carry a nonce that the
 * stored page does not have.
 */
export const revalidate = async (
  request: Request,
  response: Response,
  edition: readonly unknown[],
  render: (mark: string) => void | Promise<void>,
): Promise<void> => {
  const { language, asset } = readerOf(response);
  const built = [asset('public.css'), asset('charts.js')];
  const mark = createHash('sha256')
    .update(JSON.stringify([salt, request.path, language, built, edition]))
    .digest('base64url');
  response.set('ETag', `W/"${mark.slice(0, 27)}"`);
  if (!response.hasHeader('Cache-Control')) response.set('Cache-Control', 'no-cache');
  if (!request.fresh) return render(mark);
  response.removeHeader('Content-Security-Policy');
  response.status(304).end();
};
