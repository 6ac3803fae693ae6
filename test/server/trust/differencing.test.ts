// Somebody who takes everything that the program gives to the public, over the wire, and adds and subtracts: nobody of a few people is
// found. Small made-up populations, where nearly every table has a small count, and the demonstration as it is shown.
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import fc from 'fast-check';
import request from 'supertest';
import type { Dataset } from '../../../analysis/index.ts';
import { systemClock } from '../../../server/clock.ts';
import { projectRoot } from '../../../server/root.ts';
import { releaseDemonstration } from '../../../server/services/demo/releases.ts';
import { readRepublic } from '../../../server/services/demo/republic.ts';
import { demonstrationService } from '../../../server/services/demonstration.ts';
import { readLibrary } from '../../../server/services/library.ts';
import type { Snapshot } from '../../../server/services/published.ts';
import { thaw } from '../../../server/services/releases/snapshot.ts';
import { wavePreparer } from '../../../server/services/results/prepare.ts';
import { closedWaves } from '../../../server/services/results/standing.ts';
import { calculatorHere } from '../../../server/services/results/calculator.ts';
import { sheetService } from '../../../server/services/sheets/index.ts';
import { noSnapshots } from '../../../server/snapshots/files.ts';
import { startTestApp, type TestApp } from '../../support/app.ts';
import { completeStatements, done, draftOf, proposer, publishDraft } from '../../support/releases.ts';
import { knowledgeOf, type Event, type Measure, type Sizes } from '../services/disclosure/attacker.ts';
import {
  someFindings,
  somePopulation,
  type Asking,
  type Population,
} from '../services/disclosure/population.ts';
import { recovered, recoveredFrom, type Truth } from '../services/disclosure/recovered.ts';
import { headlineOf, publish, single, survey } from '../services/results/published.ts';

const get = async (test: TestApp, path: string) => {
  const { body, status } = await request(test.app).get(path);
  expect(status, path).to.equal(200);
  return body as unknown;
};

type Listed = { readonly data: readonly { readonly id: string; readonly version: number }[] };

/** A withdrawn file is gone from the web, but whoever took it before still has it. */
const snapshotOf = async (test: TestApp, release: string, version: number): Promise<Snapshot> => {
  const path = `/releases/${release}/${version}.json`;
  if ((await request(test.app).get(path)).status !== 410) return (await get(test, path)) as Snapshot; // as it was frozen
  const kept = await test.stores.releases.frozen(`${release}.${version}`);
  if (!kept) throw new RangeError(`${release}.${version} froze nothing`);
  return thaw(kept, release);
};

/** Every version of every release that was ever read, as its file says or said it. */
const snapshotsOf = async (test: TestApp): Promise<readonly Snapshot[]> => {
  const { data } = (await get(test, '/api/v1/releases?limit=1000')) as Listed; // as its schema says
  const found: Snapshot[] = [];
  for (const { id, version } of data)
    for (let number = 1; number <= version; number += 1) found.push(await snapshotOf(test, id, number));
  return found;
};

const contentsOf = (snapshots: readonly Snapshot[]) =>
  snapshots.flatMap(({ findings }) => findings.map(({ content }) => content));

const sizesOf = (snapshots: readonly Snapshot[]): Sizes =>
  new Map(
    snapshots.flatMap(({ waves }) =>
      waves.flatMap(({ survey: of, wave, count }) =>
        count === null ? [] : [[`${of}.${wave}`, count] as const],
      ),
    ),
  );

type Row = {
  readonly question: string;
  readonly wave: string;
  readonly by: string | null;
  readonly group: string | null;
  readonly role: string;
  readonly codes: readonly string[];
  readonly n: number | null;
  readonly proportion: number | null;
};

/** What the tables of open data tell, by what of whom. */
const rowsTold = async (test: TestApp, { release, version }: Snapshot): Promise<ReadonlyMap<string, Row>> => {
  const file = (await get(test, `/data/${release}/${version}/estimates.json`)) as {
    readonly data: readonly Row[];
  }; // as it is described
  return new Map(
    file.data.map(row => [
      JSON.stringify([row.question, row.wave, row.by, row.group, row.role, row.codes]),
      row,
    ]),
  );
};

