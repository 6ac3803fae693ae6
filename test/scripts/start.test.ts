// npm start in a project of two files: what it builds, when, and that signals reach the server.
import { expect } from 'chai';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

const serverSource = (greeting: string): string => `
  import { projectRoot } from './root.ts';
  process.on('SIGTERM', () => { console.log('drained'); process.exit(0); });
  setInterval(() => {}, 1000);
  console.log('${greeting}', projectRoot);
`;

/** A project with the real scripts and compiler settings, a server that only speaks, and a stylesheet. */
function makeProject(): string {
  const folder = mkdtempSync(join(tmpdir(), 'barometer-start-'));
  for (const kept of ['scripts', 'tsconfig.json', 'tsconfig.build.json', 'package.json', 'package-lock.json'])
    cpSync(join(root, kept), join(folder, kept), { recursive: true, filter: path => !path.endsWith('.ts') });
  for (const made of ['server', 'client/styles']) mkdirSync(join(folder, made), { recursive: true });
  cpSync(join(root, 'server/root.ts'), join(folder, 'server/root.ts'));
  writeFileSync(join(folder, 'server/main.ts'), serverSource('first'));
  writeFileSync(join(folder, 'client/styles/page.css'), 'body { color: #0b6b53; }');
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  return folder;
}

interface Run {
  readonly output: string;
  readonly code: number | null;
}

/** Starts, waits for the server's first line, asks it to end. */
async function startAndStop(folder: string): Promise<Run> {
  const child = spawn(process.execPath, [join(folder, 'scripts/start.mjs')], { cwd: tmpdir() });
  let output = '';
  const listen = (chunk: Buffer): void => {
    output += chunk.toString();
    if (output.includes(folder)) child.kill('SIGTERM');
  };
  child.stdout.on('data', listen);
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  await once(child, 'close');
  return { output, code: child.exitCode };
}

describe('npm start', function () {
  this.timeout(60_000);
  let folder: string;
  before(() => (folder = makeProject()));
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('builds what is missing, says so in one line, and hands signals to the server', async () => {
    const { output, code } = await startAndStop(folder);
    expect(output.split('\n')).to.deep.equal([
      'Building Barometer: there is no build here yet.',
      `first ${folder}`,
      'drained',
      '',
    ]);
    expect(code).to.equal(0);
  });

  it('builds nothing when nothing changed', async () => {
    expect((await startAndStop(folder)).output).to.equal(`first ${folder}\ndrained\n`);
  });

  it('builds again when a source changed', async () => {
    writeFileSync(join(folder, 'server/main.ts'), serverSource('second'));
    const { output } = await startAndStop(folder);
    expect(output).to.match(/^Building Barometer: the sources have changed/);
    expect(output).to.include(`second ${folder}`);
  });

  it('forgets what a deleted source left behind', async () => {
    writeFileSync(join(folder, 'client/styles/other.css'), 'p { margin: 0; }');
    await startAndStop(folder);
    rmSync(join(folder, 'client/styles/other.css'));
    await startAndStop(folder);
    const manifest = readFileSync(join(folder, 'dist/assets/manifest.json'), 'utf8');
    expect(Object.keys(JSON.parse(manifest) as object)).to.deep.equal(['page.css']);
  });

  it('starts nothing when the build fails', async () => {
    writeFileSync(join(folder, 'client/styles/page.css'), `@import './missing.css';`);
    const { output, code } = await startAndStop(folder);
    expect(output).to.include('missing.css').and.to.include('The build failed');
    expect(output).not.to.include('second');
    expect(code).to.equal(1);
  });
});
