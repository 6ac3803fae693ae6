// What every answer and every file says of itself: licence, how to cite, the method of each wave in three lines, and what null means.
import type { OpenVersion } from '../../services/openData.ts';
import type { Statement } from '../../services/statements.ts';
import { dataPaths } from '../../paths/data.ts';
import { shortMethod } from '../method/short.ts';
import { licence } from './licence.ts';
import { unbroken, words, type Readers } from './words.ts';

export const smallestCount = 10;

const methodOf = (readers: Readers, statement: Statement) => {
  const { survey, wave } = statement;
  const lines = (language: 'ru' | 'en') => shortMethod(readers[language], statement).map(unbroken);
  return {
    ...{ survey: survey.id, wave: wave.name, lines: { ru: lines('ru'), en: lines('en') } },
    url: `${readers.ru.baseUrl}${readers.ru.paths.method(survey.id, wave.name)}`,
  };
};

/** Of each wave once, whichever release it is in. */
export const methodsOf = (readers: Readers, versions: readonly OpenVersion[]) => {
  const known = new Map(
    versions.toReversed().flatMap(({ statements }) => statements.map(each => [each.wave.id, each] as const)),
  );
  return [...known.values()]
    .toSorted((a, b) => (a.wave.id < b.wave.id ? -1 : 1))
    .map(statement => methodOf(readers, statement));
};

export const isMadeUp = (versions: readonly OpenVersion[]): boolean =>
  versions.some(
    ({ version, statements }) =>
      version.isDemonstration || statements.some(({ isDemonstration }) => isDemonstration),
  );

export const metaOf = (readers: Readers, versions: readonly OpenVersion[]) => {
  const isDemonstration = isMadeUp(versions);
  const { baseUrl, paths } = readers.ru;
  return {
    api: 'v1' as const,
    documentation: `${baseUrl}${dataPaths(paths).dataApi()}`,
    licence,
    attribution: words(readers, 'data:attribution'),
    is_demonstration: isDemonstration,
    notice: isDemonstration ? words(readers, 'data:demonstration') : null,
    confidence_level: 0.95,
    smallest_published_count: smallestCount,
    null_means: words(readers, 'data:null_means'),
    methods: methodsOf(readers, versions),
  };
};
