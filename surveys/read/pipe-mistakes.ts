// Texts that repeat earlier answers: whether each can be read, and whether that answer is there before the text is shown.
import { languages } from '../language.ts';
import type { Said } from '../said.ts';
import { pipesIn, withoutPipes } from '../walk/piping.ts';
import { different, referenceMistakes } from './expression-mistakes.ts';
import { knownIn, unitOf } from './known.ts';
import type { Known, Standpoint } from './known.ts';
import type { Found } from './lists.ts';
import type { Outline } from './outline.ts';
import type { Path } from './source.ts';

export const pipeMistakes = (outline: Outline): readonly Found[] => {
  const known = knownIn(outline);
  let at = 0;
  return [
    ...textsIn(outline.start, ['start']).flatMap(({ path, words }) =>
      words.includes('${') ? [{ path, said: { code: 'pipe_at_start' } as const }] : [],
    ),
    ...outline.pages.flatMap(page => {
      const standpoint = { block: page.block, unit: unitOf(page) };
      const title = mistakesIn(page.title, [...page.path, 'title'], known, { ...standpoint, at });
      return [
        ...title,
        ...page.questions.flatMap(({ question, path }) => {
          const found = mistakesIn(question, path, known, { ...standpoint, at });
          at += 1;
          return found;
        }),
      ];
    }),
  ];
};

const mistakesIn = (part: unknown, path: Path, known: Known, from: Standpoint): readonly Found[] =>
  textsIn(part, path).flatMap(text => {
    if (!text.words.includes('${')) return [];
    const broken: readonly Said[] = withoutPipes(text.words).includes('${') ? [{ code: 'pipe_broken' }] : [];
    const wrong = pipesIn(text.words).flatMap(pipe => referenceMistakes(pipe, known, from));
    return different([...broken, ...wrong]).map(said => ({ path: text.path, said }));
  });

type Written = { readonly path: Path; readonly words: string };

/** Every text by language below a part; conditions stand in no language and are left out. */
const textsIn = (part: unknown, path: Path): readonly Written[] => {
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([key, inside]: [string, unknown]): readonly Written[] => {
    const step = [...path, Array.isArray(part) ? Number(key) : key];
    const isWords = typeof inside === 'string' && languages.some(language => language === key);
    return isWords ? [{ path: step, words: inside }] : textsIn(inside, step);
  });
};
