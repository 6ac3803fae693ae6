// Colours and fonts of the page, read from its tokens at the moment of drawing: light, dark or on paper.
import type { TextStyle, Token } from '../../server/presenters/charts/spec.ts';

const property = (name: string): string =>
  getComputedStyle(document.documentElement).getPropertyValue(name).trim();

export const colour = (token: Token | '--paper' | '--rule'): string =>
  token === 'transparent' ? 'transparent' : property(token);

const styles: Readonly<
  Record<TextStyle, { weight: number; size: number; family: '--sans' | '--serif'; ink: Token }>
> = {
  value: { weight: 700, size: 17, family: '--sans', ink: '--ink' },
  last: { weight: 700, size: 24, family: '--serif', ink: '--ink' },
  small: { weight: 400, size: 13, family: '--sans', ink: '--ink-2' },
  tiny: { weight: 700, size: 13, family: '--sans', ink: '--ink' },
  row: { weight: 400, size: 15, family: '--sans', ink: '--ink' },
  year: { weight: 700, size: 15, family: '--sans', ink: '--ink' },
};

/** CSS font and ink of a text style. */
export const textStyle = (style: TextStyle): { readonly font: string; readonly ink: string } => {
  const { weight, size, family, ink } = styles[style];
  return { font: `${weight} ${size}px ${property(family)}`, ink: colour(ink) };
};

export const axisFont = () => ({ family: property('--sans'), size: 13 });

/** Canvas does not wait for fonts by itself; Cyrillic and Latin lie in different files. */
export const loadFonts = async (): Promise<void> => {
  const sample = 'Ая09%';
  const wanted = Object.keys(styles).map(style => textStyle(style as TextStyle).font); // keys of that very table
  await Promise.allSettled(wanted.map(font => document.fonts.load(font, sample)));
};
