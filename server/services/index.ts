// Every use case of the program, built once over the stores.
import type { Clock } from '../clock.ts';
import type { RandomBytes } from '../crypto.ts';
import type { Stores } from '../stores/index.ts';
import { libraryService } from './library.ts';
import { respondService } from './respond.ts';

export type ServiceParts = { readonly stores: Stores; readonly clock: Clock; readonly random: RandomBytes };

export const createServices = (parts: ServiceParts) => ({
  respond: respondService(parts),
  library: libraryService(parts),
});

export type Services = ReturnType<typeof createServices>;
