import { expect } from 'chai';
import { categoryColumn, numberColumn, weightDiagnostics, withColumns } from '../../../../analysis/index.ts';
import { lookAt } from '../../../../server/services/weighting/look.ts';
import { weigh } from '../../../../server/services/weighting/run.ts';
import type { Recipe } from '../../../../server/services/weighting.ts';
import {
  age,
  district,
  expectedOf,
  lines,
  marginOf,
  recipe,
  republic,
  sex,
  sexByAge,
  variables,
  wave,
  years,
} from './republic.ts';

const data = republic();
const weightsBy = (made: Recipe): Float64Array => {
  const { design, failure } = weigh(made, wave, data);
  expect(failure).to.equal(null);
  return design.weights;
};

/** R's weights stand for 850 000 people, ours for the sum of the base weights: shares are compared. */
const expectSame = (weights: ArrayLike<number>, expected: readonly number[], tolerance = 1e-9): void => {
  const share = (all: ArrayLike<number>): number[] => {
    const sum = Array.from(all).reduce((total, weight) => total + weight, 0);
    return Array.from(all, weight => weight / sum);
  };
  const [ours, theirs] = [share(weights), share(expected)];
  expect(ours).to.have.length(theirs.length);
  const worst = Math.max(...ours.map((weight, row) => Math.abs(weight / (theirs[row] ?? NaN) - 1)));
  expect(worst).to.be.below(tolerance);
};

describe('a recipe of weights, carried out', () => {
  it('equals R in raking to three margins', () => {
    expectSame(weightsBy(recipe([sex, age, district])), expectedOf('rake.weights'), 1e-7);
  });

  it('equals R in post-stratification', () => {
    const made = recipe([age], { method: { kind: 'poststratify' } });
    expectSame(weightsBy(made), expectedOf('poststratify.weights'));
  });

  // the logit is not free of the scale of the totals, and ours are in that of the sample: the R code is tested with it
  for (const distance of ['raking', 'linear'] as const)
    it(`equals R in calibration, ${distance}`, () => {
      const made = recipe([sex, age], { method: { kind: 'calibrate', distance, bounds: null } });
      expectSame(weightsBy(made), expectedOf(`calibrate.${distance}.weights`), 1e-8);
    });

  it('gives the same weights for bands cut out of a number as for the answers themselves', () => {
    const cut = ({ years: text = '' }: (typeof lines)[number]): string =>
      Number(text) < 30 ? '18-29' : Number(text) < 45 ? '30-44' : Number(text) < 60 ? '45-59' : '60+';
    const same = withColumns(data, [categoryColumn('age', lines.map(cut))]);
    const byAnswers = weigh(recipe([sex, age]), wave, same).design.weights;
    expectSame(weightsBy(recipe([sex, years])), Array.from(byAnswers), 1e-12);
  });

  it('gives the same weights for shares in per cent as for people', () => {
    const percent = marginOf('sex', { f: (452 / 850) * 100, m: (398 / 850) * 100 });
    expectSame(weightsBy(recipe([percent, age])), Array.from(weightsBy(recipe([sex, age]))), 1e-12);
  });

  it('fits two questions crossed, cell by cell', () => {
    const look = lookAt(
      { recipe: recipe([sexByAge], { method: { kind: 'poststratify' } }), wave, data },
      variables,
    );
    expect(look.margins[0]?.cells).to.have.length(8);
    for (const { population, after } of look.margins[0]?.cells ?? [])
      expect(after).to.be.closeTo(population, 1e-12);
  });

  it('begins with equal weights where the recipe says so', () => {
    const { drawn } = weigh(recipe([sex], { base: 'none' }), wave, data);
    expect(new Set(drawn.weights)).to.deep.equal(new Set([1]));
  });

  it('keeps weights within the limits of trimming, and the margins with them', () => {
    const made = recipe([sex, age, district], { trimming: { low: 0.3, high: 2.5 } });
    const look = lookAt({ recipe: made, wave, data }, variables);
    expect(look.failure).to.equal(null);
    expect(look.rounds).to.be.greaterThan(0);
    expect(look.figures.most).to.be.below(2.5 * 1.011);
    expect(look.figures.least).to.be.above(0.3 * 0.989);
    for (const { worst } of look.margins) expect(Math.abs(worst?.difference ?? 1)).to.be.below(1e-6);
  });

  it('merges answers into one group, and leaves who gave none their share', () => {
    const gap = withColumns(data, [
      categoryColumn(
        'age',
        lines.map((line, row) => (row % 10 === 0 ? null : (line['age'] ?? null))),
      ),
    ]);
    const merged = {
      ...age,
      by: [
        {
          variable: 'age',
          groups: [
            { code: 'young', codes: ['18-29', '30-44'] },
            { code: '45-59', codes: ['45-59'] },
            { code: '60+', codes: ['60+'] },
          ],
        },
      ],
      totals: [
        { cell: 'young', total: 527_000 },
        { cell: '45-59', total: 204_000 },
        { cell: '60+', total: 119_000 },
      ],
    };
    const { design, drawn, failure } = weigh(recipe([merged]), wave, gap);
    expect(failure).to.equal(null);
    const silent = (weights: Float64Array): number =>
      weights.reduce((sum, weight, row) => (row % 10 === 0 ? sum + weight : sum), 0);
    expect(silent(design.weights)).to.be.closeTo(silent(drawn.weights), 1e-6);
  });

  it('tells how unequal the weights are, and in how many steps they were found', () => {
    const look = lookAt({ recipe: recipe([sex, age, district]), wave, data }, variables);
    const { designEffect, effectiveSampleSize } = weightDiagnostics(expectedOf('rake.weights'));
    expect(look.figures.designEffect).to.be.closeTo(designEffect, 1e-8);
    expect(look.figures.effectiveSampleSize).to.be.closeTo(effectiveSampleSize, 1e-4);
    expect(look.misfits.at(-1)).to.be.below(1e-9);
    expect([...look.misfits]).to.deep.equal(look.misfits.toSorted((a, b) => b - a));
  });

  it('compares with a margin outside the recipe without fitting to it', () => {
    const outside = { ...district, isFitted: false };
    const look = lookAt({ recipe: recipe([sex, outside]), wave, data }, variables);
    expectSame(
      weigh(recipe([sex, outside]), wave, data).design.weights,
      Array.from(weightsBy(recipe([sex]))),
      1e-12,
    );
    expect(Math.abs(look.margins[1]?.worst?.difference ?? 0)).to.be.above(0.005);
  });
});

