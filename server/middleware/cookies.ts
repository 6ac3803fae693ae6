// Reads one cookie as the browser sent it.
import type { Request } from 'express';

export const cookieOf = (request: Request, name: string): string | undefined => {
  const pairs = (request.headers.cookie ?? '').split(';').map(pair => pair.trim());
  return pairs.find(pair => pair.startsWith(`${name}=`))?.slice(name.length + 1);
};