/** The same of a frozen text. */
const cellsFrozen = ({ findings }: Snapshot): ReadonlyMap<string, Pick<Row, 'n' | 'proportion'>> => {
  const cells = new Map<string, Pick<Row, 'n' | 'proportion'>>();
  for (const { content } of findings) {
    const [first] = content.questions;
    const tables = [
      ...content.questions.flatMap(question =>
        question.waves.map(told => ({ question, told, of: [told.wave.name, null, null] })),
      ),
      ...(content.breakdown && first
        ? content.breakdown.groups.map(told => ({
            ...{ question: first, told },
            of: [content.breakdown?.wave, content.breakdown?.variable.name, told.code],
          }))
        : []),
    ];
    for (const { question, told, of } of tables)
      for (const [role, codes, cell] of [
        ['headline', question.focus?.codes ?? [], told.focus] as const,
        ...told.cells.map(each => ['answer', [each.code], each] as const),
      ])
        cells.set(JSON.stringify([question.variable.name, ...of, role, codes]), {
          ...{ n: told.base?.n ?? null, proportion: cell.estimate?.value ?? null },
        });
  }
  return cells;
};

const refused = { missing: ['refused'] };
const asked = survey([
  single('sex', ['m', 'f'], { ...refused, ...headlineOf('f') }),
  single('district', ['d1', 'd2', 'd3', 'd4', 'd5'], headlineOf('d1')),
  single('trust', ['full', 'some', 'little', 'none'], { ...refused, ...headlineOf('little', 'none') }),
  single('met', ['yes', 'no'], { ...refused, ...headlineOf('yes') }),
  single('paid', ['often', 'once', 'never'], { relevant: "${met} = 'yes'", ...headlineOf('often', 'once') }),
  { ...single('where', ['school', 'police', 'court'], headlineOf('school', 'police')), type: 'multiple' },
]);

const waves = (population: Population) =>
  Object.entries(population).map(([name, people]) => ({
    ...{ name, design: { strata: false, psu: true, weight: false } },
    rows: people.map((person, at) => ({
      psu: String(at % 40),
      answers: Object.fromEntries(
        Object.entries(person).flatMap(([question, answer]) =>
          answer === undefined ? [] : [[question, typeof answer === 'string' ? answer : [...answer]]],
        ),
      ),
    })),
  }));

/** Publishes what can be published of these findings; how many were. */
const publishSome = async ({ services }: TestApp, findings: readonly Asking[]): Promise<number> => {
  const ids: string[] = [];
  for (const [question, by] of findings) {
    const saved = await services.findings.add({
      ...{ survey: 'sample', questions: [question], by, chart: 'bars', words: null, who: proposer },
    });
    if ('id' in saved) ids.push(saved.id);
  }
  let published = 0;
  // one to a release: a finding of which nothing may be shown would hold the others back
  for (const id of ids) {
    const release = await draftOf(services, [id]);
    const proposed = await services.releases.propose({ release, who: proposer });
    if ('refused' in proposed) continue;
    await done(services.releases.sendBack({ release, who: proposer, remark: 'Ещё раз' }));
    await publishDraft(services, release);
    published += 1;
  }
  return published;
};

const samples = fc.sample(fc.tuple(somePopulation, someFindings), { numRuns: 6, seed: 11 });

describe('everything that is published, under attack', () => {
  let published = 0;
  samples.forEach(([population, findings], at) =>
    it(`tells of nobody among few, whatever is added and subtracted: people of chance ${at + 1}`, async () => {
      const test = await startTestApp();
      try {
        await publish(test.stores, asked, waves(population));
        await completeStatements(test.services, 'sample');
        published += await publishSome(test, findings);
        const snapshots = await snapshotsOf(test);
        const people = Object.fromEntries(
          Object.entries(population).map(([wave, all]) => [`sample.${wave}`, all]),
        );
        expect(recovered(people, contentsOf(snapshots), sizesOf(snapshots))).to.deep.equal([]);
        for (const snapshot of snapshots) {
          const frozen = cellsFrozen(snapshot);
          for (const [key, { n, proportion }] of await rowsTold(test, snapshot))
            expect({ n, proportion }, key).to.deep.equal(frozen.get(key));
        }
      } finally {
        await test.close();
      }
    }),
  );

  it('is not nothing', () => expect(published).to.be.above(6));
});

