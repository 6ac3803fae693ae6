// In which class the middle one lies, as far as figures in whole tens tell: one class, or the neighbours among which it is.
import { smallestCount } from '../results/disclosure.ts';
import type { Cell } from './coarsen.ts';

const cutOff = smallestCount - 1;

/** The classes in their order; none where every figure is below ten. */
export const medianClasses = (classes: readonly Cell[]): readonly string[] => {
  const below = (index: number): number =>
    classes.slice(0, index).reduce((total, cell) => total + cell.tens, 0);
  const all = below(classes.length);
  if (all === 0) return [];
  return classes
    .filter(({ tens }, index) => {
      const [before, after] = [below(index), all - below(index + 1)];
      const half = (before + tens + cutOff + after) / 2;
      return before <= half && after <= half;
    })
    .map(({ code }) => code);
};
