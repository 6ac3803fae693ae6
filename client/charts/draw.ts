// Finds the drawings of the page, picks the specification their width has room for, and draws again when width or colours change.
import { Chart } from 'chart.js';
import { configuration } from '../../drawing/configure.ts';
import { registerElements } from '../../drawing/elements.ts';
import { drawingPlugin } from '../../drawing/plugins.ts';
import type { ChartBlock, ChartSpec } from '../../drawing/spec.ts';
import { loadFonts, pageLook } from './theme.ts';
import { startWalk } from './walk.ts';

registerElements();

const blockOf = (frame: HTMLElement): ChartBlock | null => {
  const text = document.getElementById(frame.dataset['chart'] ?? '')?.textContent;
  return text ? (JSON.parse(text) as ChartBlock) : null; // written by our own presenter
};

const startDrawing = (frame: HTMLElement): (() => void) => {
  const block = blockOf(frame);
  const canvas = frame.querySelector('canvas');
  if (!block || !canvas) return () => undefined;
  let drawn: { chart: Chart; spec: ChartSpec } | null = null;
  const walk = startWalk({ frame, block, current: () => drawn });
  const draw = (isForced: boolean): void => {
    const spec = frame.clientWidth >= block.wideFrom ? block.wide : block.narrow;
    if (drawn?.spec === spec && !isForced) return;
    drawn?.chart.destroy();
    frame.style.height = `${spec.drawing.height}px`;
    const look = pageLook();
    const plugin = drawingPlugin({ drawing: spec.drawing, look, stopOf: walk.stop });
    const chart = new Chart(canvas, { ...configuration(spec, look), plugins: [plugin] });
    drawn = { chart, spec };
  };
  draw(true);
  new ResizeObserver(() => draw(false)).observe(frame);
  return () => draw(true);
};

export const drawWhereSeen = async (): Promise<void> => {
  await loadFonts();
  const frames = [...document.querySelectorAll<HTMLElement>('[data-chart]')];
  const redraws = frames.map(startDrawing);
  const redraw = (): void => redraws.forEach(each => each());
  for (const query of ['(prefers-color-scheme: dark)', 'print'])
    window.matchMedia(query).addEventListener('change', redraw);
};
