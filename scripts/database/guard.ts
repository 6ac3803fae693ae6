// The engine ends the process where pages of its file are damaged. So the tools that read files nobody has vouched for run
// in a process of their own, and this one says what such an end means.
import { spawnSync } from 'node:child_process';

const mark = 'DATABASE_TOOL_IS_GUARDED';
const firstOfSignals = 128;

/** Returns only in the guarded process. */
export const guarded = (directory: string): void => {
  if (process.env[mark] !== undefined) return;
  const { status, signal } = spawnSync(process.execPath, [...process.execArgv, ...process.argv.slice(1)], {
    stdio: 'inherit',
    env: { ...process.env, [mark]: '1' },
  });
  if (signal === 'SIGINT' || signal === 'SIGTERM') process.exit(1);
  if (status !== null && status < firstOfSignals) process.exit(status);
  console.error(
    `${directory} is damaged: reading its file ended with ${signal ?? `status ${status}`}. ` +
      'Stop the server and put the newest sound backup in its place: npm run db:restore DIR -- --replace',
  );
  process.exit(1);
};
