// The least a browser does: one kept connection, one cookie jar, redirects told and not followed. It reads of an answer only what
// leads on, so that the generator takes little of the processor it shares with the server.
import { connect, type Socket } from 'node:net';

export type Answer = { readonly status: number; readonly location: string; readonly milliseconds: number };

type Jar = Map<string, string>;
type Sending = { readonly path: string; readonly method: 'GET' | 'POST'; readonly form: string };

const headEnd = Buffer.from('\r\n\r\n');

const keep = (jar: Jar, head: string): void => {
  for (const [, name = '', value = ''] of head.matchAll(/\r\nset-cookie: ([^=]+)=([^;\r]*)/gi)) {
    if (value === '') jar.delete(name);
    else jar.set(name, value);
  }
};

const written = (host: string, jar: Jar, { path, method, form }: Sending): string => {
  const cookie = jar.size > 0 ? `\r\nCookie: ${[...jar].map(pair => pair.join('=')).join('; ')}` : '';
  const about =
    method === 'POST'
      ? `\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: ${Buffer.byteLength(form)}`
      : '';
  const accepts = 'Accept: text/html\r\nAccept-Encoding: gzip, br';
  return `${method} ${path} HTTP/1.1\r\nHost: ${host}\r\n${accepts}${cookie}${about}\r\n\r\n${form}`;
};

type Whole = { readonly status: number; readonly head: string };

/** The answer, once all of it is there; its body is counted and not looked at. */
const wholeIn = (bytes: Buffer): Whole | null => {
  const end = bytes.indexOf(headEnd);
  if (end === -1) return null;
  const head = bytes.toString('latin1', 0, end);
  const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1];
  if (length === undefined) throw new Error('an answer of unknown length');
  const isWhole = bytes.length >= end + headEnd.length + Number(length);
  return isWhole ? { status: Number(head.slice(9, 12)), head } : null;
};

const receive = (socket: Socket): Promise<Whole> =>
  new Promise((resolve, reject) => {
    let held: Buffer | undefined;
    const take = (chunk: Buffer): void => {
      held = held ? Buffer.concat([held, chunk]) : chunk;
      try {
        const whole = wholeIn(held);
        if (whole) settle(() => resolve(whole));
      } catch (error) {
        settle(() => reject(error instanceof Error ? error : new Error(String(error))));
      }
    };
    const fail = (error?: Error): void =>
      settle(() => reject(error ?? new Error('the server closed the connection')));
    const settle = (done: () => void): void => {
      socket.off('data', take).off('error', fail).off('end', fail);
      done();
    };
    socket.on('data', take).on('error', fail).on('end', fail);
  });

/** One connection, opened when it is first needed and again where the server has closed it. */
const openLine = (base: string) => {
  const { hostname, port, host } = new URL(base);
  let socket: Socket | undefined;
  const open = (): Socket => {
    if (socket && !socket.destroyed && !socket.readableEnded) return socket;
    socket = connect({ host: hostname, port: Number(port), noDelay: true });
    socket.on('error', () => undefined); // between two requests nobody waits
    return socket;
  };
  const send = async (jar: Jar, sending: Sending): Promise<Answer> => {
    const started = performance.now();
    const line = open();
    line.write(written(host, jar, sending));
    const { status, head } = await receive(line);
    keep(jar, head);
    const location = /\r\nlocation: ([^\r]*)/i.exec(head)?.[1] ?? '';
    return { status, location, milliseconds: performance.now() - started };
  };
  return { send, close: (): void => void socket?.destroy() };
};

export const openBrowser = (base: string) => {
  const { send, close } = openLine(base);
  const jar: Jar = new Map();
  return {
    get: (path: string) => send(jar, { path, method: 'GET', form: '' }),
    post: (path: string, form = '') => send(jar, { path, method: 'POST', form }),
    /** Another person on this phone. */
    forget: (): void => jar.clear(),
    cookies: (): ReadonlyMap<string, string> => new Map(jar),
    take: (cookies: ReadonlyMap<string, string>): void => {
      jar.clear();
      for (const [name, value] of cookies) jar.set(name, value);
    },
    close,
  };
};

export type Browser = ReturnType<typeof openBrowser>;
