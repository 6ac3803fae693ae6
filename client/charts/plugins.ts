// What Chart.js does not draw: values at points, marks under the axis, names of rows, whiskers, hatching, the ring of a walk.
import type { Chart, Plugin } from 'chart.js';
import type { ChartSpec } from '../../server/presenters/charts/spec.ts';
import { writeText } from './text.ts';
import { colour } from './theme.ts';

type Drawing = ChartSpec['drawing'];
type Scales = { readonly x: (value: number) => number; readonly y: (value: number) => number };

const lineHeight = 19;
const cap = 5;

const scalesOf = (chart: Chart): Scales => ({
  x: value => chart.scales['x']?.getPixelForValue(value) ?? 0,
  y: value => chart.scales['y']?.getPixelForValue(value) ?? 0,
});

const drawPointTexts = (chart: Chart, { texts = [] }: Drawing): void => {
  const at = scalesOf(chart);
  for (const { x, y, moveY, text, style } of texts)
    writeText(chart.ctx, text, style, {
      x: at.x(x),
      y: at.y(y) + moveY + (moveY > 0 ? 4 : 0),
      align: 'center',
    });
};

const drawMarks = (chart: Chart, { marks = [] }: Drawing): void => {
  const at = scalesOf(chart);
  for (const { value, lines } of marks)
    lines.forEach((line, i) =>
      writeText(chart.ctx, line, i === 0 ? 'year' : 'small', {
        x: at.x(value),
        y: chart.chartArea.bottom + 20 + i * 17,
        align: 'center',
      }),
    );
};

const drawRows = (chart: Chart, { rows = [] }: Drawing): void => {
  const at = scalesOf(chart);
  const columns = { left: 0, right: chart.width, bar: chart.chartArea.left + 60 };
  for (const { y, lines, at: column, style } of rows)
    lines.forEach((line, i) =>
      writeText(chart.ctx, line, style, {
        x: columns[column],
        y: at.y(y) + i * lineHeight,
        align: column === 'right' ? 'right' : 'left',
        baseline: 'middle',
      }),
    );
};

const drawWhiskers = (chart: Chart, { whiskers = [], walk }: Drawing): void => {
  const at = scalesOf(chart);
  const { ctx } = chart;
  ctx.save();
  ctx.strokeStyle = colour('--c-whisk');
  ctx.lineWidth = 1.5;
  chart.getDatasetMeta(walk.dataset).data.forEach(({ y }, i) => {
    const whisker = whiskers[i];
    if (!whisker) return;
    const [low, high] = [at.x(whisker.low), at.x(whisker.high)];
    ctx.beginPath();
    ctx.moveTo(low, y);
    ctx.lineTo(high, y);
    for (const end of [low, high]) {
      ctx.moveTo(end, y - cap);
      ctx.lineTo(end, y + cap);
    }
    ctx.stroke();
  });
  ctx.restore();
};

/** A hidden number keeps its place: a hatched box instead of a bar. */
const drawHatching = (chart: Chart, { hatched = [] }: Drawing): void => {
  const at = scalesOf(chart);
  const { ctx } = chart;
  const [left, width, height] = [chart.chartArea.left, 48, 18];
  for (const row of hatched) {
    const top = at.y(row) - height / 2;
    ctx.save();
    ctx.beginPath();
    ctx.rect(left, top, width, height);
    ctx.clip();
    ctx.strokeStyle = colour('--rule');
    ctx.lineWidth = 2;
    for (let x = left - height; x < left + width; x += 6) {
      ctx.moveTo(x, top + height);
      ctx.lineTo(x + height, top);
    }
    ctx.stroke();
    ctx.restore();
  }
};

const drawRing = (chart: Chart, { walk }: Drawing, stop: number | null): void => {
  const index = stop === null ? undefined : walk.points[stop];
  const point = index === undefined ? undefined : chart.getDatasetMeta(walk.dataset).data[index];
  if (!point || Number.isNaN(point.y)) return;
  const { ctx, chartArea } = chart;
  ctx.save();
  ctx.strokeStyle = colour('--ink');
  ctx.lineWidth = 2;
  ctx.beginPath();
  if ('horizontal' in point) ctx.rect(chartArea.left - 3, point.y - 14, chartArea.width + 3, 28);
  else ctx.arc(point.x, point.y, 10, 0, 2 * Math.PI);
  ctx.stroke();
  ctx.restore();
};

/** One plugin for one chart; `stopOf` tells where the walk stands. */
export const drawingPlugin = (drawing: Drawing, stopOf: () => number | null): Plugin => ({
  id: 'drawing',
  afterDatasetsDraw: chart => {
    drawWhiskers(chart, drawing);
    drawHatching(chart, drawing);
    drawRows(chart, drawing);
    drawPointTexts(chart, drawing);
    drawMarks(chart, drawing);
    drawRing(chart, drawing, stopOf());
  },
});
