// Every use case of the program, built once over the stores.
import { libraryService } from './library.ts';
import type { ServiceParts } from './parts.ts';
import { respondService } from './respond.ts';

export const createServices = (parts: ServiceParts) => ({
  respond: respondService(parts),
  library: libraryService(parts),
});

export type Services = ReturnType<typeof createServices>;
