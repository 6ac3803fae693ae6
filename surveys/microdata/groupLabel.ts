// What answers that were put together are called.
import { inLanguage, languages } from '../language.ts';
import type { Localised } from '../localised.ts';
import type { KeyAnswer } from './key.ts';

const mostNamed = 3;

const together = (labels: readonly Localised[], join: (words: readonly string[]) => string): Localised =>
  Object.fromEntries(
    languages
      .filter(language => labels.some(label => label[language] !== undefined))
      .map(language => [language, join(labels.map(label => inLanguage(label, language)))]),
  );

const counted: Localised = { ru: 'Вместе', en: 'Together' };

const several = (members: readonly KeyAnswer[]): Localised => {
  const labels = members.map(({ label }) => label);
  const all = together(labels, words => words.join(', '));
  return Object.fromEntries(
    languages
      .filter(language => all[language] !== undefined)
      .map(language => [language, `${inLanguage(counted, language)} (${members.length}): ${all[language]}`]),
  );
};

/** Neighbours in an order by their ends, few answers by their names, many with their number in front. */
export const groupLabel = (
  members: readonly KeyAnswer[],
  all: readonly KeyAnswer[],
  isOrdered: boolean,
): Localised => {
  const labels = members.map(({ label }) => label);
  const [first, last] = [labels[0], labels.at(-1)];
  if (!first || !last || members.length === 1) return first ?? {};
  if (isOrdered && all.length > mostNamed) return together([first, last], words => words.join(' … '));
  return members.length <= mostNamed ? together(labels, words => words.join(' / ')) : several(members);
};