/** What is true of the demonstration's people, an average weight being one. */
const truthsOf = async ({ stores }: TestApp): Promise<Truth> => {
  const sheets = sheetService({
    rows: stores.responses,
    snapshots: noSnapshots,
    maker: '',
    complain: () => {},
  });
  const prepare = wavePreparer(sheets);
  const { look } = calculatorHere(stores);
  const known = new Map<string, { readonly data: Dataset; readonly weights: Float64Array }>();
  for (const id of ['population', 'hotline_follow_up'])
    for (const closed of await closedWaves(stores, look, id)) {
      const { data, weights } = (await prepare(closed, {})).design;
      const mean = weights.reduce((sum, weight) => sum + weight, 0) / data.rows;
      known.set(closed.wave.id, { data, weights: weights.map(weight => weight / mean) });
    }
  const isOf = (data: Dataset, row: number, { question, codes }: Event['all'][number]): boolean => {
    if (question === 'everybody') return true;
    const columns = [...data.columns.values()].filter(
      ({ name }) => name === question || (!data.columns.has(question) && name.startsWith(`${question}_`)),
    );
    const answers = columns.flatMap(column => {
      const answer = column.kind === 'category' ? column.categories[column.codes[row] ?? -1] : undefined;
      if (answer === undefined) return [];
      if (column.name === question) return [answer];
      return answer === '1'
        ? [column.name.slice(question.length + 1)]
        : answer === '0'
          ? ['@none']
          : [answer];
    });
    if (codes === 'asked' || codes === 'silent') return (answers.length === 0) === (codes === 'silent');
    return answers.some(answer => codes.includes(answer));
  };
  return ({ wave, all }) => {
    const found = known.get(wave);
    if (!found) throw new RangeError(`No wave ${wave}`);
    let [n, weight] = [0, 0];
    for (let row = 0; row < found.data.rows; row += 1)
      if (all.every(each => isOf(found.data, row, each))) {
        n += 1;
        weight += found.weights[row] ?? 0;
      }
    return { n, weight };
  };
};

const demonstrate = async ({ stores, services }: TestApp): Promise<void> => {
  const margins: unknown = JSON.parse(
    readFileSync(join(projectRoot, 'programme', 'republic-margins.json'), 'utf8'),
  );
  const parts = { stores, clock: systemClock('Europe/Moscow'), random: randomBytes };
  const library = readLibrary(join(projectRoot, 'surveys', 'library'));
  await services.library.install(library);
  const population = library.find(({ id }) => id === 'population');
  if (!population) throw new RangeError('The library has no population survey');
  await demonstrationService(parts).fill(population, {
    ...{ republic: readRepublic(margins), size: 400 },
    onWave: async name => void (await releaseDemonstration(parts, 'population', name)),
  });
};

describe('the demonstration, under attack', () => {
  it('tells of nobody among few: not by people, not by their weights', async () => {
    const test = await startTestApp();
    try {
      await demonstrate(test);
      const snapshots = await snapshotsOf(test);
      const truth = await truthsOf(test);
      const [contents, sizes] = [contentsOf(snapshots), sizesOf(snapshots)];
      expect(contents.length).to.be.above(9);
      for (const measure of ['weights', 'bases'] as const satisfies readonly Measure[]) {
        const knowledge = knowledgeOf(contents, sizes, measure);
        expect(knowledge.counts.size, measure).to.be.above(20);
        const units: Truth = event => {
          const { n, weight } = truth(event);
          return { n, weight: measure === 'bases' ? n : weight };
        };
        for (const [event, count] of knowledge.counts)
          expect(count, event).to.be.closeTo(units(knowledge.events.get(event)!).weight, 0.6);
        expect(recoveredFrom(knowledge, units), measure).to.deep.equal([]);
      }
    } finally {
      await test.close();
    }
  });
});
