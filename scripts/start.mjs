// npm start: builds what is missing or stale, then becomes the server, in this same process so that signals reach it.
import { makeReady } from './ready.mjs';

process.env.NODE_ENV ??= 'production';
makeReady();
await import('../dist/server/main.js');
