// Sockets: bytes in, messages out, one command after another on each connection. Whoever does not read is not read from.
import { createServer, type Server, type Socket } from 'node:net';
import { pipeline } from 'node:stream/promises';
import type { Reply, Session } from '../commands/request.ts';
import { runCommand } from '../commands/table.ts';
import { engineCode, errorReply } from '../errors.ts';
import type { Commit } from '../storage/commits.ts';
import { formatReply, maxMessageBytes, parseMessage, type Message } from './message.ts';

export type Serving = { readonly server: Server; readonly close: () => Promise<void> };

const lengthBytes = 4;
const leastMessage = 21;

/** Splits a stream into whole messages. */
async function* framed(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer, void, undefined> {
  let held: Buffer[] = [];
  let length = 0;
  let wanted = lengthBytes;
  for await (const chunk of chunks) {
    held.push(chunk);
    length += chunk.length;
    while (length >= wanted) {
      const bytes = Buffer.concat(held);
      const size = bytes.readInt32LE(0);
      if (size < leastMessage || size > maxMessageBytes) throw new Error(`bad message size ${size}`);
      if (length >= size) yield bytes.subarray(0, size);
      const isWhole = length >= size;
      held = [isWhole ? bytes.subarray(size) : bytes];
      length -= isWhole ? size : 0;
      wanted = isWhole ? lengthBytes : size;
    }
  }
}

const answer = async ({ body }: Message, session: Session, commit: Commit): Promise<Reply> => {
  const [name = ''] = Object.keys(body);
  const database = typeof body.$db === 'string' ? body.$db : 'admin';
  try {
    return await runCommand({ ...session, name, database, body }, commit);
  } catch (error) {
    if (engineCode(error) !== 0) session.fatal(error);
    return errorReply(error);
  }
};

/** A client that sends nonsense or goes away in the middle loses its connection, and nobody else does. */
const serveSocket = (socket: Socket, session: Session, commit: Commit): Promise<void> =>
  pipeline(
    socket,
    async function* (chunks: AsyncIterable<Buffer>) {
      for await (const bytes of framed(chunks)) {
        const message = parseMessage(bytes);
        const reply = await answer(message, session, commit);
        if (!message.isSilent) yield formatReply(message, reply);
      }
    },
    socket,
  ).catch(() => void socket.destroy());

export const serve = (environment: Omit<Session, 'connectionId'>, commit: Commit): Serving => {
  const sockets = new Set<Socket>();
  let connections = 0;
  const server = createServer(socket => {
    sockets.add(socket);
    socket.setNoDelay(true);
    socket.once('close', () => sockets.delete(socket));
    void serveSocket(socket, { ...environment, connectionId: ++connections }, commit);
  });
  const close = (): Promise<void> =>
    new Promise(resolve => {
      server.close(() => resolve());
      for (const socket of sockets) socket.destroy();
    });
  return { server, close };
};
