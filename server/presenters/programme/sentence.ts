// The headline of the programme: how many of its indicators were met in a year, in words that agree.
import type { IndicatorStanding, IndicatorYear } from '../../services/programme.ts';
import type { Reader } from '../reader.ts';
import { shownNumber } from './numbers.ts';
import { capitalised } from './words.ts';

export type Tally = {
  readonly year: number;
  readonly total: number;
  /** Whose fact is known. */
  readonly known: number;
  readonly met: number;
  /** Nobody can tell: the plan lies within the margin of error. */
  readonly undecided: number;
};

export const yearOf = ({ years }: IndicatorStanding, year: number): IndicatorYear | undefined =>
  years.find(each => each.year === year);

export const tallyOf = (indicators: readonly IndicatorStanding[], year: number): Tally => {
  const verdicts = indicators.map(standing => yearOf(standing, year)?.verdict ?? null);
  return {
    ...{ year, total: indicators.length },
    known: verdicts.filter(verdict => verdict !== null).length,
    met: verdicts.filter(verdict => verdict === 'met').length,
    undecided: verdicts.filter(verdict => verdict === 'within_error').length,
  };
};

const mostInWords = 12;

/** Small numbers in words, in the case that is asked for. */
const inWords = ({ t }: Reader, form: 'of' | 'met', count: number): string =>
  count >= 1 && count <= mostInWords ? t(`programme:words.${form}.${count}`) : String(count);

const endingOf = ({ total, met }: Tally): 'none' | 'all' | 'some' =>
  met === 0 ? 'none' : met === total ? 'all' : 'some';

/** `Из шести показателей за 2013 год выполнены два`. */
export const programmeSentence = (reader: Reader, tally: Tally): string => {
  const { t } = reader;
  const { total, met, known, year } = tally;
  const of = t('programme:sentence.of', { count: total, total: inWords(reader, 'of', total), year });
  if (known === 0) return capitalised(t('programme:sentence.unknown', { of, year }));
  const values = {
    of,
    year,
    count: met,
    met: inWords(reader, 'met', met),
    total: inWords(reader, 'of', total),
  };
  const sentence = t(`programme:sentence.${endingOf(tally)}`, values);
  return capitalised(known < total ? t('programme:sentence.partly', { sentence }) : sentence);
};

/** Where less is better, how the number went: a reader would take a smaller bar for a worse one. */
const goingDown = (
  reader: Reader,
  { indicator, years }: IndicatorStanding,
  year: number,
): readonly string[] => {
  const known = years.filter(each => each.fact !== null && each.year <= year);
  const [first, last] = [known[0], known.at(-1)];
  if (indicator.direction !== 'down' || !first?.fact || !last?.fact || first === last) return [];
  return [
    reader.t('programme:stand.down', {
      ...{ id: indicator.id, from: first.year, to: last.year },
      first: shownNumber(reader, first.fact.value),
      last: shownNumber(reader, last.fact.value),
      plan: shownNumber(reader, last.plan),
    }),
  ];
};

export const standLines = (
  reader: Reader,
  indicators: readonly IndicatorStanding[],
  tally: Tally,
): readonly string[] => {
  const { t } = reader;
  const { known, total, undecided } = tally;
  return [
    ...(known > 0 && known < total ? [t('programme:stand.known', { known, total })] : []),
    ...(undecided > 0 ? [t('programme:stand.undecided', { count: undecided })] : []),
    ...indicators.flatMap(standing => goingDown(reader, standing, tally.year)),
  ];
};
