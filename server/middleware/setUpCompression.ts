// Whole pages are compressed at once, small and quick: Brotli where the browser takes it, else gzip. What is written in parts is left
// to the streaming compression.
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import compression from 'compression';
import type { Express, Request, Response } from 'express';

/** Below this a packet carries it anyway. */
const leastBytes = 860;
/** What most pages shrink to: room for more would be taken from the system for each. */
const chunkSize = 4096;
/** A respondent's pages are never written in parts; what stands ready for that costs each of them. */
const isWhole = /^\/s\/(?!worker\.js$)/i;
const compressible = /^(?:text\/|image\/svg|application\/(?:json|javascript|xml|rss\+xml))/;

/** No larger than the page: an empty window has to be cleared too. */
const windowFor = (bytes: number): number => Math.min(18, Math.max(12, Math.ceil(Math.log2(bytes))));

const brotli = (body: Buffer): Buffer =>
  brotliCompressSync(body, {
    chunkSize,
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 5,
      [constants.BROTLI_PARAM_LGWIN]: windowFor(body.length),
      [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
    },
  });

const compressors = {
  br: brotli,
  gzip: (body: Buffer): Buffer => gzipSync(body, { level: 6, chunkSize }),
} as const;

type Encoding = keyof typeof compressors;

/** What was sent already and is sent again, the same buffer, is not compressed again: whoever keeps one must not change it. */
const compressing = () => {
  const small = new WeakMap<Buffer, Map<Encoding, Buffer>>();
  return (body: Buffer, encoding: Encoding): Buffer => {
    const known = small.get(body) ?? new Map<Encoding, Buffer>();
    small.set(body, known);
    const made = known.get(encoding) ?? compressors[encoding](body);
    known.set(encoding, made);
    return made;
  };
};

const encodingFor = (request: Request, response: Response): Encoding | null => {
  const isOpen = !response.headersSent && !response.hasHeader('Content-Encoding');
  const type = String(response.getHeader('Content-Type') ?? '');
  if (!isOpen || request.method === 'HEAD' || !compressible.test(type)) return null;
  // Browsers name gzip first and mean nothing by it.
  return (['br', 'gzip'] as const).find(name => request.acceptsEncodings(name) !== false) ?? null;
};

const bytesOf = (body: unknown, encoding: unknown): Buffer | null => {
  if (Buffer.isBuffer(body)) return body;
  if (typeof body !== 'string') return null;
  return Buffer.from(body, Buffer.isEncoding(String(encoding)) ? (encoding as BufferEncoding) : 'utf8'); // checked just before
};

export const setUpCompression = (app: Express): void => {
  const inParts = compression();
  const compress = compressing();
  app.use((request, response, next) =>
    isWhole.test(request.path) ? next() : inParts(request, response, next),
  );
  app.use((request, response, next) => {
    const end = response.end.bind(response) as (...parts: unknown[]) => Response; // one of Node's overloads, chosen by the caller
    const endSmall = (body?: unknown, encoding?: unknown, done?: unknown): Response => {
      const bytes = bytesOf(body, encoding);
      if (bytes === null || bytes.length < leastBytes) return end(body, encoding, done);
      const chosen = encodingFor(request, response);
      if (chosen === null) return end(body, encoding, done);
      const small = compress(bytes, chosen);
      response.vary('Accept-Encoding').set('Content-Encoding', chosen);
      response.set('Content-Length', String(small.length));
      return end(small, done);
    };
    response.end = endSmall as Response['end']; // one function cannot be written with Node's overloads
    next();
  });
};
