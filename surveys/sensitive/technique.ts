// The way in which a question hid its answers. Estimates are compared only where waves hid them in the same way: people answer
// a coin and a list with different trust.
import type { Variable } from '../variable.ts';

export const techniques = {
  direct: { ru: 'вопрос задан прямо', en: 'asked directly' },
  forced: { ru: 'вынужденный ответ', en: 'forced response' },
  unrelated: { ru: 'посторонний вопрос', en: 'unrelated question' },
  crosswise: { ru: 'два утверждения', en: 'crosswise' },
  triangular: { ru: 'треугольная модель', en: 'triangular' },
  list: { ru: 'список', en: 'list experiment' },
} as const;

export type Technique = keyof typeof techniques;

export const techniqueOf = ({ indirect }: Pick<Variable, 'indirect'>): Technique =>
  indirect === undefined ? 'direct' : indirect.model;
