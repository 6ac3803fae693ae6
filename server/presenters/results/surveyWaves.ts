// The waves of a survey as a table: the one that goes on, and those that are over, each with its method and its releases.
import { releasePaths } from '../../paths/releases.ts';
import type { ReleasedQuestion, ReleasedSurvey } from '../../services/published.ts';
import type { OpenSurvey } from '../../services/results/index.ts';
import { date } from '../dates.ts';
import { integer } from '../format.ts';
import type { Reader } from '../reader.ts';
import { fieldworkDates } from './passport.ts';

/** The releases whose numbers stand for this wave, the oldest first. */
const releasesOf = (reader: Reader, questions: readonly ReleasedQuestion[], wave: string) =>
  [
    ...new Set(
      questions
        .filter(({ waves }) => waves.some(({ wave: { name } }) => name === wave))
        .map(({ released }) => released.release),
    ),
  ]
    .toSorted()
    .map(release => ({
      href: releasePaths(reader.paths).release(release),
      label: release,
    }));

type Row = ReleasedSurvey['waves'][number];

const waveItem = (reader: Reader, questions: readonly ReleasedQuestion[], { wave, count }: Row) => ({
  name: wave.name,
  method:
    count === null
      ? null
      : { href: reader.paths.method(wave.survey, wave.name), label: reader.t('statement:page.link') },
  dates: fieldworkDates(reader, wave) ?? '—',
  modes: wave.modes.map(mode => reader.t(`results:mode.${mode}`)).join(', '),
  sample: reader.t(`results:survey.sample.${wave.sample}`),
  n: count === null ? reader.t('results:chart.hidden') : integer(count, reader.language),
  releases: releasesOf(reader, questions, wave.name),
});

/** The wave that goes on now: no number of it, but a way to take part. */
const openItem = (reader: Reader, { survey, wave }: OpenSurvey) => {
  const { t, language, paths } = reader;
  return {
    name: wave.name,
    method: { href: paths.start(survey.id), label: t('results:portal.answer') },
    dates: wave.closes ? t('results:portal.until', { date: date(wave.closes, language) }) : '—',
    modes: wave.modes.map(mode => t(`results:mode.${mode}`)).join(', '),
    sample: t(`results:survey.sample.${wave.sample}`),
    n: t('results:survey.under_way'),
    releases: [],
  };
};

export const wavesTable = (
  reader: Reader,
  { waves, questions }: ReleasedSurvey,
  open: OpenSurvey | undefined,
) => ({
  heading: reader.t('results:survey.waves'),
  head: ['wave', 'dates', 'modes', 'sample', 'n', 'releases'].map(column =>
    reader.t(`results:survey.wave_head.${column}`),
  ),
  rows: [
    ...(open ? [openItem(reader, open)] : []),
    ...waves.toReversed().map(wave => waveItem(reader, questions, wave)),
  ],
  scroll: reader.t('results:table.scroll'),
});
