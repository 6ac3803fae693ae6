// npm run db:check [DIR]: whether documents and indexes of the embedded database agree.
import { existsSync } from 'node:fs';
import { check } from './database/check.ts';
import { counted, databaseCommand, embeddedDirectory, typedPath, withProgress } from './database/command.ts';
import { guarded } from './database/guard.ts';
import { fail } from './terminal.ts';

const shown = 50;

const command = databaseCommand(
  'db:check',
  'Reads every document and compares it with every index. The server may run meanwhile: a copy is looked at.',
  'where something is wrong or cannot be read',
)
  .argument('[directory]', 'a backup to check; without it, the data in DATA_DIR')
  .parse(process.argv);

const [typed] = command.args;
const directory =
  typed === undefined ? embeddedDirectory('Use the command validate of MongoDB.') : typedPath(typed);
if (!existsSync(directory)) fail(`${directory} is not there. Check the name of the folder, or DATA_DIR.`);
guarded(directory);

await withProgress('checking', async onProgress => {
  const { collections, documents, mistakes } = await check(directory, onProgress);
  if (mistakes.length === 0)
    return `${directory} is sound: ${counted(documents, 'document')} in ${counted(collections, 'collection')}, and every index agrees with them.`;
  const more = mistakes.length > shown ? [`and ${mistakes.length - shown} more`] : [];
  throw new Error(
    [
      `${directory} is damaged, in ${counted(mistakes.length, 'place')}:`,
      ...mistakes.slice(0, shown).map(mistake => `  ${mistake}`),
      ...more,
      'Stop the server and put the newest sound backup in its place: npm run db:restore DIR -- --replace',
    ].join('\n'),
  );
});
