// What is wrong between the parts of a questionnaire: names given twice, and references to what is not there, or not yet.
import { conditionMistakes } from './condition-mistakes.ts';
import type { Found } from './lists.ts';
import { nameMistakes } from './names.ts';
import type { Outline } from './outline.ts';
import { pipeMistakes } from './pipe-mistakes.ts';
import { planMistakes } from './plan-mistakes.ts';

export const outlineMistakes = (outline: Outline): readonly Found[] => [
  ...nameMistakes(outline),
  ...conditionMistakes(outline),
  ...pipeMistakes(outline),
  ...planMistakes(outline),
];
