// The service worker has one address that never changes, below the pages it looks after: that is how far it reaches.
import { basename, join } from 'node:path';
import type { Express } from 'express';
import { patterns } from '../paths.ts';

type Parts = { readonly assetsFolder: string; readonly asset: (name: string) => string };

export const setUpWorker = (app: Express, { assetsFolder, asset }: Parts): void => {
  app.get(patterns.worker, (_, response) => {
    response.set('Cache-Control', 'no-cache').type('text/javascript');
    response.sendFile(join(assetsFolder, basename(asset('worker.js'))));
  });
};
