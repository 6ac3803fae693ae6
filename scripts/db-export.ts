// npm run db:export -- --to URI: everything this program has stored, into another database.
import { databaseCommand } from './database/command.ts';
import { openTarget, openOwn } from './database/endpoint.ts';
import { move } from './database/move.ts';

const command = databaseCommand(
  'db:export',
  'Copies the database of this program (MONGODB_URI, else DATA_DIR) into another, and compares every document.\nStop the program first: what is written meanwhile makes the copy fail.',
)
  .requiredOption(
    '--to <address>',
    'mongodb://.../NAME of a MongoDB, or the directory of an embedded database',
  )
  .option('--replace', 'delete what the target holds first', false)
  .parse(process.argv);

const { to, replace } = command.opts<{ to: string; replace: boolean }>();
await move({ from: openOwn, to: () => openTarget(to) }, replace);
