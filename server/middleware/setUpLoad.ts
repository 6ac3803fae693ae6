// Every request has a deadline, and too many of them are not all taken: staff and results wait or are sent away first, then people
// who have not begun, then pages under way, and submissions last. Stands after health checks and assets, which cost nothing.
import type { Express, Request, Response } from 'express';
import type { Connection } from 'mongoose';
import { Problem } from '../problem.ts';
import { createGate, usualLimits, type Gate, type LoadLimits, type Visitor, type WorkClass } from './load.ts';

const workOf = ({ method, path }: Request): WorkClass => {
  if (/^\/staff(\/|$)/i.test(path)) return 'staff';
  if (/^\/q\/|^\/s\/[^/]+\/?$/i.test(path)) return 'start';
  if (method === 'POST' && /^\/s\/[^/]+\/(?:submit|save)\/?$/i.test(path)) return 'submission';
  return /^\/s\//i.test(path) ? 'page' : 'results';
};

const connected = 1;

/**
 * From the deadline on the first answer counts, be it ours or the late one. What comes after goes nowhere: Express would throw from
 * a place where nobody can catch it, and the program would end.
 */
const takeFirstAnswer = (response: Response): void => {
  const end = response.end.bind(response) as (...parts: unknown[]) => Response; // one of Node's overloads, chosen by the caller
  const nothing = (): Response => response;
  const endOnce = (...parts: unknown[]): Response => {
    const ended = end(...parts);
    Object.assign(response, { setHeader: nothing, appendHeader: nothing, removeHeader: nothing });
    Object.assign(response, { writeHead: nothing, write: () => true, send: nothing, end: nothing });
    return ended;
  };
  Object.assign(response, { end: endOnce });
};

type LoadParts = { readonly connection: Connection; readonly load?: LoadLimits };
type Passing = { readonly work: WorkClass; readonly deadline: number; readonly response: Response };

/** Through the gate, or to the page that says to come back; `next` is called once, and once more where time runs out on the way. */
const pass = (gate: Gate, { work, deadline, response }: Passing, next: (problem?: Problem) => void): void => {
  let isOver = false;
  const turnAway = (problem: Problem): void => {
    clearTimeout(timer);
    if (isOver || response.headersSent) return;
    isOver = true;
    takeFirstAnswer(response);
    next(problem);
  };
  const visitor: Visitor = {
    work,
    go: () => {
      response.once('close', gate.done);
      next();
    },
    refuse: () => turnAway(new Problem('overloaded')),
  };
  const timer = setTimeout(
    () => turnAway(new Problem(gate.leave(visitor) ? 'overloaded' : 'too_slow')),
    deadline,
  );
  response.once('close', () => {
    clearTimeout(timer);
    isOver = true;
    gate.leave(visitor);
  });
  gate.enter(visitor);
};

export const setUpLoad = (app: Express, { connection, load = usualLimits }: LoadParts): void => {
  const gate = createGate(load);
  app.use((request, response, next) => {
    if (Number(connection.readyState) !== connected) throw new Problem('unavailable');
    const work = workOf(request);
    pass(gate, { work, deadline: load.deadlines[work], response }, next);
  });
};
