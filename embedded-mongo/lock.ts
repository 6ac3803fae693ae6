// One server per directory: a lock file naming the process, its start, and where it answers.
import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { hostname } from 'node:os';
import { join } from 'node:path';

type Owner = {
  readonly pid: number;
  /** Tells a process from a later one with the same number; empty where the system does not say. */
  readonly started: string;
  readonly host: string;
  /** Absent until the server listens. */
  readonly uri?: string;
  readonly endpoint?: string | number;
};

export type Lock = {
  readonly announce: (uri: string, endpoint: string | number) => void;
  readonly release: () => void;
};

const startsWithin = 5000;
const recoveryLimit = 10_000;

const hasCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code;

const startOf = (pid: number): string => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    // The name in parentheses may hold spaces; the start is the 20th field after it.
    return `${boot}:${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]}`;
  } catch {
    return '';
  }
};

const isRunning = ({ pid, started }: Owner): boolean => {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (!hasCode(error, 'EPERM')) return false;
  }
  return started === '' || startOf(pid) === started;
};

const answers = (endpoint: string | number): Promise<boolean> =>
  new Promise(resolve => {
    const socket = typeof endpoint === 'number' ? connect(endpoint, '127.0.0.1') : connect(endpoint);
    socket.once('connect', () => resolve(true));
    socket.once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });

const readOwner = (path: string): Owner | 'missing' | 'unreadable' => {
  try {
    const owner: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return owner as Owner; // written below
  } catch (error) {
    return hasCode(error, 'ENOENT') ? 'missing' : 'unreadable';
  }
};

const ageOf = (path: string): number => {
  const written = statSync(path, { throwIfNoEntry: false })?.mtimeMs;
  return written === undefined ? 0 : Date.now() - written;
};

/** Exclusive creation is the one step no two processes can both take. */
const create = (path: string, owner: Owner): boolean => {
  try {
    writeFileSync(path, JSON.stringify(owner), { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  }
};

/** Removes a stale lock under a lock of its own: else one process could remove what another has just made. */
const recover = (path: string, isStale: () => boolean): void => {
  const recovery = `${path}.recovery`;
  try {
    mkdirSync(recovery);
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error;
    if (ageOf(recovery) > recoveryLimit) rmSync(recovery, { recursive: true, force: true });
    return;
  }
  try {
    if (isStale()) rmSync(path, { force: true });
  } finally {
    rmSync(recovery, { recursive: true, force: true });
  }
};

const isStale = (path: string): boolean => {
  const owner = readOwner(path);
  if (owner === 'missing') return false;
  // The process numbers of another host or container say nothing here; a server that starts there soon answers.
  if (owner === 'unreadable' || owner.host !== hostname()) return ageOf(path) > startsWithin;
  return !isRunning(owner);
};

const lockOn = (path: string, owner: Owner): Lock => ({
  announce: (uri, endpoint) => {
    writeFileSync(`${path}.new`, JSON.stringify({ ...owner, uri, endpoint }), { mode: 0o600 });
    renameSync(`${path}.new`, path);
  },
  release: () => rmSync(path, { force: true }),
});

const pause = (milliseconds: number): Promise<void> =>
  new Promise(resolve => setTimeout(resolve, milliseconds));

/** The lock, or the URI of the server that holds it. */
export const acquireLock = async (directory: string, patience = 15_000): Promise<Lock | string> => {
  const path = join(directory, 'server.lock');
  const owner: Owner = { pid: process.pid, started: startOf(process.pid), host: hostname() };
  const deadline = Date.now() + patience;
  for (;;) {
    if (create(path, owner)) return lockOn(path, owner);
    const held = readOwner(path);
    if (typeof held === 'object' && held.uri && held.endpoint !== undefined && (await answers(held.endpoint)))
      return held.uri;
    if (isStale(path)) recover(path, () => isStale(path));
    else if (Date.now() > deadline) {
      const who = typeof held === 'object' ? `process ${held.pid} on ${held.host}` : 'another process';
      throw new Error(
        `The directory ${directory} is in use by ${who}, which does not answer. Stop it and start again.`,
      );
    }
    await pause(50);
  }
};
