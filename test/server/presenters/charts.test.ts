// Specifications of charts: what is drawn, and that no drawing claims more than was measured.
import { expect } from 'chai';
import { keepApart, percentAxis, roundYears } from '../../../server/presenters/charts/axis.ts';
import { barsSpec } from '../../../server/presenters/charts/bars.ts';
import { widthOf, wrap } from '../../../server/presenters/charts/measure.ts';
import { jsonBlock } from '../../../server/presenters/charts/spec.ts';
import { trendSpec } from '../../../server/presenters/charts/trend.ts';
import { readerIn } from '../../support/reader.ts';
import { difference, questionOf, threeWaves, waveOf } from './results/findings.ts';

const reader = readerIn('ru');
const plain = (text: string): string => text.replaceAll('\u00a0', ' ');

describe('A trend', () => {
  const spec = trendSpec(reader, questionOf(threeWaves), 'wide');
  const [high, low, line] = spec.data.datasets;

  it('is a line between the bounds of its interval, in per cent, from zero', () => {
    expect(line?.data.map(({ x, y }) => [x, Math.round((y ?? 0) * 10) / 10])).to.deep.equal([
      [2011, 13.6],
      [2012, 10.4],
      [2013, 9.2],
    ]);
    expect([high?.data[0]?.y, low?.data[0]?.y].map(y => Math.round(y ?? 0))).to.deep.equal([16, 11]);
    expect(low).to.include({ fill: '-1', backgroundColor: '--c-band' });
    expect(spec.options.scales.y).to.include({ min: 0, max: 20 });
  });

  it('is solid only where the change is established', () => {
    expect(spec.drawing.solid).to.deep.equal([false, true, false]);
  });

  it('carries value, interval and base at every point of a few', () => {
    expect(spec.drawing.texts?.map(({ text }) => plain(text))).to.deep.equal([
      '14 %',
      '11–16',
      '10 %',
      '9–12',
      '9 %',
      '7–12',
    ]);
    expect(spec.drawing.texts?.at(-2)?.style).to.equal('last');
    expect(spec.drawing.marks?.map(({ lines }) => lines.map(plain))).to.deep.equal([
      ['2011', 'n = 1 500'],
      ['2012', 'n = 1 500'],
      ['2013', 'n = 1 500'],
    ]);
  });

  it('spaces years as years are spaced, and labels only the telling points of many', () => {
    const years = [1977, 1985, 1986, 1988, 1990, 1996, 2012, 2024];
    const many = years.map((year, i) => ({ name: String(year), share: [0.6 - i * 0.04, 0.03] as const }));
    const long = trendSpec(reader, questionOf(many), 'narrow');
    expect(long.data.datasets[2]?.data.map(({ x }) => x)).to.deep.equal(years);
    expect(long.drawing.texts?.map(({ text }) => plain(text))).to.deep.equal(['32 %', '60 %']);
    expect(long.drawing.marks?.map(({ value }) => value)).to.deep.equal([1980, 2000, 2020]);
  });

  it('breaks where the question changed, and leaves a gap where a wave is hidden', () => {
    const broken = questionOf([
      { name: '2010', share: [0.2, 0.02], isComparable: false },
      { name: '2011', share: [0.3, 0.02], isComparable: false },
      { name: '2012', share: null },
      { name: '2013', share: [0.3, 0.02] },
    ]);
    const drawn = trendSpec(reader, broken, 'wide');
    expect(drawn.data.datasets[2]?.data.map(({ y }) => (y === null ? null : Math.round(y)))).to.deep.equal([
      20,
      null,
      30,
      null,
      30,
    ]);
    expect(drawn.drawing.walk.points).to.deep.equal([0, 2, 3, 4]);
    expect(drawn.drawing.marks?.flatMap(({ lines }) => lines)).to.include('мало ответов');
  });

  it('has neither band nor interval for volunteers, and no solid line', () => {
    const volunteers = questionOf(threeWaves.map(({ name }) => ({ name, share: [0.2, null] as const })));
    const drawn = trendSpec(reader, volunteers, 'wide');
    expect(drawn.data.datasets[0]?.data).to.deep.equal(drawn.data.datasets[1]?.data);
    expect(drawn.drawing.texts?.map(({ text }) => plain(text))).to.deep.equal(['20 %', '20 %', '20 %']);
    expect(drawn.drawing.solid).to.deep.equal([false, false, false]);
  });
});

