// The staff's home: what to do today, waves under way, and what is closed and published.
import type { Desk, SurveyOnDesk, WaveState } from '../../services/desk.ts';
import { can } from '../../roles.ts';
import type { ListedRelease } from '../../services/releases.ts';
import { date } from '../dates.ts';
import { say, type Reader } from '../reader.ts';
import { presentFrame, type Visit } from './frame.ts';
import type { Who } from './releases/step.ts';
import { presentWaiting } from './releases/waiting.ts';
import { presentSteps } from './steps.ts';
import { presentWaveRow } from './waveRow.ts';

/** Who reads, and all releases: which of them wait for this person is found here. */
type Waiting = { readonly who: Who; readonly releases: readonly ListedRelease[] };
type Sight = { readonly today: string; readonly mayRunWaves: boolean };

/** A survey with more waves than this shows them when asked. */
const fewWaves = 6;

/** Waves that take answers come first. */
const order: readonly WaveState[] = ['open', 'paused', 'importing', 'planned'];

const columns = ({ t }: Reader) => ({
  wave: t('staff:column.wave'),
  dates: t('staff:column.dates'),
  count: t('staff:column.count'),
  state: t('staff:column.state'),
  actions: t('staff:column.actions'),
  version: t('staff:column.version'),
});

const countOpen = (surveys: readonly SurveyOnDesk[]): number =>
  surveys.flatMap(({ waves }) => waves).filter(({ wave }) => wave.state === 'open').length;

const underWay = (reader: Reader, surveys: readonly SurveyOnDesk[], sight: Sight) =>
  surveys
    .flatMap(({ survey, waves }) => waves.map(onDesk => ({ survey, onDesk })))
    .filter(({ onDesk }) => onDesk.wave.state !== 'closed')
    .toSorted((a, b) => order.indexOf(a.onDesk.wave.state) - order.indexOf(b.onDesk.wave.state))
    .map(({ survey, onDesk }) => presentWaveRow(reader, survey, onDesk, sight));

const closedOf = (reader: Reader, { survey, waves }: SurveyOnDesk, sight: Sight) => {
  const closed = waves.filter(({ wave }) => wave.state === 'closed');
  if (closed.length === 0) return [];
  return [
    {
      title: say(reader, survey.title),
      results: { href: reader.paths.surveyResults(survey.id), label: reader.t('staff:home.results') },
      waves: reader.t('staff:home.waves', { count: closed.length }),
      isOpen: closed.length <= fewWaves,
      rows: closed.map(onDesk => presentWaveRow(reader, survey, onDesk, sight)),
    },
  ];
};

/** A release that waits for the reader comes before any wave; the first thing to do stands out. */
const stepsOf = (reader: Reader, desk: Desk, { who, releases }: Waiting) => {
  const waiting = presentWaiting(reader, releases, who);
  const mayRunWaves = can(who.role, 'run_waves');
  const waves = mayRunWaves ? presentSteps(reader, desk) : [];
  if (!mayRunWaves && waiting.length === 0) return null;
  return {
    heading: reader.t('staff:home.steps'),
    empty: reader.t('staff:home.no_steps'),
    items: [
      ...waiting.map((step, at) => ({ ...step, isPrimary: at === 0 })),
      ...waves.map(step => ({ ...step, isPrimary: step.isPrimary && waiting.length === 0 })),
    ],
  };
};

export const presentHome = (visit: Visit, desk: Desk, waiting: Waiting) => {
  const { reader } = visit;
  const { t } = reader;
  const sight = { today: desk.today, mayRunWaves: can(waiting.who.role, 'run_waves') };
  const heading = t('staff:nav.today');
  return {
    frame: presentFrame(visit, reader.paths.staff()),
    title: `${heading} — ${t('staff:place')}`,
    heading,
    lead: t('staff:home.lead', {
      date: date(desk.today, reader.language),
      open: t('staff:home.open', { count: countOpen(desk.surveys) }),
    }),
    columns: columns(reader),
    steps: stepsOf(reader, desk, waiting),
    field: {
      heading: t('staff:home.field'),
      empty: t('staff:home.no_field'),
      note: t('staff:home.field_note'),
      rows: underWay(reader, desk.surveys, sight),
    },
    closed: {
      heading: t('staff:home.closed'),
      empty: t('staff:home.no_closed'),
      surveys: desk.surveys.flatMap(onDesk => closedOf(reader, onDesk, sight)),
    },
  };
};
