// The short form of `npm run check:durability`.
import { rmSync } from 'node:fs';
import { expect } from 'chai';
import { durabilityRounds } from '../../scripts/database/durability.ts';
import { temporaryDirectory } from './server.ts';

const rounds = 3;

describe('durability', function () {
  this.timeout(rounds * 30_000);

  it(`loses nothing acknowledged in ${rounds} rounds of kill -9 under 16 writers`, async () => {
    const directory = temporaryDirectory();
    let total = 0;
    for await (const { acknowledged, faults } of durabilityRounds(directory, rounds)) {
      expect(faults).to.deep.equal([]);
      total += acknowledged;
    }
    expect(total).to.be.greaterThan(rounds * 20);
    rmSync(directory, { recursive: true, force: true });
  });
});
