// Waves against each other: every change with its interval and its verdict, breaks of the series named, the line through all waves.
import { entryOf, longEntry, trendEntry, type Line } from '../../../../surveys/recipe/view.ts';
import type { Analysis, ResultRow, Table } from '../../../services/analysis.ts';
import { decimal, signedPoints } from '../../format.ts';
import type { Reader } from '../../reader.ts';
import { amount, isShare, rowsOf, significance } from './figures.ts';
import { lineLabel } from './lines.ts';
import { pText } from './tests.ts';

export type WaveChange = {
  readonly entry: string;
  readonly earlier: string;
  readonly later: string;
  readonly row: ResultRow;
};

/** Of everybody; the whole way only for the first line, which alone has it. */
export const changesOf = (
  analysis: Analysis,
  { part, name }: Line,
  by: string | null,
): readonly WaveChange[] =>
  [entryOf(by, part), ...(part === '' && by === null ? [longEntry] : [])].flatMap(entry =>
    rowsOf(analysis, entry)
      .filter(row => row.statistic === 'change' && row.name === name)
      .map(row => {
        const [earlier = '', later = ''] = row.wave?.split(' -> ') ?? [];
        return { entry, earlier, later, row };
      }),
  );

/** Nothing is compared where the question changed, or another one was put in its place. */
const isBreak = ({ flags }: ResultRow): boolean => flags.includes('reworded') || flags.includes('replaced');

const signedAmount = (value: number, reader: Reader): string =>
  value > 0 ? `+${amount(value, reader)}` : amount(value, reader);

const differenceText = (reader: Reader, line: Line, value: number): string =>
  isShare(line) ? signedPoints(value) : signedAmount(value, reader);

const verdictOf = (reader: Reader, row: ResultRow): string => {
  const { t } = reader;
  if (row.isSuppressed) return t('analysis:changes.hidden');
  if (row.flags.includes('replaced')) return t('analysis:changes.replaced');
  if (row.flags.includes('reworded')) return t('analysis:changes.reworded');
  if (row.adjustedPValue === null) return t('analysis:changes.untested');
  const isSure = row.adjustedPValue < significance;
  return t(isSure ? 'analysis:changes.established' : 'analysis:changes.within');
};

const presentChange = (reader: Reader, line: Line, change: WaveChange) => {
  const { row, earlier, later } = change;
  const { value, low, high } = row;
  const isBroken = isBreak(row);
  const isSure = !isBroken && (row.adjustedPValue ?? 1) < significance;
  return {
    between: reader.t('analysis:changes.between', { earlier, later }),
    value: value === null || row.isSuppressed || isBroken ? '—' : differenceText(reader, line, value),
    interval:
      low === null || high === null || row.isSuppressed || isBroken
        ? '—'
        : `${differenceText(reader, line, low)} … ${differenceText(reader, line, high)}`,
    p: row.adjustedPValue === null || isBroken ? '—' : pText(reader, row.adjustedPValue),
    verdict: verdictOf(reader, row),
    isSure,
  };
};

const trendSentence = (reader: Reader, { planned }: Table, analysis: Analysis): string | null => {
  const slope = rowsOf(analysis, trendEntry).find(({ name }) => name === 'time');
  const { t, language } = reader;
  if (slope?.flags.includes('replaced')) return t('analysis:changes.trend_replaced');
  if (!slope || slope.isSuppressed || slope.value === null || slope.pValue === null) return null;
  if (slope.flags.includes('reworded')) return t('analysis:changes.trend_broken');
  const points = planned.lines.some(isShare);
  const size = Math.abs(slope.value) * (points ? 100 : 1);
  return t(`analysis:changes.trend_${slope.pValue < significance ? 'sure' : 'unsure'}`, {
    way: t(`analysis:changes.${slope.value < 0 ? 'falls' : 'rises'}`),
    size: `${decimal(size, 1, language)}${points ? t('analysis:changes.points') : ''}`,
    p: pText(reader, slope.pValue),
  });
};

/** Null where one wave is looked at. */
export const presentChanges = (reader: Reader, table: Table, analysis: Analysis) => {
  const { t } = reader;
  if (table.view.waves.length < 2) return null;
  const groups = table.planned.lines.flatMap(line => {
    const changes = changesOf(analysis, line, null).map(change => presentChange(reader, line, change));
    return changes.length === 0 ? [] : [{ heading: lineLabel(reader, line), changes }];
  });
  if (groups.length === 0) return null;
  return {
    heading: t('analysis:changes.heading'),
    note: t('analysis:changes.note'),
    columns: ['answer', 'waves', 'difference', 'interval', 'test', 'verdict'].map(name =>
      t(`analysis:changes.column.${name}`),
    ),
    groups,
    trend: trendSentence(reader, table, analysis),
  };
};
