// What staff see first: every survey with its waves and how far each has come. Counts below ten never leave this room.
import type { Survey } from '../stores/surveys.ts';
import type { Wave } from '../stores/waves.ts';
import { movesFrom, type Move } from './waves.ts';
import type { ServiceParts } from './parts.ts';

export type { Survey } from '../stores/surveys.ts';
export type { Wave, WaveState } from '../stores/waves.ts';

/**
 * `few`: less than ten, none included. `at_least`: a wave under way, in whole tens, so that no single arrival can be watched.
 */
export type ShownCount =
  { readonly kind: 'few' } | { readonly kind: 'at_least' | 'exactly'; readonly count: number };

export type WaveOnDesk = {
  readonly wave: Wave;
  readonly count: ShownCount;
  /** What can be done with it now. */
  readonly moves: readonly Move[];
};
export type SurveyOnDesk = { readonly survey: Survey; readonly waves: readonly WaveOnDesk[] };
export type Desk = { readonly today: string; readonly surveys: readonly SurveyOnDesk[] };

const fewest = 10;

export const shownCount = (count: number, state: Wave['state']): ShownCount => {
  if (count < fewest) return { kind: 'few' };
  return state === 'closed'
    ? { kind: 'exactly', count }
    : { kind: 'at_least', count: Math.floor(count / fewest) * fewest };
};

export const deskService = ({ stores, clock }: ServiceParts) => ({
  overview: async (): Promise<Desk> => {
    const [surveys, waves] = await Promise.all([stores.surveys.all(), stores.waves.all()]);
    const counts = await Promise.all(waves.map(wave => stores.responses.countOf(wave.id)));
    const onDesk = waves
      .map((wave, index) => ({
        wave,
        count: shownCount(counts[index] ?? 0, wave.state),
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
