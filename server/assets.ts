// Names of built files: the manifest says which hashed file stands for `results.css`.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './root.ts';

export const assetsFolder = join(projectRoot, 'dist', 'assets');

/** Looks names up in dist/assets/manifest.json; throws where the client was not built. */
export const loadAssets = (): ((name: string) => string) => {
  const file = join(assetsFolder, 'manifest.json');
  if (!existsSync(file)) throw new RangeError(`${file} is missing: run "npm run build"`);
  const entries = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>; // written by the build
  const manifest = new Map(Object.entries(entries));
  return name => {
    const address = manifest.get(name);
    if (!address) throw new RangeError(`dist/assets/manifest.json has no "${name}": run "npm run build"`);
    return address;
  };
};