describe('Bars', () => {
  const question = questionOf(threeWaves);
  const [, , newest] = question.waves;
  const drawn = newest && barsSpec(reader, question, newest, 'wide');

  it('start at zero, the headline in colour, the rest grey, "hard to say" last and light', () => {
    expect(drawn?.options.scales.x.min).to.equal(0);
    expect(drawn?.data.datasets[0]?.backgroundColor).to.deep.equal(['--c-rest', '--c-hi', '--d-dk']);
    expect(drawn?.drawing.rows?.filter(({ at }) => at === 'left').map(({ lines }) => lines[0])).to.deep.equal(
      ['Нет', 'Да', 'Затрудняюсь ответить'],
    );
  });

  it('set "hard to say" apart', () => {
    const at = drawn?.data.datasets[0]?.data.map(({ y }) => y ?? 0) ?? [];
    expect((at[2] ?? 0) - (at[1] ?? 0)).to.be.above((at[1] ?? 0) - (at[0] ?? 0));
  });

  it('carry whiskers and the value with its margin', () => {
    expect(drawn?.drawing.whiskers?.[1]).to.deep.equal({ low: 6.9, high: 11.5 });
    const values = drawn?.drawing.rows
      ?.filter(({ at }) => at === 'right')
      .map(({ lines }) => plain(lines[0] ?? ''));
    expect(values).to.deep.equal(['86 % ± 2', '9 % ± 2', '5 % ± 2']);
  });

  it('keep the place of a hidden answer and say why it is empty', () => {
    const hidden = waveOf({ name: '2013', share: [0.3, 0.02] });
    const cells = hidden.cells.map(cell => (cell.code === 'no' ? { ...cell, estimate: null } : cell));
    const spec = barsSpec(reader, question, { ...hidden, cells }, 'narrow');
    expect(spec.drawing.hatched).to.have.length(1);
    expect(spec.drawing.whiskers?.filter(each => each === null)).to.have.length(1);
    expect(spec.drawing.rows?.find(({ at }) => at === 'bar')?.lines).to.deep.equal(
      ['мало\u00a0ответов'].map(plain),
    );
  });

  it('keep the order of ordered answers', () => {
    const ordered = { ...question, variable: { ...question.variable, isOrdered: true } };
    const spec = newest && barsSpec(reader, ordered, newest, 'wide');
    const names = spec?.drawing.rows?.filter(({ at }) => at === 'left').map(({ lines }) => lines[0]);
    expect(names).to.deep.equal(['Да', 'Нет', 'Затрудняюсь ответить']);
  });
});

describe('Axes', () => {
  it('take at most four round steps and never pass 100', () => {
    expect(percentAxis(16.3)).to.include({ min: 0, max: 20 });
    expect(percentAxis(3.2)).to.include({ max: 4 });
    expect(percentAxis(97)).to.include({ max: 100 });
    expect(percentAxis(16.3).ticks.stepSize).to.equal(5);
  });

  it('label round years', () => {
    expect(roundYears(1977, 2024, 4)).to.deep.equal([1980, 2000, 2020]);
    expect(roundYears(2011, 2013, 6)).to.deep.equal([2011, 2012, 2013]);
  });

  it('drop labels that would touch more important ones', () => {
    expect(keepApart([100, 0, 90, 50], x => x, 40)).to.deep.equal([100, 0, 50]);
  });
});

describe('Words of a drawing', () => {
  it('break at spaces, at hyphens, and where a soft one allows', () => {
    expect(wrap('Намекали на деньги, подарок', { size: 15, width: 90 })).to.deep.equal([
      'Намекали на',
      'деньги,',
      'подарок',
    ]);
    expect(wrap('Ачхой-Мар\u00adтановский', { size: 12, width: 66 })).to.deep.equal([
      'Ачхой-Мар-',
      'тановский',
    ]);
    expect(wrap('Гудермес\u00adский', { size: 14, width: 150 })).to.deep.equal(['Гудермесский']);
  });

  it('break a long word between syllables', () => {
    for (const width of [80, 90, 100, 110, 120])
      for (const line of wrap('злоупотреблении', { size: 15, width }).slice(1))
        expect(line).to.match(/^[бвгджзклмнпрстфхцчшщ][аеиоуыэюя]/);
  });

  it('break a word wider than its room, so that nothing runs over', () => {
    const lines = wrap('достопримечательность', { size: 15, width: 60 });
    expect(lines.length).to.be.above(1);
    for (const line of lines) expect(widthOf(line, { size: 15 })).to.be.at.most(60);
  });
});

describe('A JSON block', () => {
  it('cannot end the element it stands in, and reads back as it was', () => {
    const text = '</script><!-- \u2028 & "quoted"';
    expect(jsonBlock({ text })).not.to.match(/[<>&\u2028]/);
    expect(JSON.parse(jsonBlock({ text }))).to.deep.equal({ text });
  });

  it('holds specifications whole', () => {
    const spec = trendSpec(
      reader,
      questionOf([{ name: '2013', share: [0.3, 0.02], change: difference(0.1, 0.02, 0) }]),
      'lead',
    );
    expect(JSON.parse(jsonBlock(spec))).to.deep.equal(spec);
  });
});
