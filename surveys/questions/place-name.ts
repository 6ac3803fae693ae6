// A place found by its name, as people write it: in any language, without "district", by its first letters where only one fits.
import { languages } from '../language.ts';
import type { Option } from './option.ts';

/** Lists up to this length are seen at a glance: no field to search them. */
const longestGlance = 8;

export const isSearched = (options: readonly Option[]): boolean => options.length > longestGlance;

const plain = (name: string): string =>
  name
    .toLowerCase()
    .replace(/ё/g, 'е')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/(^| )(район|р н|город|г|село|district|city)(?= |$)/g, ' ')
    .replace(/ +/g, ' ')
    .trim();

const namesOf = ({ label }: Option): readonly string[] =>
  languages.flatMap(language => (label[language] === undefined ? [] : [plain(label[language])]));

/** All the places that may be meant: the one of this very name, or else those whose name, or a word in it, begins so. */
export const placesNamed = (options: readonly Option[], written: string): readonly Option[] => {
  const asWritten = written.trim().toLowerCase();
  const same = options.filter(({ label }) =>
    languages.some(language => label[language]?.toLowerCase() === asWritten),
  );
  if (same.length > 0) return same;
  const wanted = plain(written.slice(0, 100));
  if (wanted === '') return [];
  const exact = options.filter(option => namesOf(option).includes(wanted));
  if (exact.length > 0) return exact;
  return options.filter(option => namesOf(option).some(name => ` ${name}`.includes(` ${wanted}`)));
};
