// Sockets: bytes in, messages out, one command after another on each connection.
import { createServer, type Server, type Socket } from 'node:net';
import { runCommand, type Run } from '../commands/table.ts';
import { errorReply } from '../errors.ts';
import type { Session } from '../commands/request.ts';
import { formatReply, maxMessageBytes, parseMessage, type Message, type Reply } from './message.ts';

export type Serving = { readonly server: Server; readonly close: () => Promise<void> };

type Environment = Omit<Session, 'connectionId'> & { readonly commit: Run };

const nameOf = ({ body }: Message): string => Object.keys(body)[0] ?? '';

const answer = async (message: Message, session: Session, commit: Run): Promise<Reply> => {
  const { body, sequences } = message;
  const database = typeof body.$db === 'string' ? body.$db : 'admin';
  try {
    return await runCommand({ ...session, name: nameOf(message), database, body, sequences }, commit);
  } catch (error) {
    return errorReply(error);
  }
};

/** Splits the stream into messages; calls back for each whole one. */
const createFramer = (onMessage: (bytes: Buffer) => void): ((chunk: Buffer) => void) => {
  let chunks: Buffer[] = [];
  let held = 0;
  let wanted = 4;
  return chunk => {
    chunks.push(chunk);
    held += chunk.length;
    while (held >= wanted) {
      const bytes = chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks);
      const size = bytes.readInt32LE(0);
      if (size < 21 || size > maxMessageBytes) throw new Error(`bad message size ${size}`);
      wanted = size;
      chunks = [bytes];
      if (held < size) return;
      onMessage(bytes.subarray(0, size));
      chunks = [bytes.subarray(size)];
      held -= size;
      wanted = 4;
    }
  };
};

const serveSocket = (socket: Socket, connectionId: number, { commit, ...environment }: Environment): void => {
  const session: Session = { ...environment, connectionId };
  let previous: Promise<void> = Promise.resolve();
  const handle = async (message: Message): Promise<void> => {
    const reply = await answer(message, session, commit);
    if (!message.isSilent && !socket.destroyed) socket.write(formatReply(message, reply));
  };
  const frame = createFramer(bytes => {
    const message = parseMessage(bytes);
    // Only a driver that expects no answers sends the next command before the reply to the last.
    previous = previous.then(() => handle(message)).catch(() => void socket.destroy());
  });
  socket.setNoDelay(true);
  socket.on('error', () => socket.destroy());
  socket.on('data', chunk => {
    try {
      frame(chunk);
    } catch {
      socket.destroy();
    }
  });
};

export const serve = (environment: Environment): Serving => {
  const sockets = new Set<Socket>();
  let connections = 0;
  const server = createServer(socket => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    serveSocket(socket, ++connections, environment);
  });
  const close = (): Promise<void> =>
    new Promise(resolve => {
      server.close(() => resolve());
      for (const socket of sockets) socket.destroy();
    });
  return { server, close };
};
