// Appeals to the hotline by year and channel, beside the share that the follow-up survey estimates. Fewer than ten are not told.
import type { AppealsYear, Channel, ProgrammeStanding } from '../../services/programme.ts';
import { integer } from '../format.ts';
import type { Reader } from '../reader.ts';
import { factWithMargin } from './numbers.ts';
import { asPrinted, inTwo } from './words.ts';

const smallest = 10;
const order: readonly Channel[] = ['phone', 'internet', 'post', 'visit', 'other'];

const isHidden = (count: number): boolean => count > 0 && count < smallest;

/** Null where a hidden number could be found from it. */
export const totalOf = ({ channels }: AppealsYear): number | null =>
  channels.some(({ figure }) => isHidden(figure.value))
    ? null
    : channels.reduce((sum, { figure }) => sum + figure.value, 0);

const cellOf = ({ t, language }: Reader, count: number | undefined): string => {
  if (count === undefined) return '—';
  return isHidden(count) ? t('statement:outcome.few') : integer(count, language);
};

/** The share of all appeals of the year, with its interval and who was asked. */
const shareOf = (reader: Reader, { indicators }: ProgrammeStanding, year: number): string => {
  const found = indicators
    .filter(({ indicator }) => indicator.computed)
    .flatMap(({ years }) => years.filter(each => each.year === year && each.fact !== null));
  const [first] = found;
  if (!first?.fact || !('n' in first.fact.source)) return '—';
  return reader.t('programme:appeals.estimate', {
    share: factWithMargin(reader, first.fact, first.plan),
    n: integer(first.fact.source.n, reader.language),
  });
};

const rowOf = (reader: Reader, standing: ProgrammeStanding, of: AppealsYear, shown: readonly Channel[]) => {
  const total = totalOf(of);
  const valueOf = (channel: Channel): number | undefined =>
    of.channels.find(each => each.channel === channel)?.figure.value;
  const documents = new Set(
    of.channels.map(({ figure }) => asPrinted(reader, inTwo(reader, figure.document))),
  );
  return {
    heading: String(of.year),
    cells: [
      ...shown.map(channel => cellOf(reader, valueOf(channel))),
      total === null ? reader.t('statement:outcome.not_told') : integer(total, reader.language),
      shareOf(reader, standing, of.year),
    ],
    source: [...documents].join('; '),
  };
};

export const presentAppeals = (reader: Reader, standing: ProgrammeStanding) => {
  const { t } = reader;
  const { appeals } = standing;
  const shown = order.filter(channel =>
    appeals.some(({ channels }) => channels.some(each => each.channel === channel)),
  );
  if (appeals.length === 0) return null;
  return {
    heading: t('programme:appeals.heading'),
    note: t('programme:appeals.note'),
    caption: t('programme:appeals.caption'),
    scroll: t('results:table.scroll'),
    columns: [
      t('programme:appeals.year'),
      ...shown.map(channel => t(`programme:channel.${channel}`)),
      t('programme:appeals.total'),
      t('programme:appeals.share'),
    ],
    rows: appeals.map(year => rowOf(reader, standing, year, shown)),
    sources: t('programme:appeals.sources'),
  };
};
