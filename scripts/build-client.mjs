// Bundles what browsers load: every client/*.ts and client/styles/*.css is an entry; their parts lie in folders below.
// Names carry a hash of the content, so browsers may keep them for ever; manifest.json tells the name of today.
import { context, build } from 'esbuild';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { respondPages } from './client/pages.mjs';
import { projectRoot } from './stale.mjs';

const outputFolder = join(projectRoot, 'dist', 'assets');

/** Files directly in a folder with this ending; a checkout without the folder has none. */
function entriesIn(folder, ending) {
  const path = join(projectRoot, folder);
  try {
    const names = readdirSync(path).filter(name => name.endsWith(ending) && !name.endsWith('.d.ts'));
    return names.map(name => join(path, name));
  } catch {
    return [];
  }
}

/** Every browser that gets our scripts reads WOFF2: the older format in the font packages would only be copied, never asked for. */
const woff2Only = {
  name: 'woff2-only',
  setup(bundler) {
    bundler.onLoad({ filter: /@fontsource[\\/].*\.css$/ }, ({ path }) => {
      const css = readFileSync(path, 'utf8').replace(/,\s*url\([^)]+\.woff\)\s*format\('woff'\)/g, '');
      return { contents: css, loader: 'css' };
    });
  },
};

/** Logical name -> address: `results.css`, `charts.js`, `pt-sans-latin-400-normal.woff2`. */
function manifestOf(metafile) {
  const rows = Object.entries(metafile.outputs).map(([file, { entryPoint, inputs }]) => {
    const source = basename(entryPoint ?? Object.keys(inputs)[0] ?? file);
    return [source.replace(/\.ts$/, '.js'), `/assets/${basename(file)}`];
  });
  return Object.fromEntries(rows.sort());
}

function optionsFor({ minify, outputFolder: outdir }) {
  return {
    entryPoints: [...entriesIn('client', '.ts'), ...entriesIn('client/styles', '.css')],
    absWorkingDir: projectRoot,
    outdir,
    bundle: true,
    minify,
    format: 'iife',
    charset: 'utf8', // Cyrillic as it is, not as six signs a letter
    target: ['chrome80', 'safari14.1', 'firefox90'],
    loader: { '.woff2': 'file', '.svg': 'file' },
    entryNames: '[name]-[hash]',
    assetNames: '[name]-[hash]',
    publicPath: '/assets',
    metafile: true,
    legalComments: 'none',
    logLevel: 'warning',
    logLimit: 10,
    plugins: [woff2Only, respondPages(projectRoot)],
  };
}

function writeManifest(metafile, folder) {
  const manifest = manifestOf(metafile);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest, null, 2));
  return manifest;
}

/** Builds once and returns the manifest. Tests give a folder of their own, so that they never disturb a running server. */
export async function buildClient({ minify = true, outputFolder: folder = outputFolder } = {}) {
  const { metafile } = await build(optionsFor({ minify, outputFolder: folder }));
  return writeManifest(metafile, folder);
}

/** The files of ours and of others that an entry is made of: `inputsOf('interview')`. */
export async function inputsOf(entry) {
  const options = optionsFor({ minify: true, outputFolder });
  const { metafile } = await build({
    ...options,
    entryPoints: [join(projectRoot, 'client', `${entry}.ts`)],
    write: false,
  });
  return Object.keys(metafile.inputs);
}

/** Rebuilds at every change until the process ends. */
export async function watchClient() {
  const options = optionsFor({ minify: false, outputFolder });
  const announce = {
    name: 'manifest',
    setup: bundler => bundler.onEnd(({ metafile }) => metafile && void writeManifest(metafile, outputFolder)),
  };
  const watching = await context({ ...options, plugins: [...options.plugins, announce] });
  await watching.watch();
}
