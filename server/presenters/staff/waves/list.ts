// Every wave by survey, with what to do next.
import type { Desk, Survey, SurveyOnDesk, WaveOnDesk } from '../../../services/desk.ts';
import { wavePaths } from '../../../paths/waves.ts';
import { say, type Reader } from '../../reader.ts';
import { presentFrame, type Visit } from '../frame.ts';
import { presentWaveRow, waveTitle } from '../waveRow.ts';

/** The one move that time or state asks for; null where there is nothing to do but wait. */
const nextMove = ({ wave, moves }: WaveOnDesk, today: string): 'open' | 'close' | null => {
  const isOver = wave.closes !== undefined && wave.closes < today;
  if (isOver && moves.includes('close')) return 'close';
  return moves.includes('open') ? 'open' : null;
};

const nextStep = (reader: Reader, survey: Survey, onDesk: WaveOnDesk, today: string) => {
  const { t, paths } = reader;
  const { wave } = onDesk;
  const move = nextMove(onDesk, today);
  if (move)
    return {
      href: wavePaths(paths).move(wave.id, move, 'waves'),
      label: t(`waves:next.${move === 'open' && wave.state === 'paused' ? 'reopen' : move}`),
    };
  if (wave.state === 'closed')
    return { href: paths.surveyResults(survey.id), label: t('waves:next.results') };
  return wave.state === 'open'
    ? { href: wavePaths(paths).board(survey.id, wave.name), label: t('waves:next.watch') }
    : null;
};

const presentRow = (reader: Reader, survey: Survey, onDesk: WaveOnDesk, today: string) => {
  const row = presentWaveRow(reader, survey, onDesk, { today, mayRunWaves: true });
  const { wave } = onDesk;
  const next = nextStep(reader, survey, onDesk, today);
  return {
    ...row,
    board: wave.state === 'importing' ? null : { href: wavePaths(reader.paths).board(survey.id, wave.name) },
    next: next && { ...next, about: waveTitle(reader, survey, wave) },
  };
};

const presentSurvey = (reader: Reader, { survey, waves }: SurveyOnDesk, today: string) => ({
  title: say(reader, survey.title),
  empty: waves.length === 0 ? reader.t('waves:list.no_waves') : null,
  rows: waves.map(onDesk => presentRow(reader, survey, onDesk, today)),
});

export const presentWaves = (visit: Visit, { surveys, today }: Desk) => {
  const { reader } = visit;
  const { t } = reader;
  const paths = wavePaths(reader.paths);
  const heading = t('staff:nav.waves');
  return {
    frame: presentFrame(visit, paths.waves()),
    title: `${heading} — ${t('staff:place')}`,
    heading,
    lead: t('waves:list.lead'),
    add: { href: paths.newWave(), label: t('waves:form.new') },
    empty: surveys.length === 0 ? t('waves:list.empty') : null,
    note: t('staff:home.field_note'),
    columns: {
      ...{ wave: t('staff:column.wave'), dates: t('staff:column.dates'), count: t('staff:column.count') },
      ...{ state: t('staff:column.state'), version: t('staff:column.version'), next: t('waves:list.next') },
    },
    surveys: surveys.map(survey => presentSurvey(reader, survey, today)),
  };
};
