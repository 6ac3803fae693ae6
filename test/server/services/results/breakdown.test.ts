// A question by the groups of another: against R on the synthetic republic, and on small surveys whose numbers one can count.
import { expect } from 'chai';
import type { Breakdown } from '../../../../server/services/results/breakdown.ts';
import { openTestDatabase } from '../../../support/database.ts';
import { headlineOf, publish, republicSurvey, republicWaves, rowsOf, single, survey } from './published.ts';

const close = (actual: number | null | undefined, expected: number): void => {
  expect(Math.abs((actual ?? NaN) / expected - 1)).to.be.below(1e-8);
};

const asked = survey([
  single('sex', ['m', 'f']),
  single('met', ['yes', 'no'], headlineOf('yes')),
  { ...single('where', ['school', 'police']), type: 'multiple' },
]);

type Counts = Readonly<Record<'m' | 'f' | 'hard_to_say', readonly [yes: number, no: number]>>;

const rowsFor = (counts: Counts, where = 'school') =>
  rowsOf(
    ...Object.entries(counts).flatMap(([sex, [yes, no]]) => [
      [yes, { sex, met: 'yes', where: [where] }] as const,
      [no, { sex, met: 'no', where: [where] }] as const,
    ]),
  );

const shown = ({ groups }: Breakdown) =>
  Object.fromEntries(
    groups.map(({ code, focus, base }) => [code, [base?.n ?? null, focus.estimate?.value ?? null]]),
  );

describe('A breakdown', () => {
  let database: Awaited<ReturnType<typeof openTestDatabase>>;
  beforeEach(async () => {
    database = await openTestDatabase();
  });
  afterEach(() => database.close());

  const divided = async (counts: Counts, more: object = {}, question = 'met'): Promise<Breakdown> => {
    const results = await publish(database.stores, asked, [{ name: '2013', rows: rowsFor(counts), ...more }]);
    return (await results.breakdown({ survey: 'sample', question, by: 'sex' }))!;
  };

  it('equals R in shares, differences from everybody and the test, with strata, PSUs and weights', async () => {
    const results = await publish(database.stores, republicSurvey, republicWaves());
    const breakdown = await results.breakdown({ survey: 'sample', question: 'situation', by: 'sex' });
    const [men, women] = breakdown?.groups ?? [];
    // survey 4.2, wave 2013: svycontrast(svytotal(~gy + g + y + one), quote(gy/g - y/one)) and svychisq(~situation + sex)
    close(women?.difference?.value, -0.003398033654);
    close(women?.difference?.standardError, 0.007290907474);
    close(men?.difference?.value, 0.004143381944);
    close(men?.difference?.standardError, 0.008882631145);
    close(breakdown?.test?.pValue, 0.639021565598);
    expect(men?.difference?.adjustedPValue).to.equal(1); // Holm: twice the smaller of two, at most 1
    expect([breakdown?.wave, breakdown?.variable.name]).to.deep.equal(['2013', 'sex']);
  });

  it('keeps the order of the questionnaire and shows nobody who gave no answer to be divided by', async () => {
    const breakdown = await divided({ m: [40, 60], f: [30, 170], hard_to_say: [20, 30] });
    expect(breakdown.groups.map(({ code }) => code)).to.deep.equal(['m', 'f']);
    expect(shown(breakdown)).to.deep.equal({ m: [100, 0.4], f: [200, 0.15] });
  });

  it('hides a count below ten, and with it what would give it away', async () => {
    const { groups, test } = await divided({ m: [9, 91], f: [60, 140], hard_to_say: [0, 0] });
    expect(groups.map(({ focus }) => focus.estimate)).to.deep.equal([null, null]);
    expect(groups.flatMap(({ cells }) => cells.map(({ estimate }) => estimate))).to.deep.equal([
      null,
      null,
      null,
      null,
    ]);
    expect(groups.map(({ difference }) => difference)).to.deep.equal([null, null]);
    expect(test).to.equal(null);
  });

  it('keeps the number of groups whose single answers are too rare, and lets those answers go', async () => {
    const often = survey([
      single('sex', ['m', 'f']),
      single('met', ['yes', 'rather', 'no'], headlineOf('yes', 'rather')),
    ]);
    const rows = rowsOf(
      [60, { sex: 'm', met: 'yes' }],
      [3, { sex: 'm', met: 'rather' }],
      [20, { sex: 'm', met: 'no' }],
      [90, { sex: 'f', met: 'yes' }],
      [50, { sex: 'f', met: 'rather' }],
      [30, { sex: 'f', met: 'no' }],
    );
    const results = await publish(database.stores, often, [{ name: '2013', rows }]);
    const { groups } = (await results.breakdown({ survey: 'sample', question: 'met', by: 'sex' }))!;
    expect(groups.map(({ focus }) => focus.estimate?.value)).to.deep.equal([63 / 83, 140 / 170]);
    expect(groups.flatMap(({ cells }) => cells).every(({ estimate }) => estimate === null)).to.equal(true);
  });

  it('hides a group when those who are in none would follow from it', async () => {
    const { groups } = await divided({ m: [40, 60], f: [30, 170], hard_to_say: [2, 3] });
    expect(groups.some(({ base }) => base === null)).to.equal(true);
    expect(groups.some(({ focus }) => focus.estimate === null)).to.equal(true);
  });

  it('states no error, difference or test for volunteers', async () => {
    const { groups, test } = await divided(
      { m: [40, 60], f: [30, 170], hard_to_say: [0, 0] },
      { sample: 'volunteer' },
    );
    expect(groups[0]?.focus.estimate).to.include({ value: 0.4, standardError: null, designEffect: null });
    expect([groups[0]?.difference, test]).to.deep.equal([null, null]);
  });

  it('divides the answers of a question with several one by one', async () => {
    const counts: Counts = { m: [40, 60], f: [30, 170], hard_to_say: [0, 0] };
    const rows = [...rowsFor(counts), ...rowsFor(counts, 'police')];
    const { groups } = await divided(counts, { rows }, 'where');
    expect(groups[0]?.cells.map(({ code, estimate }) => [code, estimate?.value])).to.deep.equal([
      ['school', 0.5],
      ['police', 0.5],
    ]);
  });

  it('is none where the wave did not ask by what to divide', async () => {
    const results = await publish(database.stores, asked, [
      { name: '2013', rows: rowsFor({ m: [40, 60], f: [9, 90], hard_to_say: [0, 0] }) },
    ]);
    const by = (name: string) => results.breakdown({ survey: 'sample', question: 'met', by: name });
    expect(await Promise.all([by('age'), by('met'), by('where'), by('__proto__')])).to.deep.equal([
      null,
      null,
      null,
      null,
    ]);
  });
});
