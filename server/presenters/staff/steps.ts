// What waits for a decision today, the most pressing first.
import type { Desk, Survey, WaveOnDesk } from '../../services/desk.ts';
import { wavePaths } from '../../paths/waves.ts';
import { date } from '../dates.ts';
import type { Reader } from '../reader.ts';
import { daysBetween, waveTitle } from './waveRow.ts';

const kinds = ['overdue', 'due', 'paused', 'ending', 'running'] as const;
type Kind = (typeof kinds)[number];

/** A wave that ends within this many days is spoken of. */
const soon = 7;

const kindOf = ({ wave }: WaveOnDesk, today: string): Kind | null => {
  const left = wave.closes === undefined ? Infinity : daysBetween(today, wave.closes);
  if (wave.state === 'planned') return wave.opens !== undefined && wave.opens <= today ? 'due' : null;
  if (wave.state !== 'open' && wave.state !== 'paused') return null;
  if (left < 0) return 'overdue';
  if (wave.state === 'paused') return 'paused';
  return left <= soon ? 'ending' : 'running';
};

const actionOf = ({ paths }: Reader, kind: Kind, { wave }: WaveOnDesk): string => {
  if (kind === 'running') return wavePaths(paths).board(wave.survey, wave.name);
  return paths.waveMove(wave.id, kind === 'due' || kind === 'paused' ? 'open' : 'close');
};

const presentStep = (reader: Reader, survey: Survey, onDesk: WaveOnDesk, today: string) => {
  const kind = kindOf(onDesk, today);
  if (!kind) return [];
  const { t, language, baseUrl, paths } = reader;
  const { wave } = onDesk;
  const values = {
    closes: wave.closes === undefined ? t('staff:days.unknown') : date(wave.closes, language),
    sendBy: onDesk.sendBy === null ? '' : date(onDesk.sendBy, language),
    opens: wave.opens === undefined ? t('staff:days.unknown') : date(wave.opens, language),
    address: `${baseUrl}${paths.start(survey.id)}`,
  };
  return [
    {
      kind,
      title: waveTitle(reader, survey, wave),
      tag: { label: t(`staff:step.${kind}.tag`), tone: kind === 'running' ? 'good' : 'warn' },
      text: t(`staff:step.${kind}.text`, values),
      action: { href: actionOf(reader, kind, onDesk), label: t(`staff:step.${kind}.action`) },
    },
  ];
};

export const presentSteps = (reader: Reader, { surveys, today }: Desk) =>
  surveys
    .flatMap(({ survey, waves }) => waves.flatMap(wave => presentStep(reader, survey, wave, today)))
    .toSorted((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind))
    .map((step, index) => ({ ...step, isPrimary: index === 0 && step.kind !== 'running' }));
