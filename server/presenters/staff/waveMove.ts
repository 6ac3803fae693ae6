// The page that asks before a wave is opened, paused or closed: it names the wave and says what will happen.
import type { Proposal } from '../../services/waves.ts';
import { say } from '../reader.ts';
import { presentFrame, type Visit } from './frame.ts';
import { waveDates, waveTitle } from './waveRow.ts';

const consequences = { open: ['a', 'b'], pause: ['a', 'b'], close: ['a', 'b', 'c', 'd'] } as const;

export const presentWaveMove = (
  visit: Visit,
  { move, wave, survey, rival }: Proposal,
  isRefused: boolean,
) => {
  const { reader } = visit;
  const { t, paths } = reader;
  const title = waveTitle(reader, survey, wave);
  const heading = t(`staff:move.${move}.heading`, { wave: title });
  return {
    frame: presentFrame(visit, paths.staff()),
    title: `${isRefused ? t('staff:mistake_prefix') : ''}${heading} — ${t('staff:place')}`,
    heading,
    isDanger: move === 'close',
    facts: [
      { name: t('staff:fact.survey'), value: say(reader, survey.title) },
      { name: t('staff:fact.wave'), value: wave.name },
      { name: t('staff:fact.version'), value: wave.version },
      { name: t('staff:fact.dates'), value: waveDates(reader, wave) },
    ],
    consequencesHeading: t('staff:move.what_happens'),
    consequences: consequences[move].map(name => t(`staff:move.${move}.effect.${name}`)),
    obstacle: rival && t('staff:move.rival', { wave: waveTitle(reader, survey, rival) }),
    action: paths.waveMove(wave.id, move),
    submit: t(`staff:move.${move}.submit`, { wave: wave.name }),
    cancel: { href: paths.staff(), label: t('staff:move.cancel') },
  };
};
