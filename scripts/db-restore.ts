// npm run db:restore DIR: puts a backup into DATA_DIR.
import { restore } from './database/restore.ts';
import { counted, databaseCommand, embeddedDirectory, typedPath, withProgress } from './database/command.ts';
import { guarded } from './database/guard.ts';

const command = databaseCommand(
  'db:restore',
  'Puts a backup in the place of the embedded database (DATA_DIR), once it has proved sound. Stop the server first.',
)
  .argument('<directory>', 'the directory that db:backup wrote')
  .option('--replace', 'where there are data already: keep them aside under another name', false)
  .parse(process.argv);

const { replace } = command.opts<{ replace: boolean }>();
const directory = embeddedDirectory('Use mongorestore, or npm run db:import.');
const source = typedPath(command.args[0] ?? '');
guarded(source);

await withProgress('checking', async onProgress => {
  const { documents, collections, old } = await restore(source, directory, {
    isReplacing: replace,
    onProgress,
  });
  const aside =
    old === undefined ? '' : `\nWhat was there before is kept in ${old}. Delete it when all is well.`;
  return `Restored ${counted(documents, 'document')} of ${counted(collections, 'collection')} into ${directory}.${aside}`;
});
