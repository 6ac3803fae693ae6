// The thread that prints: a document takes longer than anybody else should wait for.
import { print, type PrintTask } from './print.ts';

export default (task: PrintTask): Promise<Uint8Array> => print(task);
