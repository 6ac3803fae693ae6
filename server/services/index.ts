// Every use case of the program, built once over the stores.
import type { Clock } from '../clock.ts';
import type { RandomBytes } from '../crypto.ts';
import type { Stores } from '../stores/index.ts';
import { accountService } from './accounts.ts';
import { auditService } from './audit.ts';
import { deskService } from './desk.ts';
import { libraryService } from './library.ts';
import { respondService } from './respond.ts';
import { waveService } from './waves.ts';

export type ServiceParts = { readonly stores: Stores; readonly clock: Clock; readonly random: RandomBytes };

export const createServices = (parts: ServiceParts) => {
  const audit = auditService(parts);
  return {
    respond: respondService(parts),
    library: libraryService(parts),
    audit,
    accounts: accountService({ ...parts, audit }),
    waves: waveService({ ...parts, audit }),
    desk: deskService(parts),
  };
};

export type Services = ReturnType<typeof createServices>;
