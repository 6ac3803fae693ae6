// The size of the embedded database: small on purpose, because what a few thousand lines claim can still be read and believed.
import { expect } from 'chai';
import { typescriptFiles } from './sources.ts';

/** Neither blank, nor comment, nor import: what remains says what the program does. */
const isStatement = (line: string): boolean =>
  !/^\s*$|^\s*(\/\/|\/\*\*|\*)/.test(line) && !/^import |^} from /.test(line);

const cap = 2500;

describe('the embedded database', () => {
  it(`has at most ${cap} lines of source, not counting blank lines, comments and imports`, () => {
    const files = typescriptFiles(['embedded-mongo']);
    const lines = files.flatMap(({ text }) => text.split('\n').filter(isStatement));
    expect(lines.length).to.be.within(1, cap);
  });
});
