// What staff see first: every survey with its waves and how far each has come.
import type { Survey } from '../stores/surveys.ts';
import type { Wave } from '../stores/waves.ts';
import { lastDayToSend, takingOn } from './respond/openSurveys.ts';
import { countOfWave, type ShownCount } from './shownCount.ts';
import { movesFrom, type Move } from './waves.ts';
import type { ServiceParts } from './parts.ts';

export type { ShownCount } from './shownCount.ts';
export type { Survey } from '../stores/surveys.ts';
export type { Wave, WaveState } from '../stores/waves.ts';

export type WaveOnDesk = {
  readonly wave: Wave;
  readonly count: ShownCount;
  /** Past its last day it takes only what was begun in time, up to this day; null before, and where it has no last day. */
  readonly sendBy: string | null;
  /** What can be done with it now. */
  readonly moves: readonly Move[];
};
export type SurveyOnDesk = { readonly survey: Survey; readonly waves: readonly WaveOnDesk[] };
export type Desk = { readonly today: string; readonly surveys: readonly SurveyOnDesk[] };

export const deskService = ({ stores, clock }: ServiceParts) => ({
  overview: async (): Promise<Desk> => {
    const [surveys, waves] = await Promise.all([stores.surveys.all(), stores.waves.all()]);
    const counts = await Promise.all(waves.map(wave => countOfWave(stores, wave, clock.today())));
    const onDesk = waves
      .map((wave, index) => ({
        wave,
        count: counts[index] ?? { kind: 'few' as const },
        sendBy: takingOn(clock.today(), wave) === 'new' ? null : lastDayToSend(wave),
        moves: movesFrom(wave.state),
      }))
      .toReversed();
    return {
      today: clock.today(),
      surveys: surveys.map(survey => ({
        survey,
        waves: onDesk.filter(({ wave }) => wave.survey === survey.id),
      })),
    };
  },
});

export type DeskService = ReturnType<typeof deskService>;
