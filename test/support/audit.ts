// The audit log as tests read it: who did what to what, in order.
import type { TestApp } from './app.ts';

export const actsIn = async ({ stores }: TestApp): Promise<readonly string[]> => {
  const acts: string[] = [];
  for await (const { who, what, object } of stores.audit.inOrder())
    acts.push(`${who ?? 'nobody'} ${what} ${object}`);
  return acts;
};
