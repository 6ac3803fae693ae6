import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { ConfigError, readConfig } from '../../server/config.ts';

describe('settings', () => {
  it('need no variable at all', () => {
    const config = readConfig({});
    expect(config).to.include({
      port: 3000,
      defaultLocale: 'ru',
      isSecure: false,
      baseUrl: 'http://localhost:3000',
    });
    expect(config.mongodbUri).to.equal(undefined);
    expect(Object.isFrozen(config)).to.equal(true);
  });

  it('name every bad value at once', () => {
    const bad = {
      PORT: 'eighty',
      MONGODB_URI: 'postgres://x',
      LOG_LEVEL: 'loud',
      SESSION_SECRET: 'short',
      TIME_ZONE: 'Mars/Base',
    };
    const attempt = () => readConfig(bad);
    expect(attempt).to.throw(ConfigError);
    for (const name of Object.keys(bad)) expect(attempt).to.throw(name);
  });

  it('treat an empty variable as not set', () => {
    expect(readConfig({ MONGODB_URI: '', PORT: '' }).port).to.equal(3000);
  });

  it('read NAME_FILE, and say which file is missing', () => {
    const folder = mkdtempSync(join(tmpdir(), 'barometer-config-'));
    writeFileSync(join(folder, 'uri'), 'mongodb://db.example/barometer\n');
    expect(readConfig({ MONGODB_URI_FILE: join(folder, 'uri') }).mongodbUri).to.equal(
      'mongodb://db.example/barometer',
    );
    expect(() => readConfig({ MONGODB_URI_FILE: join(folder, 'none') })).to.throw('MONGODB_URI_FILE');
    rmSync(folder, { recursive: true });
  });

  it('take several session secrets, newest first', () => {
    const config = readConfig({ SESSION_SECRET: 'the new secret of today, the old secret of May' });
    expect(config.sessionSecrets).to.deep.equal(['the new secret of today', 'the old secret of May']);
  });
});
