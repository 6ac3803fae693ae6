// How the numbers of a wave came about, in a few lines that say exactly what was done and nothing more.
import type { QuestionResult, WaveResult } from '../../services/results/result.ts';
import { decimal } from '../format.ts';
import { say, type Reader } from '../reader.ts';

const list = (reader: Reader, items: readonly string[]): string =>
  new Intl.ListFormat(reader.language === 'en' ? 'en-GB' : 'ru', { type: 'conjunction' }).format(items);

const sample = (reader: Reader, { wave, weighting }: WaveResult): string => {
  if (wave.sample === 'volunteer') return reader.t('results:method.volunteer');
  const kind = weighting.hasStrata
    ? weighting.hasPsu
      ? 'both'
      : 'strata'
    : weighting.hasPsu
      ? 'psu'
      : 'simple';
  return reader.t(`results:method.sample.${kind}`);
};

const modes = (reader: Reader, { wave }: WaveResult): string =>
  reader.t('results:method.modes', {
    modes: list(
      reader,
      wave.modes.map(mode => reader.t(`results:mode.${mode}`)),
    ),
  });

const weighting = (
  reader: Reader,
  { weighting: { hasDesignWeight, margins, isUnfitted, method, trimming } }: WaveResult,
): string => {
  if (isUnfitted) return reader.t('results:method.unfitted');
  if (margins.length === 0)
    return reader.t(`results:method.${hasDesignWeight ? 'base_weights' : 'no_weights'}`);
  const sources = [...new Set(margins.map(({ source }) => say(reader, source)))];
  const how = [
    ...(method ? [reader.t(`results:method.by_${method}`)] : []),
    ...(trimming
      ? [
          reader.t('results:method.trimmed', {
            low: decimal(trimming.low, 2, reader.language),
            high: decimal(trimming.high, 2, reader.language),
          }),
        ]
      : []),
  ];
  const fitted = reader.t('results:method.margins', {
    variables: margins
      .map(({ label }) => reader.t('results:quoted', { text: say(reader, label) }))
      .join(', '),
    source: sources.join('; '),
  });
  return [fitted, ...how].join(' ');
};

const interval = (reader: Reader, { focus: { estimate } }: WaveResult): readonly string[] => {
  if (!estimate || estimate.degreesOfFreedom === null || estimate.standardError === null) return [];
  const degrees = decimal(estimate.degreesOfFreedom, 0, reader.language);
  return [reader.t('results:method.interval', { degrees })];
};

/** How a hidden question was estimated, and what the protection costs. */
const hidden = (
  reader: Reader,
  question: QuestionResult,
  { focus: { estimate } }: WaveResult,
): readonly string[] => {
  const { indirect } = question.variable;
  if (!indirect) return [];
  const loss = estimate?.efficiencyLoss;
  const price = loss
    ? [reader.t('results:method.hidden.price', { times: decimal(loss, 1, reader.language) })]
    : [];
  return [
    reader.t(`results:method.hidden.${indirect.model}`),
    ...price,
    ...(typeof estimate?.standardError === 'number' ? [reader.t('results:method.hidden.interval')] : []),
    ...(estimate?.flags.includes('outOfRange') ? [reader.t('results:method.hidden.out_of_range')] : []),
  ];
};

export const methodLines = (
  reader: Reader,
  question: QuestionResult,
  wave: WaveResult,
): readonly string[] => [
  sample(reader, wave),
  modes(reader, wave),
  weighting(reader, wave),
  ...hidden(reader, question, wave),
  ...(question.variable.indirect ? [] : interval(reader, wave)),
];
