// npm run db:compact: the file of the embedded database without what was deleted.
import { compact } from './database/compact.ts';
import { databaseCommand, embeddedDirectory, megabytes, withProgress } from './database/command.ts';

databaseCommand(
  'db:compact',
  'Writes the embedded database (DATA_DIR) anew without what was deleted or has expired, and overwrites the old file. Stop the server first.',
).parse(process.argv);

const directory = embeddedDirectory('A real MongoDB has the command compact.');

await withProgress('writing', async onProgress => {
  const { before, after } = await compact(directory, onProgress);
  return `${directory}: ${megabytes(before)} before, ${megabytes(after)} now. Nothing deleted is in the file any more.`;
});
