// What leaves the store through a recipe: as little as through the public pages. A file of the analyst's own is not hidden.
import { expect } from 'chai';
import fc from 'fast-check';
import type { ResultRow } from '../../../../server/services/analyse/index.ts';
import { exportedRows } from '../../../../server/services/analyse/rows.ts';
import { hiddenCells } from '../../../../server/services/analyse/suppression.ts';
import { auditService } from '../../../../server/services/audit.ts';
import { withhold } from '../../../../server/services/results/disclosure.ts';
import { openTestDatabase } from '../../../support/database.ts';
import { prepared as preparedRecipe, rowsFrom as rowsOfRecipe, type recipeOf } from './prepared.ts';
import {
  publish,
  republicSurvey,
  republicWaves,
  rowsOf,
  single,
  survey,
  type Given,
} from '../results/published.ts';

describe('Disclosure of an analysis', () => {
  let database: Awaited<ReturnType<typeof openTestDatabase>>;
  beforeEach(async () => {
    database = await openTestDatabase();
  });
  afterEach(() => database.close());

  const prepared = (...written: Parameters<typeof recipeOf>) => preparedRecipe(database.stores, ...written);
  const rowsFrom = (...written: Parameters<typeof recipeOf>) => rowsOfRecipe(database.stores, ...written);
  const asked = survey([single('met', ['yes', 'no']), single('sex', ['m', 'f'])]);
  const put = (...waves: Given[]) => publish(database.stores, asked, waves);
  const shownOf = (rows: readonly ResultRow[]) =>
    rows.filter(row => !row.isSuppressed).map(({ name }) => name);

  it('hides of every question of the republic exactly what its public page hides, and shows the same numbers', async () => {
    const results = await publish(database.stores, republicSurvey, republicWaves());
    for (const name of ['situation', 'trust', 'sex', 'age']) {
      const rows = await rowsFrom([`{ id: q, type: proportion, variable: ${name} }`]);
      const { waves } = await results.question('sample', name);
      const published = waves.flatMap(({ wave, cells }) => cells.map(cell => ({ wave: wave.name, ...cell })));
      for (const { wave, code, estimate } of published) {
        const row = rows.find(one => one.wave === wave && one.name === code);
        expect(row?.isSuppressed ?? true, `${name} ${code}`).to.equal(estimate === null);
        for (const part of ['value', 'low', 'high'] as const)
          expect(row?.[part] ?? -1).to.be.closeTo(estimate?.[part] ?? -1, 1e-12);
      }
    }
  });

  it('hides the cells of one question as the rule of the public pages does, whatever the counts', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(40), { minLength: 1, maxLength: 6 }), counts => {
        const base = counts.reduce((sum, count) => sum + count, 0);
        const cells = [counts.map(count => ({ count, base }))];
        const [hidden = []] = hiddenCells(cells, { rowsAddUp: true, columnsAddUp: true });
        const tally = {
          base,
          isExclusive: true,
          counts: counts.map((count, at) => ({ code: `${at}`, count })),
        };
        const { codes } = withhold(tally);
        expect(hidden.filter(Boolean)).to.have.length(codes.size);
      }),
    );
  });

  it('hides a small group, and another one that would tell of it', async () => {
    await put({
      name: '2013',
      rows: rowsOf(
        [30, { met: 'yes', sex: 'm' }],
        [30, { met: 'no', sex: 'm' }],
        [4, { met: 'yes', sex: 'f' }],
        [3, { met: 'no', sex: 'f' }],
      ),
    });
    const rows = await rowsFrom(['{ id: a, type: proportion, variable: met, categories: "yes", by: sex }']);
    expect(rows.map(({ isSuppressed }) => isSuppressed)).to.deep.equal([true, true]);
    expect(rows.every(({ value, n }) => value === null && n === null)).to.equal(true);
  });

  it('hides a figure about nearly everybody, which tells of the few left out', async () => {
    await put({
      name: '2013',
      rows: rowsOf(
        [40, { met: 'yes', sex: 'm' }],
        [30, { met: 'no', sex: 'm' }],
        [4, { met: 'yes', sex: 'f' }],
      ),
    });
    const rows = await rowsFrom([`{ id: a, type: proportion, variable: met, where: "\${sex} = 'm'" }`]);
    expect(shownOf(rows)).to.deep.equal([]);
  });

  it('keeps the base to itself where it would tell how few did not answer', async () => {
    await put({
      name: '2013',
      rows: rowsOf([40, { met: 'yes' }], [30, { met: 'no' }], [4, { met: 'refused' }]),
    });
    const [row] = await rowsFrom(
      ['{ id: a, type: proportion, variable: known, categories: 1 }'],
      ["known: ${met} = 'yes'"],
    );
    expect(row).to.deep.include({ isSuppressed: false, n: null, nWeighted: null, designEffect: null });
  });

  it('hides the change and the trend of what is hidden in one of the waves', async () => {
    const few = rowsOf([5, { met: 'yes' }], [60, { met: 'no' }]);
    const many = rowsOf([30, { met: 'yes' }], [40, { met: 'no' }]);
    await put({ name: '2012', rows: few }, { name: '2013', rows: many });
    const rows = await rowsFrom(
      [
        '{ id: a, type: proportion, variable: met, categories: "yes", changes: consecutive }',
        '{ id: b, type: trend, variable: has_met }',
      ],
      ["has_met: ${met} = 'yes'"],
    );
    expect(rows.filter(row => !row.isSuppressed).map(({ wave }) => wave)).to.deep.equal(['2013']);
  });

  it('leaves the test out where a cell of the crosstab is hidden', async () => {
    await put({
      name: '2013',
      rows: rowsOf(
        [30, { met: 'yes', sex: 'm' }],
        [30, { met: 'no', sex: 'm' }],
        [3, { met: 'yes', sex: 'f' }],
        [40, { met: 'no', sex: 'f' }],
      ),
    });
    const rows = await rowsFrom(['{ id: a, type: crosstab, rows: sex, columns: met }']);
    expect(rows.some(({ statistic }) => statistic.startsWith('test'))).to.equal(false);
  });

  it('states of volunteers a share and nothing about its error', async () => {
    await put({ name: '2013', sample: 'volunteer', rows: rowsOf([40, { met: 'yes' }], [30, { met: 'no' }]) });
    const [row] = await rowsFrom(['{ id: a, type: proportion, variable: met, categories: "yes" }']);
    expect(row).to.deep.include({
      value: 40 / 70,
      standardError: null,
      low: null,
      high: null,
      designEffect: null,
    });
  });

  it('has the same hash whatever the order in which answers came', async () => {
    const rows = rowsOf([12, { met: 'yes' }], [11, { met: 'no' }]);
    await put({ name: '2013', rows });
    const first = (await prepared(['{ id: a, type: proportion, variable: met }'])).data.hash;
    await database.close();
    database = await openTestDatabase();
    await put({ name: '2013', rows: rows.toReversed() });
    expect((await prepared(['{ id: a, type: proportion, variable: met }'])).data.hash).to.equal(first);
  });

  it('writes into the audit log that rows were taken', async () => {
    await put({ name: '2013', rows: rowsOf([12, { met: 'yes' }], [11, { met: 'no' }]) });
    const clock = {
      now: () => new Date('2026-06-15T00:00:00Z'),
      today: () => '2026-06-15',
      timeOf: () => '12:00',
      dayOf: () => '2026-06-15',
      momentOf: () => null,
    };
    const audit = auditService({ stores: database.stores, clock, random: size => Buffer.alloc(size) });
    const { columns, rows } = await exportedRows(
      await prepared(['{ id: a, type: proportion, variable: met }']),
      audit,
    );
    expect(columns).to.deep.equal(['.wave', '.stratum', '.psu', '.weight', 'met']);
    expect(rows).to.have.length(23);
    expect(await database.stores.audit.last()).to.deep.include({
      what: 'answers_exported',
      object: 'sample.2013',
    });
  });
});