describe('a recipe that cannot be carried out', () => {
  const failureOf = (made: Recipe) => weigh(made, wave, data).failure?.code ?? null;

  it('says so where margins contradict each other, names the worst cell, and leaves base weights', () => {
    const copy = withColumns(data, [{ ...(data.columns.get('sex') as object), name: 'direction' } as never]);
    const made = recipe([sex, marginOf('direction', { f: 398_000, m: 452_000 })]);
    const { failure, design, drawn } = weigh(made, wave, copy);
    expect(failure?.code).to.equal('not_reached');
    expect(failure?.worst?.cell).to.be.oneOf(['f', 'm']);
    expect(Math.abs((failure?.worst?.target ?? 0) - (failure?.worst?.achieved ?? 0))).to.be.above(0.01);
    expect(design.weights).to.equal(drawn.weights);
  });

  it('says so for bounds, trimming and methods that do not allow it', () => {
    const narrow = { kind: 'calibrate', distance: 'logit', bounds: [0.99, 1.01] } as const;
    expect(failureOf(recipe([sex, age, district], { method: narrow }))).to.equal('bounds_not_reached');
    expect(failureOf(recipe([sex, age, district], { trimming: { low: 0.99, high: 1.01 } }))).to.equal(
      'trimming_not_reached',
    );
    expect(failureOf(recipe([sex, age], { method: { kind: 'poststratify' } }))).to.equal('one_margin');
    const upside = marginOf('district', { 1: 1, 2: 849_999 });
    const linear = { kind: 'calibrate', distance: 'linear', bounds: null } as const;
    expect(
      failureOf(recipe([upside, marginOf('sex', { f: 849_000, m: 1000 })], { method: linear })),
    ).to.be.oneOf(['negative', 'not_reached']);
  });

  it('says so where the wave did not ask the question', () => {
    expect(failureOf(recipe([marginOf('eyes', { blue: 1, brown: 2 })]))).to.equal('impossible');
    const look = lookAt({ recipe: recipe([marginOf('eyes', { blue: 1 })]), wave, data }, variables);
    expect(look.findings.map(({ code }) => code)).to.deep.equal(['no_such_question']);
  });

  it('finds cells without anybody, cells with few, and numbers outside the bands, each with what would mend it', () => {
    const bands = (groups: (typeof years.by)[0]['groups'], totals: readonly number[]) => ({
      ...years,
      by: [{ variable: 'years', groups }],
      totals: groups.map(({ code }, at) => ({ cell: code, total: totals[at] ?? 0 })),
    });
    const old = bands(
      [
        { code: '18_29', from: 18, to: 29 },
        { code: '30_64', from: 30, to: 64 },
        { code: '65_99', from: 65, to: 99 },
        { code: '100_plus', from: 100 },
      ],
      [300, 400, 200, 1],
    );
    const { findings } = lookAt({ recipe: recipe([old]), wave, data }, variables);
    const empty = findings.find(({ code }) => code === 'cell_empty');
    expect(empty).to.include({ severity: 'error', cell: '100_plus' });
    expect(empty?.merge).to.deep.equal({ margin: 0, variable: 'years', groups: ['65_99', '100_plus'] });
    const gap = bands(
      [
        { code: '18_29', from: 18, to: 29 },
        { code: '30_44', from: 30, to: 44 },
      ],
      [1, 1],
    );
    expect(
      lookAt({ recipe: recipe([gap]), wave, data }, variables).findings.map(({ code }) => code),
    ).to.include('outside_bands');
  });

  it('tells no count under ten, nor what gives one away', () => {
    const rare = withColumns(data, [
      numberColumn(
        'years',
        lines.map((_, row) => (row < 4 ? 90 : row < 40 ? 70 : 20)),
      ),
    ]);
    const margin = {
      ...years,
      by: [
        {
          variable: 'years',
          groups: [
            { code: 'a', from: 18, to: 29 },
            { code: 'b', from: 60, to: 79 },
            { code: 'c', from: 80 },
          ],
        },
      ],
      totals: [
        { cell: 'a', total: 8 },
        { cell: 'b', total: 1 },
        { cell: 'c', total: 1 },
      ],
    };
    const look = lookAt({ recipe: recipe([margin]), wave, data: rare }, variables);
    expect(look.margins[0]?.cells.map(({ n }) => n)).to.deep.equal([lines.length - 40, null, null]);
    expect(look.margins[0]?.cells.map(({ before }) => before === null)).to.deep.equal([false, true, true]);
    for (const { count } of look.histogram.bars)
      expect(count === null || count === 0 || count >= 10).to.equal(true);
  });
});
