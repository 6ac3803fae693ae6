// The fonts of documents, from the same packages that pages load. Each of their files holds one script, so a text is cut where the
// script changes.
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const { resolve } = createRequire(import.meta.url);
const scripts = ['latin', 'latin-ext', 'cyrillic', 'cyrillic-ext'] as const;
type Script = (typeof scripts)[number];
export type Face = 'pt-sans' | 'pt-serif';

const folderOf = (face: Face): string => join(dirname(resolve(`@fontsource/${face}/package.json`)), 'files');

/** All faces, by the names that `runsOf` gives. */
export const fonts = Object.fromEntries(
  (['pt-sans', 'pt-serif'] as const).flatMap(face =>
    scripts.map(script => {
      const file = (weight: 400 | 700): string =>
        join(folderOf(face), `${face}-${script}-${weight}-normal.woff`);
      return [`${face} ${script}`, { normal: file(400), bold: file(700) }] as const;
    }),
  ),
);

export const fontFiles: ReadonlySet<string> = new Set(
  Object.values(fonts).flatMap(({ normal, bold }) => [normal, bold]),
);

/** Every file has the spaces. */
const isSpace = (letter: string): boolean => letter === ' ' || letter === '\u00a0';

const scriptOf = (letter: string): Script => {
  if (/[\u0301\u0400-\u045f\u0490\u0491\u04b0\u04b1\u2116]/.test(letter)) return 'cyrillic';
  if (/[\u0460-\u052f]/.test(letter)) return 'cyrillic-ext';
  return /[\u0100-\u02ba\u1e00-\u1eff]/.test(letter) ? 'latin-ext' : 'latin';
};

export type Run = { text: string; readonly font: string };

export const runsOf = (text: string, face: Face): readonly Run[] => {
  const runs: Run[] = [];
  for (const letter of text) {
    const last = runs.at(-1);
    const font = isSpace(letter) && last ? last.font : `${face} ${scriptOf(letter)}`;
    if (last?.font === font) last.text += letter;
    else runs.push({ text: letter, font });
  }
  return runs;
};
