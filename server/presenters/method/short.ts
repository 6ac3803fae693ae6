// The method of a wave in three lines: printed in every picture, embed, table and file.
import type { Statement } from '../../services/statements.ts';
import { dates } from '../dates.ts';
import { halfInterval, integer } from '../format.ts';
import { say, type Reader } from '../reader.ts';
import { asInside } from '../results/passport.ts';
import { firstLine, languagesOf, marginNames, modesOf, populationOf } from './words.ts';

export type ShortMethod = readonly [string, string, string];

const sentence = (parts: readonly (string | null)[]): string =>
  `${parts.filter(part => part !== null && part !== '').join('; ')}.`;

/** The whole name stands on the page of the method; a picture has no room for a paragraph. */
const longestName = 120;
const clipped = (text: string | null): string | null =>
  text === null || text.length <= longestName
    ? text
    : `${text.slice(0, longestName).replace(/[\s,;:—-]+\S*$/, '')}…`;

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const when = (reader: Reader, statement: Statement): string | null => {
  const { opens, closes } = statement.wave;
  return opens && closes ? dates(opens, closes, reader.language) : firstLine(reader, statement, 'dates');
};

const weighted = (reader: Reader, statement: Statement): string => {
  const { margins, hasBaseWeights } = statement.weighting;
  if (statement.precision.isUnfitted || margins.length === 0)
    return reader.t(`statement:short.${hasBaseWeights ? 'base' : 'unweighted'}`);
  return reader.t('statement:short.weighted', { names: marginNames(reader, statement) });
};

const precise = (reader: Reader, { wave, precision }: Statement): string => {
  const { t } = reader;
  if (wave.sample === 'volunteer') return t('statement:short.volunteer');
  const { largestHalf } = precision;
  if (largestHalf === null) return t('statement:short.unknown');
  const half = halfInterval({ low: 0, high: 2 * largestHalf });
  return t('statement:short.margin', { half: half ?? 1 });
};

/** Whoever reads these three lines knows who was asked, how, how many, when, how precisely, and for whom. */
export const shortMethod = (reader: Reader, statement: Statement): ShortMethod => {
  const { t, language } = reader;
  const { survey, wave, count } = statement;
  const sponsor = clipped(firstLine(reader, statement, 'sponsor'));
  const conductor = clipped(firstLine(reader, statement, 'conductor'));
  return [
    sentence([
      `${say(reader, survey.title)}, ${asInside(populationOf(reader, statement))}`,
      t(`statement:short.${wave.sample}_sample`),
      count === null ? null : t('results:n', { n: integer(count, language) }),
      when(reader, statement),
    ]),
    capitalised(
      sentence([
        modesOf(reader, statement),
        t('statement:short.languages', { languages: languagesOf(reader, statement) }),
        weighted(reader, statement),
      ]),
    ),
    [
      sentence([precise(reader, statement)]),
      ...(sponsor === null ? [] : [t('statement:short.sponsor', { sponsor })]),
      ...(conductor === null ? [] : [t('statement:short.conductor', { conductor })]),
    ].join(' '),
  ];
};

/** By the name of the wave. */
export type ShortMethods = ReadonlyMap<string, ShortMethod>;

/** Of the waves of one survey. */
export const shortMethods = (
  reader: Reader,
  statements: readonly Statement[],
  survey: string,
): ShortMethods =>
  new Map(
    statements
      .filter(statement => statement.survey.id === survey)
      .map(statement => [statement.wave.name, shortMethod(reader, statement)]),
  );
