// The least a browser does: one kept connection, one cookie jar, redirects told and not followed. Cheap, so that the generator
// takes little of the processor it shares with the server.
import { Agent, request } from 'node:http';

export type Answer = { readonly status: number; readonly location: string; readonly milliseconds: number };

export const openBrowser = (base: string) => {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const jar = new Map<string, string>();

  const keep = (cookies: readonly string[] = []): void => {
    for (const cookie of cookies) {
      const [pair = ''] = cookie.split(';', 1);
      const at = pair.indexOf('=');
      const value = pair.slice(at + 1);
      if (value === '') jar.delete(pair.slice(0, at));
      else jar.set(pair.slice(0, at), value);
    }
  };

  const send = (method: 'GET' | 'POST', path: string, form = ''): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const started = performance.now();
      const headers = {
        accept: 'text/html',
        'accept-encoding': 'gzip',
        cookie: [...jar].map(pair => pair.join('=')).join('; '),
        ...(method === 'POST' && {
          'content-type': 'application/x-www-form-urlencoded',
          'content-length': Buffer.byteLength(form),
        }),
      };
      const sent = request(base + path, { method, agent, headers }, response => {
        response.resume().on('end', () => {
          keep(response.headers['set-cookie']);
          const location = response.headers.location ?? '';
          const { statusCode: status = 0 } = response;
          resolve({ status, location, milliseconds: performance.now() - started });
        });
      });
      sent.on('error', reject).end(form);
    });

  return {
    get: (path: string) => send('GET', path),
    post: (path: string, form = '') => send('POST', path, form),
    /** Another person on this phone. */
    forget: (): void => jar.clear(),
    cookies: (): ReadonlyMap<string, string> => new Map(jar),
    take: (cookies: ReadonlyMap<string, string>): void => {
      jar.clear();
      for (const [name, value] of cookies) jar.set(name, value);
    },
    close: (): void => agent.destroy(),
  };
};

export type Browser = ReturnType<typeof openBrowser>;
