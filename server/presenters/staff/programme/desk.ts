// Everything of the programme that people enter, with what is there and what waits for a signature.
import { programmePaths } from '../../../paths/programme.ts';
import type {
  Channel,
  IndicatorStanding,
  ProgrammeDesk,
  Step,
  Subject,
} from '../../../services/programme.ts';
import { nameOf } from '../../programme/indicators.ts';
import { factWithMargin, shownNumber } from '../../programme/numbers.ts';
import { periodName } from '../../programme/periods.ts';
import type { Reader } from '../../reader.ts';
import { presentFrame, type Visit } from '../frame.ts';
import { waveTitle } from '../waveRow.ts';

type Cell = {
  readonly label: string;
  readonly note: string | null;
  readonly href: string | null;
  readonly isWaiting: boolean;
  readonly plan: string | null;
  /** Whose cell it is, for those who hear the link alone. */
  readonly about: string;
};

const cellOf = (reader: Reader, { held }: ProgrammeDesk, subject: Subject, about: string): Cell => {
  const { t } = reader;
  const { shown, pending } = held(subject);
  const waits = pending?.isWithdrawn ? 'withdrawal_waits' : 'waits';
  return {
    label: shown ? shownNumber(reader, shown.value) : t('programme:desk.enter'),
    note: pending ? t(`programme:desk.${waits}`, { value: shownNumber(reader, pending.value) }) : null,
    ...{ href: programmePaths(reader.paths).figure(subject), isWaiting: pending !== null, about },
    plan: null,
  };
};

/** A computed fact is a link to nothing: it changes with its survey. */
const computedCell = (reader: Reader, { indicator, years }: IndicatorStanding, year: number): Cell => {
  const found = years.find(each => each.year === year);
  const label = found?.fact ? factWithMargin(reader, found.fact, found.plan) : '—';
  return {
    label,
    note: reader.t('programme:desk.computed'),
    href: null,
    isWaiting: false,
    plan: null,
    about: String(indicator.id),
  };
};

const indicatorRow = (reader: Reader, desk: ProgrammeDesk, standing: IndicatorStanding) => {
  const { indicator, years } = standing;
  const heading = `${indicator.id}. ${nameOf(reader, standing)}`;
  return {
    heading,
    cells: years.map(({ year, plan }) => ({
      ...(indicator.computed
        ? computedCell(reader, standing, year)
        : cellOf(
            reader,
            desk,
            { kind: 'fact', item: String(indicator.id), period: String(year) },
            `${heading}, ${year}`,
          )),
      plan: reader.t('programme:desk.plan', { plan: shownNumber(reader, plan) }),
    })),
  };
};

type Table = {
  readonly id: string;
  readonly heading: string;
  readonly columns: readonly string[];
  readonly rows: readonly { readonly heading: string; readonly cells: readonly Cell[] }[];
  /** Other ways to see it. */
  readonly choices: readonly { readonly label: string; readonly href: string; readonly isCurrent: boolean }[];
};

const indicatorTable = (reader: Reader, desk: ProgrammeDesk): Table => ({
  ...{ id: 'indicators', heading: reader.t('programme:desk.indicators'), choices: [] },
  columns: [reader.t('programme:table.indicator'), ...desk.standing.programme.years.map(String)],
  rows: desk.standing.indicators.map(standing => indicatorRow(reader, desk, standing)),
});

const steps: readonly Step[] = ['year', 'quarter', 'month'];

/** A year of which something is entered keeps its step; for the others there is a choice. */
const choicesOf = ({ t, paths }: Reader, { step: asked, isStepOpen }: ProgrammeDesk): Table['choices'] =>
  (isStepOpen ? steps : []).map(step => ({
    label: t(`programme:desk.by_${step}`),
    href: programmePaths(paths).deskBy(step),
    isCurrent: step === asked,
  }));

const appealsTable = (reader: Reader, desk: ProgrammeDesk): Table => {
  const { t } = reader;
  const nameOf = (channel: Channel): string => t(`programme:channel.${channel}`);
  return {
    ...{ id: 'appeals', heading: t('programme:desk.appeals'), choices: choicesOf(reader, desk) },
    columns: [t('programme:desk.period'), ...desk.channels.map(nameOf)],
    rows: desk.periods.map(period => {
      const heading = periodName(reader, period);
      return {
        heading,
        cells: desk.channels.map(channel => {
          const subject: Subject = { kind: 'appeals', item: channel, period: period.name };
          return cellOf(reader, desk, subject, `${nameOf(channel)}, ${heading}`);
        }),
      };
    }),
  };
};

const spendingTable = (reader: Reader, desk: ProgrammeDesk): Table => ({
  ...{ id: 'spending', heading: reader.t('programme:desk.spending'), choices: [] },
  columns: ['wave', 'planned', 'spent'].map(column => reader.t(`programme:spending.${column}`)),
  rows: desk.waves.map(({ survey, wave }) => {
    const heading = waveTitle(reader, survey, wave);
    const about = { item: survey.id, period: wave.name };
    return {
      heading,
      cells: (['planned', 'spent'] as const).map(kind =>
        cellOf(reader, desk, { kind, ...about }, `${reader.t(`programme:kind.${kind}`)}, ${heading}`),
      ),
    };
  }),
});

export const presentProgrammeDesk = (visit: Visit, desk: ProgrammeDesk) => {
  const { reader } = visit;
  const { t, paths } = reader;
  const own = programmePaths(paths);
  const all = [indicatorTable(reader, desk), appealsTable(reader, desk), spendingTable(reader, desk)];
  const waiting = all
    .flatMap(({ rows }) => rows.flatMap(({ cells }) => cells))
    .filter(({ isWaiting }) => isWaiting);
  return {
    frame: presentFrame(visit, own.desk()),
    title: `${t('programme:desk.heading')} — ${t('staff:place')}`,
    heading: t('programme:desk.heading'),
    lead: t('programme:desk.lead'),
    waiting:
      waiting.length === 0
        ? t('programme:desk.none_waiting')
        : t('programme:desk.waiting', { count: waiting.length }),
    isWaiting: waiting.length > 0,
    public: { href: own.programme(), label: t('programme:desk.public') },
    tables: all.map(table => ({
      ...table,
      empty: table.rows.length === 0 ? t('programme:desk.no_waves') : null,
    })),
  };
};
