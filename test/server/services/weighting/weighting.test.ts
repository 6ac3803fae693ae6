// Recipes as they are kept: one person's change at a time, signed once, used by the results, frozen with a release.
import { randomBytes } from 'node:crypto';
import { expect } from 'chai';
import { systemClock } from '../../../../server/clock.ts';
import { createServices } from '../../../../server/services/index.ts';
import type { DraftAction } from '../../../../server/services/weighting.ts';
import { openTestDatabase } from '../../../support/database.ts';
import { publish, republicSurvey, republicWaves } from '../results/published.ts';

const source = { ru: 'Перепись' };
const margins = [
  {
    variable: 'sex',
    source,
    totals: [
      { code: 'm', count: 398_000 },
      { code: 'f', count: 452_000 },
    ],
  },
];
const named = { survey: 'sample', wave: '2013' };

describe('weightings of a wave', () => {
  let database: Awaited<ReturnType<typeof openTestDatabase>>;
  let services: ReturnType<typeof createServices>;
  const change = (number: number, revision: number, action: DraftAction, who = 'isaeva') =>
    services.weighting.change({ ...named, number, revision, who }, action);
  const facts = { source: 'Росстат', date: '2013-01-01', unit: 'count', isFitted: true } as const;
  const ages = '18_29\t272000\n30_44\t255000\n45_59\t204000\n60_\t119000';
  /** A draft № 2 with sex and age, ready to be signed. */
  const prepared = async (): Promise<void> => {
    await services.weighting.make({ ...named, from: null, who: 'isaeva' });
    await change(2, 1, { kind: 'paste', at: 0, facts, table: 'm\t398000\nf\t452000' });
    await change(2, 2, { kind: 'add', variables: ['age'], bands: '' });
    await change(2, 3, { kind: 'paste', at: 1, facts, table: ages });
  };
  const sign = (revision: number, note = 'Добавлен возраст') =>
    services.weighting.sign({ ...named, number: 2, revision, who: 'isaeva', note });
  const share = async (): Promise<number | undefined> =>
    (await services.results.question('sample', 'situation')).waves.at(-1)?.focus.estimate?.value;

  beforeEach(async () => {
    database = await openTestDatabase();
    services = createServices({
      stores: database.stores,
      clock: systemClock('Europe/Moscow'),
      random: randomBytes,
      secrets: ['a secret for tests only'],
    });
    await publish(database.stores, republicSurvey, republicWaves({ margins }));
  });
  afterEach(() => database.close());

  it('begin with the margins of the wave as recipe № 1, which changes no number when it is written down', async () => {
    const before = await share();
    const { weightings, used } = await services.weighting.ofWave('sample', '2013');
    expect(weightings.map(({ number, state }) => [number, state])).to.deep.equal([[1, 'signed']]);
    expect(used?.recipe?.margins[0]?.totals).to.deep.equal([
      { cell: 'm', total: 398_000 },
      { cell: 'f', total: 452_000 },
    ]);
    expect(await database.models.weightings.countDocuments()).to.equal(0);
    expect(await services.weighting.make({ ...named, from: null, who: 'isaeva' })).to.equal(2);
    expect(
      (await database.stores.weightings.ofWave('sample.2013')).map(({ number, state }) => [number, state]),
    ).to.deep.equal([
      [1, 'signed'],
      [2, 'draft'],
    ]);
    expect(await share()).to.equal(before);
  });

  it('keep what is typed, and let nobody write over what they have not seen', async () => {
    await prepared();
    const base: DraftAction = { kind: 'base', base: 'none' };
    expect((await change(2, 3, base, 'aliev')).kind).to.equal('conflict');
    const both = await Promise.all([change(2, 4, base, 'aliev'), change(2, 4, { kind: 'remove', at: 1 })]);
    expect(both.map(({ kind }) => kind).toSorted()).to.deep.equal(['conflict', 'saved']);
  });

  it('are used by the results from the signature on, and never change after it', async () => {
    await prepared();
    const before = await share();
    expect((await sign(4)).kind).to.equal('signed');
    const after = await share();
    expect(after).not.to.equal(before);
    const { looks } = await services.weighting.compare(named, [1, 2]);
    const figures = looks?.map(
      ({ headlines }) => headlines.find(({ variable }) => variable === 'situation')?.estimate?.value,
    );
    expect(figures).to.deep.equal([before, after]);
    expect((await change(2, 5, { kind: 'base', base: 'none' })).kind).to.equal('conflict');
    expect(
      await database.stores.weightings.change('sample.2013.2', 5, { draft: {} as never, changedBy: 'aliev' }),
    ).to.equal(false);
    const method = (await services.results.question('sample', 'age')).waves.at(-1)?.weighting;
    expect(method?.margins.map(({ variable, source: of }) => [variable, of.ru])).to.deep.equal([
      ['sex', 'Росстат'],
      ['age', 'Росстат'],
    ]);
  });

  it('are not signed without a note, with a mistake, or over what a colleague changed', async () => {
    await prepared();
    expect(await sign(4, '  ')).to.include({ kind: 'refused', isNoteMissing: true });
    expect((await sign(3)).kind).to.equal('conflict');
    await change(2, 4, {
      kind: 'margin',
      at: 1,
      facts: { ...facts, source: '' },
      totals: [{ cell: '18_29', typed: '-1' }],
    });
    const refused = await sign(5);
    expect(refused.kind).to.equal('refused');
    const codes = refused.kind === 'refused' ? refused.look.findings.map(({ code }) => code) : [];
    expect(codes).to.include.members(['source_missing', 'total_negative', 'total_missing']);
  });

  it('can be taken again when they are older, and are frozen with a release', async () => {
    const first = await share();
    await prepared();
    await sign(4);
    expect(await services.weighting.choose({ ...named, number: 1 }, 'aliev')).to.equal(true);
    expect(await share()).to.equal(first);
    const release = { release: '2013-1', who: 'isaeva' };
    expect(await services.weighting.freeze('sample.2013.1', release)).to.equal(true);
    expect(await services.weighting.freeze('sample.2013.1', release)).to.equal(false);
    const { used } = await services.weighting.ofWave('sample', '2013');
    expect(used).to.deep.include({ number: 1, state: 'frozen', releases: ['2013-1'] });
    expect(await share()).to.equal(first);
  });

  it('freeze the recipe of the wave itself before anybody made another', async () => {
    const before = await share();
    expect(await services.weighting.freeze('sample.2013.1', { release: '2013-1', who: null })).to.equal(true);
    expect(await share()).to.equal(before);
  });

  it('stand in the audit log, a stretch of typing as one entry', async () => {
    await prepared();
    await sign(4);
    await services.weighting.make({ ...named, from: 2, who: 'aliev' });
    await services.weighting.removeDraft({ ...named, number: 3 }, 'aliev');
    const acts: string[] = [];
    for await (const { what, who, object } of database.stores.audit.inOrder())
      acts.push(`${who} ${what} ${object}`);
    expect(acts).to.deep.equal([
      'isaeva weighting_made sample.2013.2',
      'isaeva weighting_changed sample.2013.2',
      'isaeva weighting_signed sample.2013.2',
      'aliev weighting_made sample.2013.3',
      'aliev weighting_removed sample.2013.3',
    ]);
  });

  it('of a wave that is not closed are prepared without anybody seeing an answer', async () => {
    const wave = await database.stores.waves.find('sample.2013');
    if (wave) await database.stores.waves.save({ ...wave, state: 'open' });
    await prepared();
    const { look, noLook } = await services.weighting.look({ ...named, number: 2 });
    expect([look, noLook]).to.deep.equal([null, 'not_closed']);
    expect((await sign(4)).kind).to.equal('refused');
  });

  it('get different numbers where two colleagues begin at once', async () => {
    const numbers = await Promise.all(
      ['isaeva', 'aliev', 'umarov'].map(who => services.weighting.make({ ...named, from: null, who })),
    );
    expect(numbers.toSorted()).to.deep.equal([2, 3, 4]);
  });
});
