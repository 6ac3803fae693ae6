// Two recipes side by side: what their weights cost, and the wave's headline figures under each.
import type { Comparison, HeadlineFigure, WeighingLook } from '../../../services/weighting.ts';
import { decimal, integer, plusMinus } from '../../format.ts';
import type { Reader } from '../../reader.ts';
import { presentFrame, type Visit } from '../frame.ts';
import { addressesOf, stateWords, waveName } from './draft.ts';
import { pointsText, recipeLines, shareText, variableTitle } from './words.ts';

type Pair<Value> = readonly [Value, Value];

const costsOf = (reader: Reader, { pair }: Comparison, looks: Pair<WeighingLook>) => {
  const { t, language } = reader;
  const titles = pair.map(({ number }) => t('weighting:recipe', { number }));
  const row = (name: string, valueOf: (look: WeighingLook) => string) => ({
    name,
    values: looks.map((look, at) => ({ title: titles[at], text: valueOf(look) })),
  });
  return [
    row(t('weighting:kpi.design_effect'), ({ figures }) => decimal(figures.designEffect, 2, language)),
    row(t('weighting:sign.effective'), ({ figures }) => integer(figures.effectiveSampleSize, language)),
    row(
      t('weighting:compare.range'),
      ({ figures: { least, most } }) => `${decimal(least, 2, language)}–${decimal(most, 2, language)}`,
    ),
  ];
};

/** Shown at once; the rest unfold. */
const mostShown = 10;

const halfWidth = ({ low, high }: NonNullable<HeadlineFigure['estimate']>): number | null =>
  low === null || high === null ? null : (high - low) / 2;

const figureRow = (reader: Reader, { variables }: Comparison, [first, second]: Pair<HeadlineFigure>) => {
  const { t } = reader;
  const text = ({ estimate }: HeadlineFigure): string =>
    estimate ? [shareText(reader, estimate.value), plusMinus(estimate)].filter(Boolean).join('\u00a0') : '…';
  const difference = first.estimate && second.estimate ? second.estimate.value - first.estimate.value : null;
  const half = first.estimate && halfWidth(first.estimate);
  return {
    size: Math.abs(difference ?? 0),
    name: variableTitle(reader, { variables }, first.variable),
    first: text(first),
    second: text(second),
    difference: difference === null ? '…' : pointsText(reader, difference),
    verdict:
      difference === null || half === null
        ? t('weighting:compare.unknown')
        : t(Math.abs(difference) <= half ? 'weighting:compare.within' : 'weighting:compare.beyond'),
  };
};

const figuresOf = (reader: Reader, comparison: Comparison, [one, two]: Pair<WeighingLook>) => {
  const rows = one.headlines
    .flatMap(figure => {
      const other = two.headlines.find(({ variable }) => variable === figure.variable);
      return other ? [figureRow(reader, comparison, [figure, other])] : [];
    })
    .toSorted((a, b) => b.size - a.size);
  return { shown: rows.slice(0, mostShown), rest: rows.slice(mostShown) };
};

const presentPair = (reader: Reader, comparison: Comparison) =>
  comparison.pair.map((weighting, at) => ({
    title: reader.t('weighting:recipe', { number: weighting.number }),
    state: stateWords(reader, comparison, weighting),
    href: addressesOf(reader, comparison).recipe(weighting.number),
    lines: comparison.recipes.slice(at, at + 1).flatMap(recipe => recipeLines(reader, comparison, recipe)),
  }));

/** Other pairs that could be looked at, the first recipe staying. */
const otherPairs = (reader: Reader, comparison: Comparison) => {
  const [one, two] = comparison.pair;
  return comparison.weightings
    .filter(({ number }) => number !== one?.number && number !== two?.number)
    .map(({ number }) => ({
      href: addressesOf(reader, comparison).compare(one?.number ?? 1, number),
      label: reader.t('weighting:compare.other', { first: one?.number ?? 1, second: number }),
    }));
};

const figuresPart = (reader: Reader, comparison: Comparison, looks: Pair<WeighingLook>) => ({
  caption: reader.t('weighting:compare.figures'),
  columns: ['question', 'difference', 'verdict'].map(name => reader.t(`weighting:compare.${name}`)),
  more: reader.t('weighting:compare.more'),
  empty: reader.t('weighting:compare.no_figures'),
  ...figuresOf(reader, comparison, looks),
});

/** The page belongs to the second recipe. */
const backTo = (reader: Reader, comparison: Comparison) => {
  const number = comparison.pair[1]?.number ?? 1;
  return {
    href: addressesOf(reader, comparison).recipe(number),
    label: reader.t('weighting:recipe', { number }),
  };
};

export const presentComparison = (visit: Visit, comparison: Comparison) => {
  const { reader } = visit;
  const { t } = reader;
  const addresses = addressesOf(reader, comparison);
  const [first, second] = comparison.looks ?? [];
  const heading = t('weighting:compare.heading', {
    first: comparison.pair[0]?.number ?? 0,
    second: comparison.pair[1]?.number ?? 0,
  });
  const looks: Pair<WeighingLook> | null = first && second ? [first, second] : null;
  return {
    frame: presentFrame(visit, addresses.list),
    title: `${heading} — ${t('staff:place')}`,
    back: backTo(reader, comparison),
    heading,
    wave: waveName(visit, comparison),
    lead: t('weighting:compare.lead'),
    pair: presentPair(reader, comparison),
    others: { label: t('weighting:compare.others'), items: otherPairs(reader, comparison) },
    noLook: comparison.noLook === null ? null : t(`weighting:no_look.${comparison.noLook}`),
    unfitted: looks?.some(({ failure }) => failure !== null) ? t('weighting:compare.unfitted') : null,
    costs: looks && { caption: t('weighting:compare.costs'), rows: costsOf(reader, comparison, looks) },
    figures: looks && figuresPart(reader, comparison, looks),
  };
};
