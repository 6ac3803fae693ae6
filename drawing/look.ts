// How a drawing looks: colours by role and the two families of type. The page reads its own tokens, a picture has the light ones.
import type { TextStyle, Token } from './spec.ts';

export type Look = {
  readonly colour: (token: Token) => string;
  /** CSS lists of families. */
  readonly serif: string;
  readonly sans: string;
};

type Style = {
  readonly weight: 400 | 700;
  readonly size: number;
  readonly family: 'sans' | 'serif';
  readonly ink: Token;
};

const sans = (weight: 400 | 700, size: number, ink: Token = '--ink'): Style => ({
  ...{ weight, size, ink, family: 'sans' },
});
const serif = (size: number): Style => ({ weight: 700, size, family: 'serif', ink: '--ink' });

export const styles: Readonly<Record<TextStyle, Style>> = {
  value: sans(700, 17),
  last: serif(24),
  small: sans(400, 13, '--ink-2'),
  tiny: sans(700, 13),
  row: sans(400, 15),
  strong: sans(700, 15),
  year: sans(700, 15),
  key: sans(400, 14, '--ink-2'),
  number: serif(26),
  'number-small': serif(20),
  tile: sans(400, 14),
  'tile-small': sans(400, 12),
  segment: sans(700, 14),
  title: serif(20),
  'title-small': serif(18),
  measure: sans(400, 14, '--ink-2'),
  fine: sans(400, 12, '--ink-2'),
  sign: sans(700, 13, '--warn'),
  brand: serif(13),
};

/** CSS font of a text style. */
export const fontOf = (look: Look, style: TextStyle): string => {
  const { weight, size, family } = styles[style];
  return `${weight} ${size}px ${look[family]}`;
};
