// The line of a questionnaire file on which a part of the questionnaire was written, lists included.
import { resolveLists } from './lists.ts';
import { readSource } from './source.ts';
import type { Path } from './source.ts';

/** For paths as the checker writes them, `pages[3].questions[0].options[1]`; undefined where the file has no such part. */
export const lineFinder = (yamlText: string): ((path: string) => number | undefined) => {
  const source = readSource(yamlText);
  const { origin } = resolveLists(source.value);
  return path => (path === '' ? undefined : source.lineOf(origin(stepsOf(path))));
};

const stepsOf = (path: string): Path =>
  (path.match(/[^.[\]]+/gu) ?? []).map(step => (/^\d+$/.test(step) ? Number(step) : step));
