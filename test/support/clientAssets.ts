// Builds the client once before any test: pages name their assets by the manifest, so it must be there and of today.
import { buildClient } from '../../scripts/build-client.mjs';

export const mochaGlobalSetup = async (): Promise<void> => {
  await buildClient();
};
