// After all tests: what the embedded database served is what its README lists, nothing more and nothing less.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';

const testFolder = fileURLToPath(new URL('..', import.meta.url));
const recorder = fileURLToPath(new URL('./recordCommands.mjs', import.meta.url));
const readme = readFileSync(new URL('../../embedded-mongo/README.md', import.meta.url), 'utf8');

// Set while the files are loaded: threads and processes started later inherit both.
const record = join(mkdtempSync(join(tmpdir(), 'barometer-commands-')), 'served');
process.env['RECORD_COMMANDS'] = record;
process.env['NODE_OPTIONS'] = `${process.env['NODE_OPTIONS'] ?? ''} --require "${recorder}"`;

const quoted = (text: string): string[] => [...text.matchAll(/`([^`]+)`/g)].map(([, word]) => word ?? '');
const paragraph = (start: string): string =>
  readme.slice(readme.indexOf(start)).split(/\n(?=- |\n)/)[0] ?? '';
const operators = (start: string, kind: string): string[] =>
  quoted(paragraph(start))
    .filter(word => word.startsWith('$'))
    .map(operator => `${kind} ${operator}`);

const rows = [...readme.matchAll(/^\| `(\w+)` \|(.*)\|$/gm)].map(([, command = '', options = '']) => ({
  command,
  options,
}));
/** Greetings: drivers add to them what their version knows. */
const takingAny = rows.filter(({ options }) => options.trim() === 'any').map(({ command }) => command);

const listedIn = ({ command, options }: (typeof rows)[number]): string[] => {
  const nested = [...options.matchAll(/`(\w+)` \(([^)]*)\)/g)].flatMap(([, option = '', inner = '']) =>
    quoted(inner).map(name => `${command}.${option}.${name}`),
  );
  const outer = quoted(options.replaceAll(/\([^)]*\)/g, '')).map(option => `${command}.${option}`);
  return [command, ...outer, ...nested];
};

const everywhere = quoted(paragraph('With every command').split('. ')[0] ?? '');

const listed = [
  ...everywhere.map(option => `with every command ${option}`),
  ...rows.flatMap(listedIn),
  ...operators('- Filters', 'filter'),
  ...operators('- Updates', 'update'),
  ...operators('- Pipelines', 'pipeline'),
];

/** `find.lsid` is said of every command at once. */
const named = (line: string): string[] => {
  const [command = '', option, inner] = line.split('.');
  if (option === undefined) return [line];
  if (takingAny.includes(command)) return [];
  return [inner === undefined && everywhere.includes(option) ? `with every command ${option}` : line];
};

const served = (): Set<string> =>
  new Set(existsSync(record) ? readFileSync(record, 'utf8').split('\n').filter(Boolean).flatMap(named) : []);

/** Whether every file of tests runs, and all of it. */
const isWhole = (suites: readonly Mocha.Suite[]): boolean => {
  const files = readdirSync(testFolder, { recursive: true, encoding: 'utf8' }).filter(
    name => name.endsWith('.test.ts') && !name.startsWith('browser'),
  );
  const isPicked = process.argv.some(word => /^(-g|-f|--grep|--fgrep)/.test(word));
  return !isPicked && new Set(suites.map(({ file }) => file)).size >= files.length;
};

export const mochaHooks = {
  afterAll(this: Mocha.Context): void {
    const found = served();
    rmSync(dirname(record), { recursive: true, force: true });
    if (process.env['MONGODB_URI']) return; // most of it went to another server
    const unlisted = [...found].filter(line => !listed.includes(line)).sort();
    expect(unlisted, 'served, but not in the list of embedded-mongo/README.md').to.deep.equal([]);
    if (!isWhole(this.test?.parent?.suites ?? [])) return;
    const unused = listed.filter(line => !found.has(line)).sort();
    expect(unused, 'listed in embedded-mongo/README.md, but asked for by no test').to.deep.equal([]);
  },
};
