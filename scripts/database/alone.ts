// What must have the directory of a database for itself.
import { acquireLock } from '../../embedded-mongo/lock.ts';

/** Refused while a server runs there; while the work goes on, none can start. */
export const whileAlone = async <Result>(directory: string, work: () => Promise<Result>): Promise<Result> => {
  const lock = await acquireLock(directory);
  if (typeof lock === 'string')
    throw new Error(`A server is running on ${directory}. Stop it, then try again.`);
  try {
    return await work();
  } finally {
    lock.release();
  }
};
