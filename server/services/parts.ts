// What every service is built from: nothing global, so that tests hold the clock and chance.
import type { Clock } from '../clock.ts';
import type { RandomBytes } from '../crypto.ts';
import type { Stores } from '../stores/index.ts';

export type ServiceParts = { readonly stores: Stores; readonly clock: Clock; readonly random: RandomBytes };
