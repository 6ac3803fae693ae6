import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { projectRoot } from '../../server/root.ts';
import { loadTexts } from '../../server/texts.ts';

const folder = join(projectRoot, 'locales');
const pluralEnding = /_(zero|one|two|few|many|other)$/;

const keysOf = (value: unknown, path = ''): string[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, inner]) => keysOf(inner, path ? `${path}.${key}` : key))
    : [path];

const keysIn = (language: string, file: string): string[] =>
  keysOf(JSON.parse(readFileSync(join(folder, language, file), 'utf8')));

/** Fractions are never counted: "1,5 минуты" is written out. */
const formsOfWholeNumbers = (language: string): Intl.LDMLPluralRule[] => {
  const rules = new Intl.PluralRules(language);
  return [...new Set(Array.from({ length: 200 }, (_, number) => rules.select(number)))];
};

const stems = (keys: readonly string[]): string[] =>
  [...new Set(keys.map(key => key.replace(pluralEnding, '')))].sort();

describe('interface texts', () => {
  for (const file of readdirSync(join(folder, 'ru'))) {
    it(`say the same things in Russian and in English: ${file}`, () =>
      expect(stems(keysIn('en', file))).to.deep.equal(stems(keysIn('ru', file))));

    it(`have every plural form a language needs: ${file}`, () => {
      const missing = (['ru', 'en'] as const).flatMap(language => {
        const keys = new Set(keysIn(language, file));
        const counted = [...keys]
          .filter(key => key.endsWith('_one'))
          .map(key => key.replace(pluralEnding, ''));
        const forms = formsOfWholeNumbers(language);
        return counted.flatMap(key =>
          forms.filter(form => !keys.has(`${key}_${form}`)).map(form => `${key}_${form}`),
        );
      });
      expect(missing).to.deep.equal([]);
    });
  }

  it('fall back to Russian in Chechen, with Russian plurals', () => {
    const { ce } = loadTexts();
    expect(ce('respond:step.next')).to.equal('Продолжить');
    expect(ce('respond:start.minutes', { count: 3 })).to.equal('минуты');
  });

  it('take what is put into them as it is, whatever it looks like', () => {
    const { ru } = loadTexts();
    expect(ru('respond:frame.title', { title: '{{count}} $t(respond:step.next) $&' })).to.contain(
      '{{count}} $t(respond:step.next) $&',
    );
  });

  it('fail loudly where a text does not exist', () =>
    expect(() => loadTexts().ru('respond:nothing.of.the.kind')).to.throw(RangeError, /has no text/));
});
