// npm start: builds what is missing or stale, then becomes the server, in this same process so that signals reach it.
import { readEnvironmentFile } from './environment.mjs';
import { makeReady } from './ready.mjs';

readEnvironmentFile();
process.env.NODE_ENV ??= 'production';
makeReady();
await import('../dist/server/main.js');
