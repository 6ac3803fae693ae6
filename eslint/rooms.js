// The import table of docs/architecture.md as data: who may import whom. eslint.config.js turns each row into lint rules.
//
// `files` lists a room's folders or single files; the most exact match wins. `may` and `types` name what the room may import:
// a folder of ours ('surveys'), one file ('server/problem'), only the files directly in a folder ('server/*'),
// a package ('zod', '@stdlib/*', 'node:*'), or everything ('*'). `types` are open to `import type` alone.
// `clock: false` forbids reading the time or chance: both are passed in. `pure: true` forbids all else that is not computing,
// `browser: true` what only Node has.

/** What every room of the server may know the shape of: questions, and the files directly in server/ (config, clock, texts). */
const serverTypes = ['surveys', 'server/*'];

export const rooms = [
  { room: 'analysis', files: ['analysis'], may: ['analysis', '@stdlib/*'], pure: true, clock: false },
  {
    room: 'surveys',
    files: ['surveys'],
    may: ['surveys', 'zod', 'analysis/dataset'],
    pure: true,
    clock: false,
  },
  { room: 'drawing', files: ['drawing'], may: ['drawing', 'chart.js'], pure: true, clock: false },
  {
    room: 'reading a questionnaire or a mapping from text',
    files: ['surveys/read', 'surveys/reading', 'surveys/mapping', 'surveys/xlsform'],
    may: ['surveys', 'zod', 'analysis/dataset', 'yaml'],
    pure: true,
    clock: false,
  },
  {
    room: 'models',
    files: ['server/models'],
    may: ['server/models', 'mongoose'],
    types: ['analysis', ...serverTypes],
    clock: false,
  },
  {
    room: 'stores',
    files: ['server/stores'],
    may: ['server/stores', 'server/models', 'server/problem', 'server/crypto', 'mongoose', 'mongodb'],
    types: serverTypes,
    clock: false,
  },
  {
    room: 'services',
    files: ['server/services'],
    may: [
      ...['server/services', 'server/stores', 'server/snapshots', 'server/problem', 'server/crypto'],
      ...['server/clock', 'server/passwords', '@simplewebauthn/server', 'otpauth'],
      ...['server/paths', 'server/root', 'server/clock', 'surveys', 'analysis', 'zod', 'node:*'],
    ],
    types: [...serverTypes, 'server/models', 'pino'],
    clock: false,
  },
  {
    room: 'snapshots of columns',
    files: ['server/snapshots'],
    may: ['server/snapshots', 'analysis/dataset', 'node:*'],
    clock: false,
  },
  {
    room: 'calculating threads',
    files: ['server/calculation'],
    may: [
      ...['server/calculation', 'server/services', 'server/stores', 'server/snapshots', 'server/problem'],
      ...['server/threads', 'piscina', 'mongodb', 'node:*'],
    ],
    types: ['server/models', ...serverTypes],
    clock: false,
  },
  {
    room: 'presenters',
    files: ['server/presenters'],
    may: ['server/presenters', 'server/paths', 'server/roles', 'surveys', 'drawing/spec', 'uqr'],
    types: ['server/services', 'analysis', ...serverTypes],
    clock: false,
  },
  {
    room: 'downloads',
    files: ['server/downloads'],
    may: [
      ...['server/downloads', 'server/presenters', 'server/paths', 'server/problem', 'surveys'],
<<<<<<< HEAD
      ...['drawing', 'chart.js', '@napi-rs/canvas', 'piscina'],
      ...['@json2csv/node', 'write-excel-file', 'yazl', 'pdfmake', 'node:*'],
=======
      ...['server/threads', 'drawing', 'chart.js', '@napi-rs/canvas', 'piscina'],
      ...['@json2csv/node', 'write-excel-file', 'yazl', 'node:*'],
>>>>>>> speed2
    ],
    types: ['server/services', 'analysis', ...serverTypes],
    clock: false,
  },
  {
    room: 'files that staff upload',
    files: ['server/uploads'],
    may: ['server/uploads', 'surveys', 'csv-parse', 'read-excel-file', 'node:*'],
    clock: false,
  },
  {
    room: 'routes',
    files: ['server/routes'],
    may: [
      ...['server/routes', 'server/services', 'server/presenters', 'server/downloads', 'server/uploads'],
      'server/paths',
      ...['server/problem', 'server/roles', 'server/middleware', 'express', 'zod', 'node:*'],
    ],
    types: [...serverTypes, 'pino'],
    clock: false,
  },
  {
    room: 'middleware',
    files: ['server/middleware'],
    may: [
      ...[
        'server/middleware',
        'server/presenters',
        'server/problem',
        'server/paths',
        'server/crypto',
        'server/paths',
        'server/roles',
        'node:*',
      ],
      ...[
        'express',
        'express-session',
        'connect-mongo',
        'passport',
        'passport-local',
        'csrf-sync',
        'helmet',
        'multer',
      ],
      ...['compression', 'rate-limiter-flexible', 'pino', 'pino-http', 'surveys/localised'],
    ],
    types: ['server/services', 'mongodb', 'mongoose', ...serverTypes],
  },
  {
    room: 'files at the door of the server',
    files: ['server'],
    may: ['server/*', 'server/paths', 'node:*', 'zod', 'pino', 'prom-client', 'surveys/localised'],
    types: ['surveys', 'express'],
  },
  { room: 'passwords', files: ['server/passwords'], may: ['@node-rs/argon2'] },
  { room: 'views', files: ['server/views', 'server/viewNames'], may: ['server/viewNames', 'ejs', 'node:*'] },
  {
    room: 'interface texts',
    files: ['server/texts'],
    may: ['server/root', 'server/presenters/typography', 'surveys/localised', 'i18next', 'node:*'],
  },
  {
    room: 'the connection to the database',
    files: ['server/database'],
    may: [
      ...['server/*', 'server/models', 'server/stores', 'server/snapshots', 'embedded-mongo'],
      ...['mongoose', 'mongodb', 'node:*'],
    ],
    types: ['server/calculation'],
  },
  { room: 'start and assembly', files: ['server/main', 'server/app'], may: ['*'] },
  { room: 'embedded-mongo', files: ['embedded-mongo'], may: ['embedded-mongo', 'bson', 'lmdb', 'node:*'] },
  {
    room: 'client',
    files: ['client'],
    may: [
      'client',
      'surveys',
      'drawing',
      'chart.js',
      'idb',
      'sortablejs',
      'respond-pages',
      '@simplewebauthn/browser',
    ],
    types: ['server/presenters', 'server/paths', 'server/texts'],
    browser: true,
  },
  { room: 'scripts', files: ['scripts'], may: ['*'] },
  { room: 'tests', files: ['test'], may: ['*'] },
];

/** The row for a path like `server/stores/responses`: the one whose folder or file matches most exactly. */
export function roomOf(path) {
  const lengthOf = row =>
    Math.max(0, ...row.files.filter(file => isWithin(path, file)).map(file => file.length));
  const [best] = rooms.toSorted((a, b) => lengthOf(b) - lengthOf(a));
  return lengthOf(best) > 0 ? best : undefined;
}

const isWithin = (path, folder) => path === folder || path.startsWith(`${folder}/`);

/** Whether `target`, a package or a path of ours without its extension, is covered by a pattern of the table. */
export function covers(pattern, target) {
  if (pattern === '*') return true;
  if (pattern === 'node:*') return target.startsWith('node:');
  if (!pattern.endsWith('/*')) return isWithin(target, pattern);
  const folder = pattern.slice(0, -2);
  return folder.startsWith('@') ? isWithin(target, folder) : target.replace(/\/[^/]*$/, '') === folder;
}
