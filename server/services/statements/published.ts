// Which waves the public may read about: closed ones with enough answers to show anything of them.
import type { Wave } from '../../stores/waves.ts';
import type { ServiceParts } from '../parts.ts';
import { countOfWave } from '../shownCount.ts';

export const hasResults =
  ({ stores, clock }: Pick<ServiceParts, 'stores' | 'clock'>) =>
  async (wave: Wave): Promise<boolean> =>
    wave.state === 'closed' && (await countOfWave(stores, wave, clock.today())).kind === 'exactly';
