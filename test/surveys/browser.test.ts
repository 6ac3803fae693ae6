import { gzipSync } from 'node:zlib';
import { expect } from 'chai';
import { build } from 'esbuild';

const bundle = async () =>
  build({
    stdin: {
      contents: `export * from './surveys/journey.ts'; export * from './surveys/answers.ts'; export * from './surveys/minutes.ts';`,
      resolveDir: process.cwd(),
      loader: 'ts',
    },
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    format: 'esm',
    platform: 'browser',
  });

describe('the journey in the browser', () => {
  it('needs no library, and weighs at most 18 KB on the wire', async () => {
    const { metafile, outputFiles } = await bundle();
    const foreign = Object.keys(metafile.inputs).filter(file => file.includes('node_modules'));
    expect(foreign).to.deep.equal([]);
    expect(gzipSync(outputFiles[0]?.contents ?? new Uint8Array()).length).to.be.within(1, 18 * 1024);
  });
});
