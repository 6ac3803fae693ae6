// Notices that a reader has gone: what nobody else waits for need not be computed to its end.
import type { Response } from 'express';

/**
 * Aborted where the reader goes away before the answer: nobody need compute it then. Who was told to wait longer than a request may take
 * is answered, and what they asked for goes on: it is ready when they come again.
 */
export const leaving = (response: Response): AbortSignal => {
  const gone = new AbortController();
  response.once('close', () => {
    if (!response.writableEnded) gone.abort();
  });
  return gone.signal;
};
