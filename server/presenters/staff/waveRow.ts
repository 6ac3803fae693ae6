// One wave in a table of the staff's home: its name, days, count and state in words.
import type { ShownCount, Survey, Wave, WaveOnDesk, WaveState } from '../../services/desk.ts';
import { wavePaths } from '../../paths/waves.ts';
import { date, dates } from '../dates.ts';
import { integer } from '../format.ts';
import { say, type Reader } from '../reader.ts';

export const waveTitle = (reader: Reader, survey: Survey, wave: Wave): string =>
  reader.t('staff:wave.title', { survey: say(reader, survey.title), wave: wave.name });

/** `population.3` is version 3. */
export const versionNumber = ({ version }: Wave): string => version.split('.').at(-1) ?? version;

export const countInWords = ({ t, language }: Reader, count: ShownCount): string =>
  count.kind === 'few'
    ? t('staff:count.few')
    : t(`staff:count.${count.kind}`, { number: integer(count.count, language) });

/** Whole days from one day to another. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);

/** The days of fieldwork, as far as they are known. */
export const waveDates = ({ t, language }: Reader, { opens, closes }: Wave): string => {
  if (opens !== undefined && closes !== undefined) return dates(opens, closes, language);
  if (opens !== undefined) return t('staff:days.from', { day: date(opens, language) });
  return closes === undefined ? t('staff:days.unknown') : t('staff:days.to', { day: date(closes, language) });
};

/** How long a wave under way still runs; nothing for the others. */
const remaining = ({ t }: Reader, wave: Wave, today: string): string | null => {
  if (wave.state === 'planned') {
    const days = wave.opens === undefined ? 0 : daysBetween(today, wave.opens);
    return days > 0 ? t('staff:days.until', { count: days }) : null;
  }
  if ((wave.state !== 'open' && wave.state !== 'paused') || wave.closes === undefined) return null;
  const days = daysBetween(today, wave.closes);
  if (days === 0) return t('staff:days.last');
  return days > 0 ? t('staff:days.left', { count: days }) : t('staff:days.over', { count: -days });
};

const tones: Readonly<Record<WaveState, 'good' | 'warn' | 'plain'>> = {
  importing: 'warn',
  planned: 'plain',
  open: 'good',
  paused: 'warn',
  closed: 'plain',
};

export const stateTag = ({ t }: Reader, { state, closes }: Wave, today: string) =>
  state === 'open' && closes !== undefined && closes < today
    ? { label: t('staff:state.overdue'), tone: 'warn' as const }
    : { label: t(`staff:state.${state}`), tone: tones[state] };

const linksOf = ({ t, paths }: Reader, { wave, moves }: WaveOnDesk, mayRunWaves: boolean) => [
  ...(mayRunWaves && wave.state !== 'importing'
    ? [{ href: wavePaths(paths).board(wave.survey, wave.name), label: t('waves:next.watch') }]
    : []),
  ...(wave.state === 'open' ? [{ href: paths.start(wave.survey), label: t('staff:wave.answer') }] : []),
  ...(mayRunWaves && wave.state !== 'importing'
    ? [{ href: paths.links(wave.survey, wave.name), label: t('staff:wave.posters') }]
    : []),
  ...(mayRunWaves
    ? moves.map(move => ({ href: paths.waveMove(wave.id, move), label: t(`staff:move.${move}.link`) }))
    : []),
];

export const presentWaveRow = (
  reader: Reader,
  survey: Survey,
  onDesk: WaveOnDesk,
  { today, mayRunWaves }: { readonly today: string; readonly mayRunWaves: boolean },
) => {
  const { wave, count } = onDesk;
  return {
    survey: say(reader, survey.title),
    name: wave.name,
    version: reader.t('staff:wave.version', { version: versionNumber(wave) }),
    dates: waveDates(reader, wave),
    remaining: remaining(reader, wave, today),
    count: wave.state === 'planned' ? '—' : countInWords(reader, count),
    isHidden: count.kind === 'few',
    state: stateTag(reader, wave, today),
    demonstration: wave.isDemonstration ? reader.t('staff:wave.demonstration') : null,
    links: linksOf(reader, onDesk, mayRunWaves),
    linksLabel: reader.t('staff:wave.links', { wave: waveTitle(reader, survey, wave) }),
  };
};
