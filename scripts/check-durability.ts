// npm run check:durability -- [ROUNDS]: kill -9 under 16 writers, restart, count: nothing acknowledged may be lost.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { counted, databaseCommand } from './database/command.ts';
import { durabilityRounds } from './database/durability.ts';
import { fail } from './terminal.ts';

const command = databaseCommand(
  'check:durability',
  'Kills the embedded database under 16 concurrent writers (inserts, updates, upserts), restarts it, and looks for what was acknowledged. Works in a temporary directory.',
  'where anything was lost or is inconsistent',
)
  .argument('[rounds]', 'how often', '20')
  .option('--in <directory>', 'where the temporary directory is made')
  .parse(process.argv);

const rounds = Number(command.processedArgs[0]);
if (!Number.isInteger(rounds) || rounds < 1)
  command.error('The number of rounds must be a whole number from 1.');

const { in: parent = tmpdir() } = command.opts<{ in?: string }>();
const directory = mkdtempSync(join(parent, 'durability-'));
let total = 0;
for await (const { number, acknowledged, faults } of durabilityRounds(directory, rounds)) {
  total += acknowledged;
  console.log(`round ${number} of ${rounds}: ${counted(acknowledged, 'acknowledged write')}`);
  if (faults.length > 0)
    fail(
      [
        ...faults.slice(0, 50),
        `${counted(faults.length, 'fault')}. The files are kept in ${directory}.`,
      ].join('\n'),
    );
}
rmSync(directory, { recursive: true, force: true });
console.log(
  `${counted(total, 'acknowledged write')} in ${counted(rounds, 'round')}: 0 lost, documents and indexes agree.`,
);
