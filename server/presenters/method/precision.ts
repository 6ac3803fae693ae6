// What a statement says of sizes, precision and weights.
import type { Statement } from '../../services/statements.ts';
import { date } from '../dates.ts';
import { decimal, halfInterval, integer, percent } from '../format.ts';
import { say, type Reader } from '../reader.ts';
import { tellableRate } from './outcomes.ts';
import { linesOf, marginNames } from './words.ts';

const sizes = (reader: Reader, statement: Statement): readonly string[] => {
  const { t, language } = reader;
  const rate = tellableRate(statement);
  return [
    ...(statement.count === null
      ? []
      : [t('statement:precision.completed', { n: integer(statement.count, language) })]),
    ...(rate === null ? [] : [t('statement:precision.rate', { rate: percent(rate, language) })]),
    ...linesOf(reader, statement, 'response'),
  ];
};

const effects = ({ t, language }: Reader, { precision }: Statement): readonly string[] => {
  const { designEffects, weightEffect } = precision;
  const shown = (value: number): string => decimal(value, 1, language);
  const [low, high] = [designEffects?.low ?? 0, designEffects?.high ?? 0].map(shown);
  const range =
    low === high ? (low ?? '') : t('statement:precision.between', { low: low ?? '', high: high ?? '' });
  return [
    ...(designEffects ? [t('statement:precision.design_effect', { range })] : []),
    ...(weightEffect === null
      ? []
      : [t('statement:precision.weight_effect', { effect: decimal(weightEffect, 2, language) })]),
  ];
};

export const precisionLines = (reader: Reader, statement: Statement): readonly string[] => {
  const { t } = reader;
  const { wave, precision } = statement;
  if (wave.sample === 'volunteer') return [...sizes(reader, statement), t('statement:precision.volunteer')];
  const { largestHalf } = precision;
  const half = largestHalf === null ? null : halfInterval({ low: 0, high: 2 * largestHalf });
  return [
    ...sizes(reader, statement),
    half === null ? t('statement:precision.unknown') : t('statement:precision.margin', { half }),
    ...effects(reader, statement),
  ];
};

const sources = (reader: Reader, { weighting }: Statement): string =>
  [
    ...new Set(
      weighting.margins.map(({ source, date: day }) =>
        day === null
          ? say(reader, source)
          : reader.t('statement:weighting.dated', {
              source: say(reader, source),
              day: date(day, reader.language),
            }),
      ),
    ),
  ].join('; ');

const fitting = (reader: Reader, statement: Statement): readonly string[] => {
  const { t, language } = reader;
  const { margins, method, trimming, number } = statement.weighting;
  if (margins.length === 0) return [];
  if (statement.precision.isUnfitted) return [t('results:method.unfitted')];
  const shown = (value: number): string => decimal(value, 2, language);
  return [
    t(`statement:weighting.by_${method.kind}`, { names: marginNames(reader, statement) }),
    t('statement:weighting.source', { source: sources(reader, statement) }),
    trimming === null
      ? t('statement:weighting.untrimmed')
      : t('results:method.trimmed', { low: shown(trimming.low), high: shown(trimming.high) }),
    ...(number === null ? [] : [t('statement:weighting.recipe', { number })]),
  ];
};

export const weightingLines = (reader: Reader, statement: Statement): readonly string[] => {
  const { t, language } = reader;
  const { weighting, precision } = statement;
  const base = weighting.hasBaseWeights ? 'base' : weighting.margins.length > 0 ? 'equal' : 'none';
  const shown = (value: number): string => decimal(value, 2, language);
  return [
    t(`statement:weighting.${base}`),
    ...fitting(reader, statement),
    ...(precision.weights
      ? [
          t('statement:weighting.spread', {
            low: shown(precision.weights.low),
            high: shown(precision.weights.high),
          }),
        ]
      : []),
  ];
};
