// Colours and fonts of the page, read from its tokens at the moment of drawing: light, dark or on paper.
import { fontOf, type Look } from '../../drawing/look.ts';
import { textStyles } from '../../drawing/spec.ts';

const property = (name: string): string =>
  getComputedStyle(document.documentElement).getPropertyValue(name).trim();

export const pageLook = (): Look => ({
  colour: token => (token === 'transparent' ? 'transparent' : property(token)),
  serif: property('--serif'),
  sans: property('--sans'),
});

/** Canvas does not wait for fonts by itself; Cyrillic and Latin lie in different files. */
export const loadFonts = async (): Promise<void> => {
  const sample = 'Ая09%';
  const look = pageLook();
  const wanted = new Set(textStyles.map(style => fontOf(look, style)));
  await Promise.allSettled([...wanted].map(font => document.fonts.load(font, sample)));
};
