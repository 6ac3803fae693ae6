// Files in forms of staff: one file, held in memory and bounded while it streams in, read only for somebody who has signed in.
// It stands before the check against forged forms, which needs the token among the form's fields.
import type { Express, Request, RequestHandler } from 'express';
import multer, { MulterError } from 'multer';
import { Problem } from '../problem.ts';

const megabyte = 1_048_576;
export const largestUpload = 8 * megabyte;

/** A file as it came: a name that only a reader is shown, and hostile bytes. */
export type Upload = { readonly name: string; readonly bytes: Buffer };

const receive = multer({
  storage: multer.memoryStorage(),
  limits: { files: 1, fileSize: largestUpload, fields: 50, fieldSize: 65_536, parts: 60, headerPairs: 20 },
  defParamCharset: 'utf8',
}).single('file');

/** Passport keeps there whose session it is. */
const isSignedIn = (request: Request): boolean => {
  const { passport } = request.session as { passport?: { user?: unknown } }; // typed by nobody
  return passport?.user !== undefined;
};

const toProblem = (error: unknown): unknown => {
  if (!(error instanceof MulterError)) return error;
  return new Problem(error.code === 'LIMIT_FILE_SIZE' ? 'file_too_large' : 'bad_request', {
    megabytes: largestUpload / megabyte,
  });
};

const readUpload: RequestHandler = (request, response, next) => {
  if (request.is('multipart/form-data') === false || request.method !== 'POST') return next();
  if (!isSignedIn(request)) throw new Problem('sign_in_needed');
  receive(request, response, (error: unknown) => next(error === undefined ? undefined : toProblem(error)));
};

export const setUpUploads = (app: Express): void => {
  app.use('/staff', readUpload);
};

/** The file of the form; null where none was chosen. */
export const uploadOf = (request: Request): Upload | null =>
  request.file && request.file.size > 0
    ? { name: request.file.originalname, bytes: request.file.buffer }
    : null;
