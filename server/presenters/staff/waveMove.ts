// The page that asks before a wave is opened, paused or closed: it names the wave and says what will happen.
import type { Proposal } from '../../services/waves.ts';
import { wavePaths, type MoveOrigin } from '../../paths/waves.ts';
import type { Wave } from '../../services/desk.ts';
import { say, type Reader } from '../reader.ts';
import { presentFrame, type Visit } from './frame.ts';
import { countInWords, versionNumber, waveDates, waveTitle } from './waveRow.ts';

/** Names of the sentences that say what will happen. */
const consequencesOf = ({ move, count }: Proposal): readonly string[] => {
  if (move === 'open') return ['shown', 'frozen'];
  if (move === 'pause') return ['stopped', 'kept'];
  return ['ended', 'lost', count.kind === 'few' ? 'too_few' : 'published', 'final'];
};

/** Where the move was begun. */
export const wayBack = ({ paths }: Reader, from: MoveOrigin | null, wave: Wave | null): string => {
  if (from === null) return paths.staff();
  const own = wavePaths(paths);
  return from === 'board' && wave ? own.board(wave.survey, wave.name) : own.waves();
};

export type MoveAsked = { readonly from: MoveOrigin | null; readonly isRefused: boolean };

export const presentWaveMove = (visit: Visit, proposal: Proposal, { from, isRefused }: MoveAsked) => {
  const { move, wave, survey, rival, isMissed, count } = proposal;
  const { reader } = visit;
  const { t, paths } = reader;
  const title = waveTitle(reader, survey, wave);
  const heading = t(`staff:move.${move}.heading`, { wave: title });
  return {
    frame: presentFrame(visit, from === null ? paths.staff() : wavePaths(paths).waves()),
    title: `${isRefused ? t('staff:mistake_prefix') : ''}${heading} — ${t('staff:place')}`,
    heading,
    isDanger: move === 'close',
    facts: [
      { name: t('staff:fact.survey'), value: say(reader, survey.title) },
      { name: t('staff:fact.wave'), value: wave.name },
      { name: t('staff:fact.version'), value: versionNumber(wave) },
      { name: t('staff:fact.dates'), value: waveDates(reader, wave) },
      { name: t('staff:column.count'), value: countInWords(reader, count) },
    ],
    consequencesHeading: t('staff:move.what_happens'),
    consequences: consequencesOf(proposal).map(name => t(`staff:move.${move}.effect.${name}`)),
    obstacle: rival
      ? t('staff:move.rival', { wave: waveTitle(reader, survey, rival) })
      : isMissed
        ? t('staff:move.missed')
        : null,
    action: wavePaths(paths).move(wave.id, move, from),
    submit: t(`staff:move.${move}.submit`, { wave: wave.name }),
    cancel: { href: wayBack(reader, from, wave), label: t('staff:move.cancel') },
  };
};
