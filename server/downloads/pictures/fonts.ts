// The fonts of pictures, from the same files that pages load. Each subset is a family of its own: under one name the canvas would
// take Latin letters for all, and boxes for the rest.
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { GlobalFonts } from '@napi-rs/canvas';
import type { Look } from '../../../drawing/look.ts';
import { darkPalette, palette } from '../../../drawing/palette.ts';

/** Palochka lies in the last. */
const subsets = ['latin', 'latin-ext', 'cyrillic', 'cyrillic-ext'] as const;
const weights = [400, 700] as const;
const { resolve } = createRequire(import.meta.url);

const familyOf = (font: string, subset: string): string => `barometer ${font} ${subset}`;

const load = (font: 'pt-sans' | 'pt-serif'): string => {
  const folder = join(dirname(resolve(`@fontsource/${font}/package.json`)), 'files');
  for (const subset of subsets)
    for (const weight of weights) {
      const file = join(folder, `${font}-${subset}-${weight}-normal.woff2`);
      if (!GlobalFonts.registerFromPath(file, familyOf(font, subset)))
        throw new RangeError(`The font ${file} cannot be read; install the packages again`);
    }
  return subsets.map(subset => `"${familyOf(font, subset)}"`).join(', ');
};

export const themes = ['light', 'dark'] as const;
export type Theme = (typeof themes)[number];

/** Registers the fonts, and gives the look of every picture by daylight and in the dark. */
export const loadLooks = (): Readonly<Record<Theme, Look>> => {
  const families = { sans: load('pt-sans'), serif: load('pt-serif') };
  return {
    light: { ...families, colour: token => palette[token] },
    dark: { ...families, colour: token => darkPalette[token] },
  };
};
