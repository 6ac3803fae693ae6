// A question that was worded anew begins a new series: nothing is compared across the break unless the recipe says so.
import type { Found, Sentence } from './found.ts';
import type { Outline } from './outline.ts';
import type { ResultItem } from './result-item.ts';
import { isMeant, sourcesOf, type Asked } from './sources.ts';

type Waves = readonly { readonly name: string | null; readonly asked?: readonly Asked[] }[];

/** Two waves, one after the other among those that asked, between which a question changed. */
export type Break = {
  readonly variable: string;
  readonly earlier: string;
  readonly later: string;
  /** One question stands in the place of another: nothing at all may be compared, whatever the recipe says. */
  readonly isReplaced: boolean;
};

type Step = { readonly wave: string; readonly series: string; readonly was: string };

const stepsOf = (waves: Waves, variable: string): readonly Step[] =>
  waves.flatMap(({ name, asked = [] }) =>
    asked
      .filter(each => each.variable.name === variable)
      .map(({ series, was = '' }) => ({ wave: name ?? '', series, was })),
  );

/** Where the questions behind an entry changed: its variable, its groups and its condition. */
export const breaksOf = (
  item: ResultItem,
  variables: Outline['variables'],
  waves: Waves,
): readonly Break[] => {
  const sources = [...sourcesOf(item, variables)];
  const questions = waves.flatMap(({ asked = [] }) =>
    asked
      .filter(({ variable }) => variable.origin !== 'design' && sources.some(name => isMeant(variable, name)))
      .map(({ variable }) => variable.name),
  );
  return [...new Set(questions)].flatMap(variable => {
    const steps = stepsOf(waves, variable);
    return steps.slice(1).flatMap(({ wave, series, was }, at): readonly Break[] => {
      const before = steps[at];
      if (!before || before.series === series) return [];
      return [{ variable, earlier: before.wave, later: wave, isReplaced: before.was !== was }];
    });
  });
};

const isCompared = (item: ResultItem): boolean =>
  item.type === 'trend' || ('changes' in item && item.changes !== undefined);

export const rewordingMistakes = (outline: Outline, waves: Waves): readonly Found[] =>
  outline.results.flatMap((item, at) => {
    if (!item || !isCompared(item) || ('reworded' in item && item.reworded === 'mark')) return [];
    const path = item.type === 'trend' ? ['results', at] : ['results', at, 'changes'];
    return breaksOf(item, outline.variables, waves).map(found => ({ path, message: broken(found) }));
  });

const broken = ({ variable, earlier, later }: Break): Sentence => ({
  ru: `сравнивает волны ${earlier} и ${later}, а вопрос ${variable} в них задан по-разному (слова, ответы, период или кому его задавали): оставьте в \`data: waves:\` волны с одним вопросом или допишите \`reworded: mark\`, и числа будут помечены`,
  en: `compares waves ${earlier} and ${later}, between which question ${variable} changed (its words, answers, period, or who was asked): keep under \`data: waves:\` the waves that asked the same, or add \`reworded: mark\`, and the figures are marked`,
});
