import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { projectRoot } from '../../server/root.ts';
import { databaseOf } from '../support/databaseOf.ts';

describe('create-admin', function () {
  this.timeout(60_000);
  let folder: string;

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'barometer-admin-'));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  const run = (input: string, ...rest: string[]) => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['--import', 'tsx', 'scripts/create-admin.ts', ...rest],
      {
        cwd: projectRoot,
        input,
        encoding: 'utf8',
        env: { PATH: process.env['PATH'], DATA_DIR: folder, ...databaseOf(folder) },
      },
    );
    return { status, said: stdout, complained: stderr };
  };

  it('makes an administrator with the first line of standard input as password, once per e-mail', () => {
    const made = run('a horse on the roof\nand more\n', '--email', 'Admin@Ministry.example');
    expect(made).to.deep.equal({
      status: 0,
      said: 'Administrator Admin@Ministry.example can sign in now.\n',
      complained: '',
    });
    const again = run('another horse on the roof', '--email', 'admin@ministry.example');
    expect(again.status).to.equal(1);
    expect(again.complained).to.include('already').and.include('No account was made');
  });

  it('names everything that is wrong at once, without a stack', () => {
    const { status, said, complained } = run('short', '--email', 'nobody', '--name', ' ');
    expect([status, said]).to.deep.equal([1, '']);
    expect(complained.trim().split('\n')).to.deep.equal([
      '"nobody" is no e-mail address: write it like isaeva@ministry.ru',
      'The name must have 1 to 100 characters',
      'The password is shorter than 12 characters',
      'No account was made.',
    ]);
  });

  it('wants a password and an e-mail, and explains itself', () => {
    expect(run('', '--email', 'a@b').complained).to.include('No password came');
    expect(run('a horse on the roof').status).to.equal(2);
    const help = run('', '--help');
    expect([help.status, help.said.includes('--email <name>')]).to.deep.equal([0, true]);
  });
});
