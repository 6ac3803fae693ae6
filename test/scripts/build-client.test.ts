// The client's assets: named after their content, listed in the manifest, complete.
import { expect } from 'chai';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildClient } from '../../scripts/build-client.mjs';
import type { Manifest } from '../../scripts/build-client.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const entries = (folder: string, ending: string): string[] =>
  readdirSync(join(root, folder)).filter(name => name.endsWith(ending) && !name.endsWith('.d.ts'));

describe('buildClient', function () {
  this.timeout(30_000);
  let outputFolder: string;
  let manifest: Manifest;
  before(async () => {
    outputFolder = mkdtempSync(join(tmpdir(), 'barometer-assets-'));
    manifest = await buildClient({ outputFolder });
  });
  after(() => rmSync(outputFolder, { recursive: true, force: true }));

  it('makes one asset of every entry', () => {
    const scripts = entries('client', '.ts').map(name => name.replace(/\.ts$/, '.js'));
    expect(Object.keys(manifest)).to.include.members([...scripts, ...entries('client/styles', '.css')]);
    expect(scripts).to.have.length.above(0);
  });

  it('gives each an address with a hash of its content, where the file is', () => {
    for (const [name, address] of Object.entries(manifest)) {
      const stem = name.replace(/\.\w+$/, '');
      expect(address).to.match(new RegExp(`^/assets/${stem}-[A-Z0-9]{8}\\.\\w+$`));
      expect(existsSync(join(outputFolder, basename(address))), address).to.equal(true);
    }
  });

  it('writes the same manifest it returns', () => {
    expect(JSON.parse(readFileSync(join(outputFolder, 'manifest.json'), 'utf8'))).to.deep.equal(manifest);
  });

  it('refers to nothing on another host and to no asset that is not there', () => {
    const styles = Object.values(manifest).filter(address => address.endsWith('.css'));
    const text = styles
      .map(address => readFileSync(join(outputFolder, basename(address)), 'utf8'))
      .join('\n');
    const addresses = [...text.matchAll(/url\("?([^")]+)"?\)/g)].map(match => match[1] ?? '');
    const outside = addresses.filter(
      address => !address.startsWith('data:') && !Object.values(manifest).includes(address),
    );
    expect(outside).to.deep.equal([]);
  });
});
