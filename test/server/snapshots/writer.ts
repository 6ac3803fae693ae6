// Writes two snapshots by turns until it is killed: `folder`. Tells when it has begun.
import { snapshotsIn } from '../../../server/snapshots/files.ts';
import { sheetOf } from './sheets.ts';

const [folder = ''] = process.argv.slice(2);
const snapshots = snapshotsIn(folder);
process.stdout.write('begun\n');
for (let turn = 0; ; turn += 1)
  await snapshots.write('population.2013', 'maker', sheetOf(turn % 2 === 0 ? 20_000 : 30_000));
