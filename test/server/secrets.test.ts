import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { loadSecrets } from '../../server/secrets.ts';

describe('the secret of sessions', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'barometer-secret-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('is made once, kept beside the data, and readable by the owner alone', () => {
    const dataDir = join(folder, 'data');
    const [secret] = loadSecrets({ sessionSecrets: undefined, dataDir });
    expect(Buffer.from(secret, 'base64url')).to.have.length(32);
    expect(loadSecrets({ sessionSecrets: undefined, dataDir })).to.deep.equal([secret]);
    expect(statSync(join(dataDir, 'session-secret')).mode & 0o777).to.equal(0o600);
    expect(readFileSync(join(dataDir, 'session-secret'), 'utf8').trim()).to.equal(secret);
  });

  it('comes from the settings where they name it, newest first, and then no file is made', () => {
    const secrets = loadSecrets({
      sessionSecrets: ['the new secret 1', 'the old secret 2'],
      dataDir: folder,
    });
    expect(secrets).to.deep.equal(['the new secret 1', 'the old secret 2']);
    expect(() => statSync(join(folder, 'session-secret'))).to.throw();
  });

  it('is not guessed where its file is empty', () => {
    writeFileSync(join(folder, 'session-secret'), '\n');
    expect(() => loadSecrets({ sessionSecrets: undefined, dataDir: folder })).to.throw(/delete it/);
  });
});
