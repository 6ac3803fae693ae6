// The least a browser does: one kept connection, one cookie jar, redirects told and not followed. Cheap, so that the generator
// takes little of the processor it shares with the server.
import { Agent, request } from 'node:http';

export type Answer = { readonly status: number; readonly location: string; readonly milliseconds: number };

type Jar = Map<string, string>;
type Sending = { readonly url: string; readonly method: 'GET' | 'POST'; readonly form: string };

const keep = (jar: Jar, cookies: readonly string[] = []): void => {
  for (const cookie of cookies) {
    const [pair = ''] = cookie.split(';', 1);
    const at = pair.indexOf('=');
    const value = pair.slice(at + 1);
    if (value === '') jar.delete(pair.slice(0, at));
    else jar.set(pair.slice(0, at), value);
  }
};

const headersOf = (jar: Jar, { method, form }: Sending) => ({
  accept: 'text/html',
  'accept-encoding': 'gzip, br',
  cookie: [...jar].map(pair => pair.join('=')).join('; '),
  ...(method === 'POST' && {
    'content-type': 'application/x-www-form-urlencoded',
    'content-length': Buffer.byteLength(form),
  }),
});

const send = (agent: Agent, jar: Jar, sending: Sending): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const { url, method, form } = sending;
    const started = performance.now();
    const sent = request(url, { method, agent, headers: headersOf(jar, sending) }, response => {
      response.resume().on('end', () => {
        keep(jar, response.headers['set-cookie']);
        const { statusCode: status = 0, headers } = response;
        resolve({ status, location: headers.location ?? '', milliseconds: performance.now() - started });
      });
    });
    sent.on('error', reject).end(form);
  });

export const openBrowser = (base: string) => {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const jar: Jar = new Map();
  return {
    get: (path: string) => send(agent, jar, { url: base + path, method: 'GET', form: '' }),
    post: (path: string, form = '') => send(agent, jar, { url: base + path, method: 'POST', form }),
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
