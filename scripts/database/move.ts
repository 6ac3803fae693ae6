// The course of db:export and db:import: both sides opened, everything moved, Ctrl-C answered with what state remains.
import { counted, withProgress } from './command.ts';
import type { Endpoint } from './endpoint.ts';
import { transfer } from './transfer.ts';

type Sides = { readonly from: () => Promise<Endpoint>; readonly to: () => Promise<Endpoint> };

const interruptible = (): AbortSignal => {
  const controller = new AbortController();
  process.once('SIGINT', () => {
    console.error('\nStopping: what arrived is being removed. Ctrl-C again leaves it there.');
    controller.abort(new Error('Stopped by Ctrl-C.'));
  });
  return controller.signal;
};

export const move = (sides: Sides, isReplacing: boolean): Promise<void> =>
  withProgress('copying', async onProgress => {
    const signal = interruptible();
    const from = await sides.from();
    try {
      const to = await sides.to();
      try {
        if (from.name === to.name) throw new Error(`Both sides are ${from.name}. Name another target.`);
        const moved = await transfer({ from: from.db, to: to.db, isReplacing, onProgress, signal });
        return (
          `Moved ${counted(moved.documents, 'document')} of ${counted(moved.collections, 'collection')} from ${from.name} to ${to.name}.\n` +
          'Counts, hashes and indexes agree.'
        );
      } finally {
        await to.close();
      }
    } finally {
      await from.close();
    }
  });
