// What Chart.js does not draw: values at points, marks under the axis, names of rows, whiskers, hatching, shapes, the ring of a walk.
import type { Chart, Plugin } from 'chart.js';
import type { Look } from './look.ts';
import { drawShapes, hatch } from './shapes.ts';
import type { ChartSpec } from './spec.ts';
import { noInset, stageOf, type Inset, type Stage } from './stage.ts';
import { writeText } from './text.ts';

type Drawing = ChartSpec['drawing'];

const lineHeight = 19;
const cap = 5;

const drawPointTexts = (stage: Stage, { texts = [] }: Drawing): void => {
  for (const { x, y, moveY, text, style } of texts)
    writeText(stage, text, style, {
      x: stage.x(x),
      y: stage.y(y) + moveY + (moveY > 0 ? 4 : 0),
      ...{ align: 'center', within: [stage.left, stage.right] },
    });
};

const drawMarks = (stage: Stage, { marks = [] }: Drawing): void => {
  for (const { value, lines } of marks)
    lines.forEach((line, i) =>
      writeText(stage, line, i === 0 ? 'year' : 'small', {
        x: stage.x(value),
        y: stage.plot.bottom + 20 + i * 17,
        ...{ align: 'center', within: [stage.left, stage.right] },
      }),
    );
};

const drawRows = (stage: Stage, { rows = [] }: Drawing): void => {
  const columns = {
    left: stage.left,
    right: stage.right,
    plot: stage.plot.left + 6,
    bar: stage.plot.left + 60,
  };
  for (const { y, lines, at: column, style } of rows)
    lines.forEach((line, i) =>
      writeText(stage, line, style, {
        x: columns[column],
        y: stage.y(y) + i * lineHeight,
        ...{ align: column === 'right' ? 'right' : 'left', baseline: 'middle' },
      }),
    );
};

const drawWhiskers = (chart: Chart, stage: Stage, { whiskers = [], walk }: Drawing): void => {
  const { pen, look } = stage;
  pen.save();
  pen.strokeStyle = look.colour('--c-whisk');
  pen.lineWidth = 1.5;
  chart.getDatasetMeta(walk.dataset).data.forEach(({ y }, i) => {
    const whisker = whiskers[i];
    if (!whisker) return;
    const [low, high] = [stage.x(whisker.low), stage.x(whisker.high)];
    pen.beginPath();
    pen.moveTo(low, y);
    pen.lineTo(high, y);
    for (const end of [low, high]) {
      pen.moveTo(end, y - cap);
      pen.lineTo(end, y + cap);
    }
    pen.stroke();
  });
  pen.restore();
};

/** A hidden number keeps its place: a hatched box instead of a bar. */
const drawHatching = (stage: Stage, { hatched = [] }: Drawing): void => {
  for (const row of hatched)
    hatch(stage, { left: stage.plot.left, top: stage.y(row) - 9, width: 48, height: 18 });
};

const drawRing = (chart: Chart, stage: Stage, { walk }: Drawing, stop: number | null): void => {
  const { pen, look, plot } = stage;
  const index = stop === null ? undefined : walk.points[stop];
  const point = index === undefined ? undefined : chart.getDatasetMeta(walk.dataset).data[index];
  if (!point || Number.isNaN(point.y)) return;
  pen.save();
  pen.strokeStyle = look.colour('--ink');
  pen.lineWidth = 2;
  pen.beginPath();
  if (walk.ring) {
    const width = Math.abs(stage.x(walk.ring[0]) - stage.x(0));
    const height = Math.abs(stage.y(walk.ring[1]) - stage.y(0));
    pen.rect(point.x - width / 2, point.y - height / 2, width, height);
  } else if ('horizontal' in point && point.horizontal)
    pen.rect(plot.left - 3, point.y - 15, plot.right - plot.left + 3, 30);
  else pen.arc(point.x, point.y, 10, 0, 2 * Math.PI);
  pen.stroke();
  pen.restore();
};

type Parts = {
  readonly drawing: Drawing;
  readonly look: Look;
  readonly inset?: Inset;
  /** Where the walk stands. */
  readonly stopOf?: () => number | null;
};

/** One plugin for one chart. */
export const drawingPlugin = ({ drawing, look, inset = noInset, stopOf = () => null }: Parts): Plugin => ({
  id: 'drawing',
  beforeDatasetsDraw: chart => {
    drawShapes(stageOf(chart, look, inset), drawing.under);
  },
  afterDatasetsDraw: chart => {
    const stage = stageOf(chart, look, inset);
    drawWhiskers(chart, stage, drawing);
    drawHatching(stage, drawing);
    drawShapes(stage, drawing.over);
    drawRows(stage, drawing);
    drawPointTexts(stage, drawing);
    drawMarks(stage, drawing);
    drawRing(chart, stage, drawing, stopOf());
  },
});
