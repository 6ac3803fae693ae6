// Round numbers for axes, and which labels find room.

const steps = [1, 2, 5, 10, 20, 25, 50] as const;

/** An axis of per cents from 0 in at most four steps that reaches `highest`. */
export const percentAxis = (highest: number, isReversed = false) => {
  const step = steps.find(size => Math.ceil(highest / size - 1e-9) <= 4) ?? 25;
  const max = Math.min(100, Math.max(step, Math.ceil(highest / step - 1e-9) * step));
  return {
    type: 'linear' as const,
    min: 0,
    max,
    reverse: isReversed,
    display: true,
    ticks: { stepSize: step },
  };
};

const yearSteps = [1, 2, 5, 10, 20, 50] as const;

/** Years worth a label where `room` labels fit: multiples of a round step. */
export const roundYears = (from: number, to: number, room: number): readonly number[] => {
  const step = yearSteps.find(size => (to - from) / size < room) ?? 100;
  const first = Math.ceil(from / step) * step;
  return Array.from({ length: Math.floor((to - first) / step) + 1 }, (_, i) => first + i * step);
};

/** Of the candidates, the more important first, those that stand at least `apart` from every one kept before. */
export const keepApart = <Item>(
  candidates: readonly Item[],
  position: (item: Item) => number,
  apart: number,
): readonly Item[] => {
  const kept: Item[] = [];
  for (const item of candidates)
    if (kept.every(other => Math.abs(position(other) - position(item)) >= apart)) kept.push(item);
  return kept;
};
