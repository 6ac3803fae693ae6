// The staff's home: what to do today, waves under way, and what is closed and published.
import type { Desk, SurveyOnDesk, WaveState } from '../../services/desk.ts';
import { date } from '../dates.ts';
import { say, type Reader } from '../reader.ts';
import { presentFrame, type Visit } from './frame.ts';
import { presentSteps } from './steps.ts';
import { presentWaveRow } from './waveRow.ts';

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

export const presentHome = (visit: Visit, desk: Desk, mayRunWaves: boolean) => {
  const { reader } = visit;
  const { t } = reader;
  const sight = { today: desk.today, mayRunWaves };
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
    steps: mayRunWaves
      ? { heading: t('staff:home.steps'), empty: t('staff:home.no_steps'), items: presentSteps(reader, desk) }
      : null,
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
