// Names of a form as names of ours: small Latin letters, unlike each other and unlike the columns that questions make.

const cyrillic = 'абвгдезийклмнопрстуфыэіїєґ';
const inLatin = 'abvgdeziyklmnoprstufyeiieg';
const letters: ReadonlyMap<string, string> = new Map([
  ...[...cyrillic].map((letter, at) => [letter, inLatin.charAt(at)] as const),
  ...([
    ['ё', 'e'],
    ['ж', 'zh'],
    ['х', 'kh'],
    ['ц', 'ts'],
    ['ч', 'ch'],
    ['ш', 'sh'],
    ['щ', 'shch'],
  ] as const),
  ...([
    ['ъ', ''],
    ['ь', ''],
    ['ю', 'yu'],
    ['я', 'ya'],
    ['ӏ', ''],
    ['ß', 'ss'],
    ['ø', 'o'],
    ['æ', 'ae'],
  ] as const),
]);

/** In Latin letters, digits and _, whatever it was written in. */
const latin = (text: string): string =>
  [...text.normalize('NFC')]
    .map(letter => {
      const small = letter.toLowerCase();
      const known = letters.get(small);
      if (known === undefined) return letter;
      return small === letter ? known : known.toUpperCase();
    })
    .join('')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '');

const isTaken = (name: string): boolean => name in Object.prototype;

const most = 40;

/** The name, or with a number behind it where it is taken already. */
const free = (name: string, isFree: (name: string) => boolean): string => {
  for (let count = 1; ; count += 1) {
    const ending = count === 1 ? '' : `_${count}`;
    const tried = name.slice(0, most - ending.length) + ending;
    if (!isTaken(tried) && isFree(tried)) return tried;
  }
};

export const asIdentifier = (
  written: string,
  fallback: string,
  isFree: (name: string) => boolean,
): string => {
  const name = /^[a-z][a-z0-9_]*$/.test(written) ? written : latin(written).toLowerCase() || fallback;
  return free(/^[a-z]/.test(name) ? name : `q_${name}`, isFree);
};

/** A name that had to be put into Latin letters is small throughout. */
const codeIn = (written: string): string => {
  const name = latin(written);
  return /[^ -~]/.test(written) ? name.toLowerCase() : name;
};

/** Codes keep their capitals; `1.0` is 1, and -77 is written `minus_77`. */
export const asCode = (written: string, fallback: string, isFree: (code: string) => boolean): string => {
  const number = /^([-−–]?)(\d+)(?:[.,]0+)?$/.exec(written);
  const text = number
    ? (number[1] ? 'minus_' : '') + (number[2] ?? '')
    : /^\w{1,40}$/.test(written)
      ? written
      : codeIn(written);
  return free(text || fallback, isFree);
};
