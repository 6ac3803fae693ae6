// Answers that are alike for everybody and carry no nonce: written once for each edition of what is published, and kept up to a limit.
import type { Request, Response } from 'express';
import { boundedCache } from '../services/results/cache.ts';
import { revalidate } from './revalidate.ts';

const bytesKept = 32 * 1024 * 1024;
/** Small answers count as this much, so that there are never too many of them. */
const leastCounted = 64 * 1024;

/** What is kept, and once more for what compression makes of it. */
const sizeOf = ({ length }: Buffer): number => Math.max(leastCounted, 2 * length);

export type Told = {
  /** Changes whenever what is told does; the path and the language go without saying. */
  readonly edition: readonly unknown[];
  /** With its character set. */
  readonly type: string;
  readonly write: () => string;
};

export type TellKept = (request: Request, response: Response, told: Told) => Promise<void>;

/** Like `revalidate`, and what it sends to those who do not hold it is the same bytes for all. */
export const keptAnswers = (limit = bytesKept): TellKept => {
  const remember = boundedCache<Buffer>(limit, sizeOf);
  return (request, response, { edition, type, write }) =>
    revalidate(request, response, edition, async mark => {
      const body = await remember(mark, async () => Buffer.from(write()));
      response.set('Content-Type', type).send(body);
    });
};
