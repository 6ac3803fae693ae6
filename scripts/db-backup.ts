// npm run db:backup DIR: a checked copy of the embedded database, taken while the server runs or while it does not.
import { backup } from './database/backup.ts';
import { counted, databaseCommand, embeddedDirectory, typedPath, withProgress } from './database/command.ts';
import { guarded } from './database/guard.ts';

const command = databaseCommand(
  'db:backup',
  'Copies the embedded database (DATA_DIR) as of one moment, and checks the copy. The server may run meanwhile.',
)
  .argument('<directory>', 'a new or empty directory for the copy')
  .parse(process.argv);

const directory = embeddedDirectory('Use mongodump, or npm run db:export.');
const target = typedPath(command.args[0] ?? '');
guarded(directory);

await withProgress('copying', async onProgress => {
  const { collections, documents } = await backup(directory, target, onProgress);
  return `Copied ${counted(documents, 'document')} of ${counted(collections, 'collection')} from ${directory} to ${target}, and checked them.`;
});
