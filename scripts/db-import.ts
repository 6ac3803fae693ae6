// npm run db:import -- --from URI: everything of another database, into that of this program.
import { databaseCommand } from './database/command.ts';
import { openSource, openOwn } from './database/endpoint.ts';
import { move } from './database/move.ts';

const command = databaseCommand(
  'db:import',
  'Copies another database into that of this program (MONGODB_URI, else DATA_DIR), and compares every document.\nStop the programs that use either: what is written meanwhile makes the copy fail.',
)
  .requiredOption(
    '--from <address>',
    'mongodb://.../NAME of a MongoDB, or the directory of an embedded database',
  )
  .option('--replace', 'delete what this program has stored first', false)
  .parse(process.argv);

const { from, replace } = command.opts<{ from: string; replace: boolean }>();
await move({ from: () => openSource(from), to: openOwn }, replace);
