// Documents on request: printed in a thread of their own, started with the first and ended when none is wanted.
import { Piscina } from 'piscina';
import type { PrintTask } from './print.ts';

export type Printer = { readonly print: (task: PrintTask) => Promise<Uint8Array> };

const idleMilliseconds = 30_000;

/** From sources a thread needs the TypeScript loader too; from dist it is plain JavaScript. */
const isSource = import.meta.url.endsWith('.ts');
const script = new URL(isSource ? './worker.ts' : './worker.js', import.meta.url);

export const createPrinter = (): Printer => {
  const thread = new Piscina<PrintTask, Uint8Array>({
    filename: script.href,
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: idleMilliseconds,
    execArgv: isSource ? ['--import', 'tsx'] : [],
  });
  return { print: task => thread.run(task) };
};
