// Appeals to the hotline by period and channel, beside the share that the follow-up survey estimates.
import type {
  AppealsRow,
  AppealsYear,
  Channel,
  Indicator,
  ProgrammeStanding,
  Told,
} from '../../services/programme.ts';
import { integer } from '../format.ts';
import type { Reader } from '../reader.ts';
import { factInUnit } from './numbers.ts';
import { partName } from './periods.ts';
import { asPrinted, inTwo } from './words.ts';

const order: readonly Channel[] = ['phone', 'internet', 'post', 'visit', 'other'];

export const toldInWords = ({ t, language }: Reader, told: Told | undefined): string => {
  if (!told || told.kind === 'unknown') return '—';
  if (told.kind === 'told') return integer(told.count, language);
  return t(told.kind === 'few' ? 'statement:outcome.few' : 'statement:outcome.not_told');
};

type Table = {
  readonly reader: Reader;
  readonly standing: ProgrammeStanding;
  readonly shown: readonly Channel[];
};

/** The share of all appeals of the period, with its interval and how many were asked. */
const shareOf = ({ reader, standing }: Table, period: string): string => {
  const fact = standing.shares[period];
  const computed = standing.indicators.find(({ indicator }) => indicator.computed);
  if (!fact || !computed || !('n' in fact.source)) return '—';
  const plan = computed.years.find(({ year }) => String(year) === period)?.plan ?? 0;
  const unit: Pick<Indicator, 'unit'> = computed.indicator;
  return reader.t('programme:appeals.estimate', {
    share: factInUnit(reader, unit, fact, plan),
    n: integer(fact.source.n, reader.language),
  });
};

const rowOf = (table: Table, { period, cells, total }: AppealsRow, note: string | null) => {
  const { reader, shown } = table;
  return {
    ...{ heading: partName(reader, period), note },
    cells: [
      ...shown.map(channel => toldInWords(reader, cells.find(each => each.channel === channel)?.told)),
      toldInWords(reader, total),
      shareOf(table, period.name),
    ],
  };
};

const columnsOf = ({ reader: { t }, shown }: Table, first: string): readonly string[] => [
  first,
  ...shown.map(channel => t(`programme:channel.${channel}`)),
  t('programme:appeals.total'),
  t('programme:appeals.share'),
];

/** A year of which not every quarter or month is known yet. */
const noteOf = ({ t }: Reader, year: AppealsYear): string | null =>
  year.known === year.expected
    ? null
    : t(`programme:appeals.known_${year.step}`, { known: year.known, count: year.expected });

/** `журнал горячей линии: 2011, 2012`. */
const sourcesOf = ({ reader, standing }: Table): readonly string[] => {
  const years = standing.appeals.flatMap(({ year, documents }) =>
    documents.map(({ document }) => ({ year, name: asPrinted(reader, inTwo(reader, document)) })),
  );
  return [...new Set(years.map(({ name }) => name))].map(name => {
    const found = new Set(years.filter(each => each.name === name).map(({ year }) => year));
    return `${name} (${[...found].join(', ')})`;
  });
};

const partsOf = (table: Table, year: AppealsYear) => {
  const { t } = table.reader;
  const caption = t(`programme:appeals.by_${year.step}`, { year: year.year });
  return {
    caption,
    columns: columnsOf(table, t(`programme:appeals.${year.step}`)),
    rows: year.parts.map(part => rowOf(table, part, null)),
  };
};

export const presentAppeals = (reader: Reader, standing: ProgrammeStanding) => {
  const { t } = reader;
  const { appeals } = standing;
  const shown = order.filter(channel =>
    appeals.some(({ whole }) => whole.cells.some(each => each.channel === channel)),
  );
  const table: Table = { reader, standing, shown };
  if (appeals.length === 0) return null;
  return {
    ...{ heading: t('programme:appeals.heading'), note: t('programme:appeals.note') },
    scroll: t('results:table.scroll'),
    whole: {
      caption: t('programme:appeals.caption'),
      columns: columnsOf(table, t('programme:appeals.year')),
      rows: appeals.map(year => rowOf(table, year.whole, noteOf(reader, year))),
    },
    parts: appeals.filter(({ parts }) => parts.length > 0).map(year => partsOf(table, year)),
    sources: t('programme:appeals.sources', { list: sourcesOf(table).join('; ') }),
  };
};
