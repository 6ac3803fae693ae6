// MongoDB's public CRUD specification tests (source/crud/tests/unified in mongodb/specifications), from a directory named
// by SPEC_TESTS. They are under a licence of their own, so they are not part of this repository.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BSON, MongoClient } from 'mongodb';
import { startHarness, type Harness } from '../server.ts';
import type { SpecificationFile } from './format.ts';
import { NotRun } from './operations.ts';
import { refusalIn } from './refusals.ts';
import { isMet, runTest } from './runner.ts';

const directory = process.env['SPEC_TESTS'];
const version = '7.0.0';

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.json'))
    .sort();

/** The driver does not send the deprecated type undefined, so such values cannot be tried. */
const withoutUndefined = (_name: string, value: unknown): unknown => {
  const isUndefined = typeof value === 'object' && value !== null && '$undefined' in value;
  return isUndefined ? { $$undefined: true } : value;
};

const readSpecification = (path: string): SpecificationFile => {
  const text = JSON.parse(readFileSync(path, 'utf8'), withoutUndefined);
  return BSON.EJSON.deserialize(text);
};

/** Why a test says nothing about this server. */
class LeftOut extends Error {}

const refuseExpected = (error: Error): void => {
  const refusal = refusalIn(error.message);
  if (refusal?.reason) throw new LeftOut(`refused: ${refusal.name} (${refusal.reason})`);
};

describe("MongoDB's CRUD specification", function () {
  this.timeout(20_000);
  if (directory === undefined) {
    it('is run where SPEC_TESTS names a directory with its unified tests');
    return;
  }
  let harness: Harness | undefined;
  let admin: MongoClient;
  let uri = '';
  const leftOut = new Map<string, number>();
  const sentOtherwise: string[] = [];
  before(async () => {
    uri = process.env['MONGODB_URI'] ?? (harness = await startHarness()).server.uri;
    admin = await MongoClient.connect(uri);
  });
  after(async () => {
    await admin.close();
    await harness?.end();
    console.log('\n  left out, by reason:');
    for (const [reason, count] of [...leftOut].sort())
      console.log(`  ${String(count).padStart(5)}  ${reason}`);
    if (sentOtherwise.length > 0)
      console.log(`\n  the driver sent something else in ${sentOtherwise.length} tests:`);
    for (const line of sentOtherwise) console.log(`         ${line}`);
  });
  const leave = (reason: string): never => {
    throw new LeftOut(reason);
  };

  for (const name of filesIn(directory)) {
    const file = readSpecification(join(directory, name));
    if (!Array.isArray(file.tests)) continue;
    describe(name, () => {
      for (const test of file.tests)
        it(test.description, async function () {
          try {
            if (test.skipReason !== undefined) leave(`the test says so: ${test.skipReason}`);
            if (JSON.stringify(test).includes('$$undefined'))
              leave('the driver does not send values of the type undefined');
            for (const requirements of [file.runOnRequirements, test.runOnRequirements])
              if (requirements && !requirements.some(requirement => isMet(requirement, version)))
                leave(`not for a single server of version ${version}`);
            const sent = await runTest({ uri, admin }, { file, test, onRefusal: refuseExpected });
            sentOtherwise.push(...sent.map(what => `${name}, ${test.description}: ${what}`));
          } catch (error) {
            if (!(error instanceof LeftOut || error instanceof NotRun)) throw error;
            const reason = error instanceof NotRun ? `not run: ${error.message}` : error.message;
            leftOut.set(reason, (leftOut.get(reason) ?? 0) + 1);
            this.skip();
          }
        });
    });
  }
});
