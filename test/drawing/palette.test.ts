// Pictures and pages wear the same colours: two lists of them must not drift apart.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { palette } from '../../drawing/palette.ts';
import { tokens } from '../../drawing/spec.ts';
import { projectRoot } from '../../server/root.ts';

const css = readFileSync(join(projectRoot, 'client', 'styles', 'tokens.css'), 'utf8');
const block = (from: string): string => css.slice(css.indexOf(from)).split('\n}')[0] ?? '';

const valueIn = (text: string, token: string): string | undefined =>
  new RegExp(`${token}: ([^;]+);`).exec(text)?.[1];

describe('The palette of pictures', () => {
  it('is the one of a page by daylight', () => {
    const light = block(':root {');
    for (const token of tokens) expect(palette[token], token).to.equal(valueIn(light, token));
  });

  it('has its counterpart in the dark and on paper', () => {
    for (const [name, start] of [
      ['dark', '@media screen and (prefers-color-scheme: dark)'],
      ['paper', '@media print'],
    ] as const)
      for (const token of tokens) expect(valueIn(block(start), token), `${token} ${name}`).to.be.a('string');
  });
});
