// Figures of all chart types: what each shows, and that no drawing claims more than was tested.
import { expect } from 'chai';
import { figureOf } from '../../../../server/presenters/figures/figureOf.ts';
import { planFigure } from '../../../../server/presenters/figures/plan.ts';
import { chartTypesFor } from '../../../../server/presenters/figures/suitable.ts';
import { tiles } from '../../../../server/presenters/charts/tiles.ts';
import type { Place, Shape } from '../../../../drawing/spec.ts';
import { readerIn } from '../../../support/reader.ts';
import { breakdownBy, contents, resultOf, variableOf } from './contents.ts';
import { gallery, plan } from './gallery.ts';

const reader = readerIn('ru');
const plain = (text: string): string => text.replaceAll('\u00a0', ' ');
const wordsIn = (shapes: readonly Shape[] = []): readonly string[] =>
  shapes.flatMap(shape => (shape.kind === 'text' ? [plain(shape.text)] : []));

describe('Figures', () => {
  for (const language of ['ru', 'en'] as const)
    it(`carry title, measure, source, words for each stop and a table, in ${language}`, () => {
      for (const { name, figure } of gallery(language)) {
        expect(figure.title, name).not.to.equal('');
        expect(figure.measure, name).not.to.match(/results:|\{\{/);
        expect([figure.title, ...figure.source, figure.description].join(' '), name).not.to.match(
          /results:|\{\{/,
        );
        expect(figure.block.spoken, name).to.have.length(figure.block.wide.drawing.walk.points.length);
        expect(figure.block.narrow.drawing.walk.points, name).to.have.length(figure.block.spoken.length);
        expect(figure.table.rows.length, name).to.be.above(0);
        for (const row of figure.table.rows)
          expect(row.cells, name).to.have.length(figure.table.columns.length);
      }
    });

  it('are the ones that suit: the most telling first', () => {
    expect(chartTypesFor(contents.districts)).to.deep.equal(['map', 'districts', 'bars', 'likert']);
    expect(chartTypesFor(contents.occupations)).to.deep.equal(['districts', 'bars', 'likert']);
    expect(chartTypesFor(contents.battery)).to.deep.equal(['likert', 'multiples', 'slope']);
    expect(chartTypesFor(contents.trend)).to.deep.equal(['trend', 'bars', 'likert', 'slope', 'multiples']);
    expect(chartTypesFor({ questions: [resultOf('exp_health', ['2013'])], breakdown: null })).to.deep.equal([
      ...['bars', 'likert'],
    ]);
  });

  it('of a type that does not suit are not made', () => {
    expect(figureOf(reader, contents.bars, 'map')).to.equal(null);
    for (const type of ['trend', 'slope', 'multiples'] as const)
      expect(figureOf(reader, contents.districts, type), type).to.equal(null);
    expect(figureOf(reader, { questions: [], breakdown: null }, 'bars')).to.equal(null);
  });
});

describe('The map', () => {
  const figure = figureOf(reader, contents.districts, 'map');
  const boxes = figure?.block.wide.drawing.under?.filter(shape => shape.kind === 'box') ?? [];

  it('has a tile for each of the seventeen districts of the questionnaire, no two on one place', () => {
    const codes = variableOf('district').categories.filter(({ isMissing }) => !isMissing);
    expect(tiles.map(({ code }) => code)).to.have.members(codes.map(({ code }) => code));
    expect(new Set(tiles.map(({ column, row }) => `${column} ${row}`)).size).to.equal(17);
    expect(boxes).to.have.length(17);
  });

  it('colours only a tested difference, and hatches what is hidden', () => {
    const fills = boxes.map(({ fill }) => fill);
    expect(fills.filter(fill => fill === '--c-low-soft')).to.have.length(1);
    expect(fills.filter(fill => fill === '--c-high-soft')).to.have.length(1);
    expect(fills.filter(fill => fill === 'transparent')).to.have.length(15);
    expect(boxes.filter(({ isHatched }) => isHatched)).to.have.length(3);
  });

  it('names, colours and says a difference only where it survives the adjustment, and says that in the legend', () => {
    const single = contents.districts.breakdown.groups[2];
    expect([single?.difference?.pValue, single?.difference?.adjustedPValue]).to.deep.equal([0.01, 0.4]);
    const name = variableOf('district').categories[2]?.label.ru ?? '';
    expect(plain(figure?.title ?? ''))
      .to.match(/Выше, чем у всех опрошенных: Курчалоевский район \(\d+ %\); ниже, .+: Гудермесский район/)
      .and.not.include(name);
    expect(plain(figure?.block.spoken.find(words => words.startsWith(name)) ?? '')).to.include(
      'в пределах погрешности',
    );
    for (const type of ['map', 'districts'] as const)
      expect(plain(figureOf(reader, contents.districts, type)?.source.join(' ') ?? '')).to.include(
        'Цвет — отличие, которое подтверждается с поправкой Холма на 14 сравнений.',
      );
    expect(plain(figureOf(reader, contents.occupations, 'bars')?.source.join(' ') ?? '')).to.match(
      /С поправкой Холма на \d+ сравнени\S+ подтверждаются: /,
    );
  });

  it('says nothing of a difference where none is established', () => {
    const question = resultOf('trust_executive');
    const breakdown = breakdownBy('district', question);
    const groups = breakdown.groups.map(group => ({
      ...group,
      difference: group.difference && { ...group.difference, adjustedPValue: 0.3 },
    }));
    const alike = figureOf(reader, { questions: [question], breakdown: { ...breakdown, groups } }, 'map');
    expect(plain(alike?.title ?? '')).to.include('в пределах погрешности');
    expect(plain(alike?.source.join(' ') ?? '')).to.include('ни одно отличие не подтверждается');
    const drawn = alike?.block.wide.drawing.under?.filter(
      shape => shape.kind === 'box' && shape.fill !== 'transparent',
    );
    expect(drawn).to.deep.equal([]);
  });
});

const letterHeight = 11;
/** In pixels from the top of the plot, where the scale counts in them. */
const downOf = (place: Place): number =>
  typeof place === 'number' ? place : (typeof place[0] === 'number' ? place[0] : 0) + place[1];

describe('The dot plot', () => {
  const figure = figureOf(reader, contents.districts, 'districts');

  it('sorts groups from the largest, with the hidden last and without a number', () => {
    const values = figure?.block.wide.data.datasets[0]?.data ?? [];
    const shown = values.filter(({ y }) => y !== null).map(({ x }) => Number(x));
    expect(shown).to.deep.equal([...shown].sort((a, b) => b - a));
    expect(values.slice(-3).map(({ y }) => y)).to.deep.equal([null, null, null]);
    expect(figure?.table.rows.filter(({ cells }) => cells[0]?.isHidden)).to.have.length(3);
  });

  it('draws everybody as a line of reference', () => {
    expect(wordsIn(figure?.block.wide.drawing.under).join(' ')).to.match(/^все опрошенные \d+ % ± \d+$/);
  });

  it('never draws everybody through a name on a phone, nor through what stands for a hidden number', () => {
    const crossed = (size: 'wide' | 'narrow', isInWay: (text: string) => boolean): readonly string[] => {
      const { under = [], over = [] } = figure?.block[size].drawing ?? {};
      const bands = under.flatMap(shape =>
        shape.kind === 'box' ? [[downOf(shape.from[1]), downOf(shape.to[1])] as const] : [],
      );
      expect(bands.length, size).to.be.above(0);
      return over.flatMap(shape => {
        if (shape.kind !== 'text' || !isInWay(plain(shape.text))) return [];
        const foot = downOf(shape.at[1]);
        return bands.some(([from, to]) => foot > from && foot - letterHeight < to) ? [shape.text] : [];
      });
    };
    expect(crossed('narrow', text => text !== 'n')).to.deep.equal([]);
    expect(crossed('wide', text => text === 'мало ответов')).to.deep.equal([]);
  });
});

describe('A scale', () => {
  it('sets those without an answer apart, on the same scale', () => {
    const spec = figureOf(reader, contents.likert, 'likert')?.block.wide;
    const segments = spec?.data.datasets ?? [];
    const [answered, apart] = [segments.at(-2), segments.at(-1)];
    expect(apart?.backgroundColor).to.equal('--d-dk');
    const end = answered?.data[0]?.x as readonly [number, number];
    const start = apart?.data[0]?.x as readonly [number, number];
    expect(start[0]).to.be.above(end[1] + 1);
    const [newest] = contents.likert.questions;
    const share = newest?.waves[0]?.cells[0]?.estimate?.value ?? 0;
    const first = segments[0]?.data[0]?.x as readonly [number, number];
    expect(first[1] - first[0]).to.be.closeTo(share * 100, 1e-9);
  });

  it('hatches a row of which anything is hidden, and draws no part of it', () => {
    const drawing = figureOf(reader, contents.districts, 'likert')?.block.wide.drawing;
    const hatched = drawing?.over?.filter(shape => shape.kind === 'box' && shape.isHatched);
    expect(hatched).to.have.length(3);
  });
});

describe('A slope', () => {
  it('is dotted where the change is within error, and small changes look small', () => {
    const spec = figureOf(reader, contents.battery, 'slope')?.block.wide;
    const lines = spec?.data.datasets.slice(0, -1) ?? [];
    expect(lines).to.have.length(6);
    const [first] = contents.battery.questions;
    const isSure = (first?.waves.at(-1)?.focus.change?.pValue ?? 1) < 0.05;
    expect(lines[0]?.borderDash === undefined).to.equal(isSure);
    expect(lines.some(({ borderDash }) => borderDash)).to.equal(true);
    const places = lines.flatMap(({ data }) => data.map(({ y }) => y ?? 0));
    expect(Math.max(...places) - Math.min(...places)).to.be.below((spec?.options.scales.y.max ?? 0) / 2);
  });

  it('keeps names apart', () => {
    const drawing = figureOf(reader, contents.battery, 'slope')?.block.narrow.drawing;
    const values = (drawing?.over ?? []).flatMap(shape =>
      shape.kind === 'text' && shape.style === 'strong' && Array.isArray(shape.at[0]) && shape.at[0][0] === 1
        ? [shape.at[1]].filter(y => typeof y === 'number')
        : [],
    );
    const sorted = [...values].sort((a, b) => a - b);
    for (const [i, y] of sorted.entries()) if (i > 0) expect(y - (sorted[i - 1] ?? 0)).to.be.at.least(17);
  });
});

describe('Small multiples', () => {
  it('have one scale for all panels', () => {
    const spec = figureOf(reader, contents.slope, 'multiples')?.block.wide;
    const panels = contents.slope.questions[0]?.categories.filter(({ isMissing }) => !isMissing).length ?? 0;
    expect(spec?.data.datasets).to.have.length(2 * panels + 1);
    expect(spec?.drawing.walk.points).to.have.length(2 * panels);
  });
});

describe('Plan against fact', () => {
  it('says plan, fact and interval of each year, and which way is better', () => {
    const figure = planFigure(reader, { ...plan, direction: 'down' });
    expect(plain(figure.block.spoken[0] ?? '')).to.equal('2011 год: план 20, факт 19, интервал 12–26');
    expect(plain(figure.measure)).to.include('меньше — лучше');
    expect(figure.table.rows.map(({ cells }) => cells.map(({ text }) => text))).to.deep.equal([
      ['20', '19'],
      ['45', '38'],
      ['60', '52'],
    ]);
  });

  it('keeps the place of a year without a fact', () => {
    const figure = planFigure(reader, {
      ...plan,
      fact: [19, null, 52],
      low: [12, null, 45],
      high: [26, null, 59],
    });
    expect(wordsIn(figure.block.wide.drawing.over)).to.include('—');
    expect(plain(figure.block.spoken[1] ?? '')).to.equal('2012 год: план 45, факт нет');
  });
});
