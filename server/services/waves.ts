// Opening, pausing and closing waves. Closing ends the collection of answers and publishes the results.
import { Problem } from '../problem.ts';
import type { Act } from '../stores/audit.ts';
import type { Survey } from '../stores/surveys.ts';
import type { Wave, WaveState } from '../stores/waves.ts';
import type { AuditService } from './audit.ts';
import type { ServiceParts } from './parts.ts';
import { countOfWave, type ShownCount } from './shownCount.ts';

export const moves = ['open', 'pause', 'close'] as const;
export type Move = (typeof moves)[number];
export const isMove = (name: string): name is Move => moves.some(move => move === name);

type Rule = { readonly from: readonly WaveState[]; readonly to: WaveState; readonly act: Act };

const rules: Readonly<Record<Move, Rule>> = {
  open: { from: ['planned', 'paused'], to: 'open', act: 'wave_opened' },
  pause: { from: ['open'], to: 'paused', act: 'wave_paused' },
  close: { from: ['open', 'paused'], to: 'closed', act: 'wave_closed' },
};

/** What can be done with a wave in this state. */
export const movesFrom = (state: WaveState): Move[] => moves.filter(move => rules[move].from.includes(state));

/** A move before it is made: for the page that asks. `rival`: another open wave of the survey, which must end first. */
export type Proposal = {
  readonly move: Move;
  readonly wave: Wave;
  readonly survey: Survey;
  readonly rival: Wave | null;
  /** It was never opened, and its last day has passed: it would let nobody in. */
  readonly isMissed: boolean;
  readonly count: ShownCount;
};

type Parts = ServiceParts & { readonly audit: AuditService };

/** The days of fieldwork are printed under every result, so they say what happened, not what was planned. */
const datesAfter = (wave: Wave, move: Move, today: string) => {
  if (move === 'close') return { closes: today };
  return move === 'open' && wave.state === 'planned' ? { opens: today } : {};
};

export const waveService = ({ stores, clock, audit }: Parts) => {
  /** Null where the wave is in a state from which this cannot be done (any more). */
  const propose = async (id: string, move: string): Promise<Proposal | null> => {
    const known = moves.find(name => name === move);
    const wave = known && (await stores.waves.find(id));
    const survey = wave && (await stores.surveys.find(wave.survey));
    if (!known || !wave || !survey) throw new Problem('not_found');
    if (!rules[known].from.includes(wave.state)) return null;
    const rival = known === 'open' ? await stores.waves.openOf(wave.survey) : null;
    const count = await countOfWave(stores, wave, clock.today());
    const isMissed =
      known === 'open' &&
      wave.state === 'planned' &&
      wave.closes !== undefined &&
      wave.closes < clock.today();
    return { move: known, wave, survey, rival, isMissed, count };
  };

  /** Makes the move and writes it down. False where somebody moved the wave first, or another wave is in the way. */
  const moveWave = async ({ wave, move, rival, isMissed }: Proposal, who: string): Promise<boolean> => {
    if (rival || isMissed) return false;
    const { to, act } = rules[move];
    const dates = datesAfter(wave, move, clock.today());
    if (!(await stores.waves.move(wave.id, wave.state, to, dates))) return false;
    await audit.record({ who, what: act, object: wave.id });
    return true;
  };

  return { find: (id: string): Promise<Wave | null> => stores.waves.find(id), propose, moveWave };
};

export type WaveService = ReturnType<typeof waveService>;
