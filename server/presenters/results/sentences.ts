// Estimates in words. A number is worded only as firmly as it was measured, and every word about a change follows its test.
import { inLanguage, type Localised } from '../../../surveys/localised.ts';
import type { Difference } from '../../../analysis/index.ts';
import type { PublishedEstimate } from '../../services/results/result.ts';
import {
  halfInterval,
  integer,
  plusMinus,
  points,
  shareWithMargin,
  signedPoints,
  wholePercent,
} from '../format.ts';
import type { Reader } from '../reader.ts';
import { typeset } from '../typography.ts';
import { isYearApart, waveIn } from './waveNames.ts';

/** Below this base the sentence names its n. */
const smallBase = 200;
const significance = 0.05;

/** A change that chance alone would bring about in fewer than one case of twenty. */
export const isEstablished = (change: Difference): boolean =>
  change.pValue !== null && change.pValue < significance;

type Telling = {
  /** Sentence with {share} where the number goes. */
  readonly template: Localised | string;
  readonly estimate: PublishedEstimate;
  readonly wave: string;
  /** Since the wave before; null where nothing can be said. */
  readonly change: { readonly since: string; readonly difference: Difference } | null;
};

const shareWords = (reader: Reader, estimate: PublishedEstimate): string => {
  const whole = wholePercent(estimate.value);
  const [isTiny, isHuge] = [whole === 0 && estimate.value > 0, whole === 100 && estimate.value < 1];
  if (!isTiny && !isHuge) return shareWithMargin(estimate, reader.language);
  return reader.t(isTiny ? 'results:share.tiny' : 'results:share.huge');
};

/** First letter small, but not of an abbreviation. */
const asContinuation = (sentence: string): string =>
  /^\p{Lu}\p{Ll}/u.test(sentence) ? sentence.charAt(0).toLowerCase() + sentence.slice(1) : sentence;

/** `Столкнулись 9 % ± 2 жителей`, without a full stop; of volunteers it says whose share it is. */
const level = (reader: Reader, { template, estimate }: Telling): string => {
  const words = typeof template === 'string' ? template : inLanguage(template, reader.language);
  const sentence = typeset(
    words.trim().replace(/[.;]$/, '').replace('{share}', shareWords(reader, estimate)),
    reader.language,
  );
  const isSmall = estimate.n < smallBase;
  const base = isSmall ? reader.t('results:base', { n: integer(estimate.n, reader.language) }) : '';
  const told = estimate.standardError === null ? among(reader, sentence) : sentence;
  return `${told}${base}`;
};

const among = (reader: Reader, sentence: string): string =>
  reader.t('results:among', { sentence: asContinuation(sentence) });

/** Which words a change gets, by its size beside its own error. */
const strength = (difference: Difference): 'tiny' | 'chance' | 'verdict' | 'plain' => {
  const size = points(difference.value);
  if (size === 0) return 'tiny';
  if ((halfInterval(difference) ?? 0) < size) return 'plain';
  return size === 1 ? 'chance' : 'verdict';
};

const direction = (difference: Difference): 'up' | 'down' => (difference.value > 0 ? 'up' : 'down');

/** Begins with its own comma or semicolon; empty where nothing can be said of a change. */
const changeClause = (reader: Reader, { estimate, wave, change }: Telling): string => {
  if (!change || change.difference.pValue === null) return '';
  const { since, difference } = change;
  if (isEstablished(difference))
    return reader.t(`results:change.${direction(difference)}.${strength(difference)}`, {
      count: points(difference.value),
      within: waveIn(reader, since, 'within'),
    });
  if (estimate.n < smallBase) return reader.t('results:change.none.small');
  if (isYearApart(since, wave)) return reader.t('results:change.none.year');
  return reader.t('results:change.none.since', { against: waveIn(reader, since, 'against') });
};

/** The finding in one sentence: `Столкнулись 9 % ± 2 жителей; за год изменение в пределах погрешности`. No full stop. */
export const findingSentence = (reader: Reader, telling: Telling): string =>
  `${level(reader, telling)}${changeClause(reader, telling)}`;

/** `По сравнению с 2011 годом доля ниже на 4 пункта (± 3).` */
export const comparisonSentence = (reader: Reader, since: string, difference: Difference): string => {
  const against = waveIn(reader, since, 'against');
  if (!isEstablished(difference)) return reader.t('results:comparison.none', { against });
  return reader.t(`results:comparison.${direction(difference)}.${strength(difference)}`, {
    count: points(difference.value),
    against,
    margin: plusMinus(difference),
  });
};

/** Why two unequal numbers are not called a change. */
export const noChangeReason = (
  reader: Reader,
  shares: { readonly before: number; readonly now: number },
): string =>
  reader.t(
    wholePercent(shares.before) === wholePercent(shares.now)
      ? 'results:no_change_reason.equal'
      : 'results:no_change_reason.unequal',
    { before: wholePercent(shares.before), now: wholePercent(shares.now) },
  );

/** `По Шаройскому району мало ответов: доля не публикуется.`; `where` begins the Russian sentence and closes the English one. */
export const hiddenSentence = (reader: Reader, where: string): string =>
  reader.t('results:hidden_in', { where });

/** `Заметных различий по полу и возрасту нет.` */
export const alikeSentence = (reader: Reader, by: string): string => reader.t('results:alike', { by });

/** `Вопрос изменён в 2013 году; с прежними волнами доля не сравнивается.` */
export const breakSentence = (
  reader: Reader,
  { wave, replaced }: { readonly wave: { readonly name: string }; readonly replaced?: Localised },
): string => {
  const within = waveIn(reader, wave.name, 'within');
  return replaced === undefined
    ? reader.t('results:break', { within })
    : reader.t('results:replaced', { within, was: inLanguage(replaced, reader.language) });
};

/** Short form for lists and charts: `−4 п. п. ± 3`, or that it lies within sampling error. */
export const changeLabel = (reader: Reader, difference: Difference): string => {
  if (!isEstablished(difference)) return reader.t('results:change_label.none');
  const kind = strength(difference);
  return reader.t(`results:change_label.${kind === 'plain' || kind === 'tiny' ? kind : 'verdict'}`, {
    value: signedPoints(difference.value),
    margin: plusMinus(difference),
  });
};
