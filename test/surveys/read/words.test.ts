import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { told } from '../../../surveys/read/told.ts';
import { english } from '../../../surveys/read/words/english.ts';
import { russian } from '../../../surveys/read/words/russian.ts';

const codes = Object.keys(english) as (keyof typeof english)[]; // its own keys
const holesOf = (sentence: string): readonly string[] =>
  [...sentence.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = '']) => name);

/** Without names, values and what is written as in a file. */
const wordsOf = (sentence: string): string =>
  sentence.replace(/\{\{\w+\}\}|`[^`]*`|'[^']*'|\$\{[^}]*\}/g, '');

const sources = readdirSync('surveys', { recursive: true })
  .map(String)
  .filter(name => name.endsWith('.ts') && !name.includes(join('read', 'words')))
  .map(name => readFileSync(join('surveys', name), 'utf8'));
const program = [...sources, readFileSync('server/services/imports.ts', 'utf8')].join('\n');

describe('the sentences of the reader', () => {
  it('stand in both languages under the same codes', () => {
    expect(Object.keys(russian).sort()).to.deep.equal([...codes].sort());
    expect(codes.filter(code => !/[а-яё]/.test(wordsOf(russian[code])) && code !== 'a_truth')).to.deep.equal(
      [],
    );
    expect(codes.filter(code => /[а-яё]/i.test(english[code]))).to.deep.equal([]);
  });

  it('name the same values in both', () => {
    const differing = codes.filter(code => {
      const [first, second] = [english[code], russian[code]].map(each => [...new Set(holesOf(each))].sort());
      return String(first) !== String(second);
    });
    expect(differing).to.deep.equal([]);
  });

  it('are each said somewhere', () => {
    expect(codes.filter(code => !program.includes(`'${code}'`))).to.deep.equal([]);
  });

  it('join alternatives in their own language, phrases in phrases included', () => {
    const said = {
      code: 'wrong_value',
      values: { value: { code: 'a_list' }, wanted: ['`web`', '`phone`'] },
    } as const;
    expect(told(said, 'en')).to.equal('is a list: write `web` or `phone`');
    expect(told(said, 'ru')).to.equal('стоит список: напишите `web` или `phone`');
  });

  it('take names as they are, whatever signs they have', () => {
    const said = { code: 'asks_near', values: { name: '$& {{near}}', near: '$1' } } as const;
    expect(told(said, 'en')).to.equal('asks about $& {{near}}, which is no question: did you mean $1?');
  });
});
