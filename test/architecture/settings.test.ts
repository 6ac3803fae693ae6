// What is written about settings is true: the sample, the handbook and the program name the same variables and defaults.
import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readConfig } from '../../server/config.ts';
import { root } from './sources.ts';

const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const named = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map(match => match[1] ?? '').sort();

const ofProgram = named(read('server/config.ts'), /^ {2}([A-Z_]{3,}):/gm);
const sample = read('.env.example');

describe('settings', () => {
  it('are all in .env.example, by name or as a file', () => {
    const ofSample = named(sample, /^(?:# )?([A-Z_]+?)(?:_FILE)?=/gm);
    expect(ofSample).to.deep.equal(ofProgram);
    expect(ofProgram).to.include('PORT');
  });

  it('are all in the table of docs/operating.md', () => {
    expect(named(read('docs/operating.md'), /^\| `([A-Z_]+)` \|/gm)).to.deep.equal(ofProgram);
  });

  it('have in .env.example the values they have when nothing is set', () => {
    const lines = [...sample.matchAll(/^([A-Z_]+)=(.*)$/gm)].map(match => [match[1] ?? '', match[2] ?? '']);
    expect(lines).to.have.length.above(3);
    expect(readConfig(Object.fromEntries(lines))).to.deep.equal(readConfig({}));
  });
});
