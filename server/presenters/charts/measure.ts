// How wide words are in PT Sans, so that a specification can break lines before anything is drawn. Hundredths of the size, measured.

const letters = (table: readonly (readonly [number, string])[]): ReadonlyMap<string, number> =>
  new Map(table.flatMap(([width, signs]) => [...signs].map(sign => [sign, width] as const)));

const regular = letters([
  [19, '’'],
  [22, ".':"],
  [26, ',;ӏ'],
  [28, ' ij()IJlӀ\u00a0'],
  [31, '[]!f'],
  [35, '"rt“”*/-'],
  [40, 'гт'],
  [42, 's'],
  [45, '?Гзczсь'],
  [48, 'yуэkv«»кя'],
  [50, 'чaавлъ'],
  [52, '+<=>e±−ёFLxх'],
  [55, 'SEbdgopquЕЗбднопрЁ0123456789ZhnБУийце'],
  [57, 'PTYРТЬCVСЯ'],
  [60, 'BВЭAАRGKКЧ'],
  [63, 'XЛХЪ'],
  [67, 'DUм–ПжыHNДН'],
  [69, 'OQИЙОфЦ'],
  [75, 'юwшщ…'],
  [79, '%ЫФMМ'],
  [82, '&mЖ—W'],
  [91, 'ШЮЩ'],
  [102, '№'],
]);

/** What no table knows is taken for wide. */
const unknown = 75;
/** Bold is so much wider on the average, and a line is broken rather early than late. */
const boldness = 1.06;
const softHyphen = '\u00ad';

type Type = { readonly size: number; readonly isBold?: boolean };

export const widthOf = (text: string, { size, isBold = false }: Type): number => {
  let sum = 0;
  for (const sign of text) if (sign !== softHyphen) sum += regular.get(sign) ?? unknown;
  return (sum / 100) * size * (isBold ? boldness : 1);
};

type Room = Type & { readonly width: number };

/** Parts of a word that may stand on different lines: after a hyphen, and where a soft one says so; a word wider than the line, anywhere. */
const partsOf = (word: string, room: Room): readonly string[] => {
  const parts = word.split(/(?<=[-\u00ad])/);
  return parts.flatMap(part => (widthOf(part, room) <= room.width ? [part] : cut(part, room)));
};

const [vowel, consonant] = [/[аеёиоуыэюяaeiouy]/i, /[бвгджзклмнпрстфхцчшщbcdfghjklmnpqrstvwxz]/i];
const leastPiece = 3;

/** Before a consonant with its vowel, where a vowel stands before: `злоупотреб-лении`. */
const mayBreak = (word: string, at: number): boolean =>
  at >= leastPiece &&
  word.length - at >= leastPiece &&
  consonant.test(word[at] ?? '') &&
  vowel.test(word[at + 1] ?? '') &&
  vowel.test(word.slice(0, at));

/** The longest beginning that fits and may end there; where none may, the longest that fits. */
const cut = (part: string, room: Room): readonly string[] => {
  if (part.length <= leastPiece || widthOf(part, room) <= room.width) return [part];
  let most = leastPiece - 1;
  while (most < part.length && widthOf(`${part.slice(0, most + 1)}-`, room) <= room.width) most += 1;
  let at = most;
  while (at > leastPiece && !mayBreak(part, at)) at -= 1;
  const end = mayBreak(part, at) ? at : most;
  return [`${part.slice(0, end)}${softHyphen}`, ...cut(part.slice(end), room)];
};

/** A soft hyphen is seen only where a line ends with it. */
const finish = (line: string): string =>
  line
    .trimEnd()
    .replace(/\u00ad$/, '-')
    .replaceAll(softHyphen, '');

const fits = (line: string, room: Room): boolean => widthOf(finish(line), room) <= room.width;

/** Lines no wider than the room. */
export const wrap = (text: string, room: Room): readonly string[] => {
  const parts = text.split(/(?<= )/).flatMap(word => partsOf(word, room));
  const lines: string[] = [];
  for (const part of parts) {
    const last = lines.at(-1);
    if (last !== undefined && fits(`${last}${part}`, room)) lines[lines.length - 1] = `${last}${part}`;
    else lines.push(part);
  }
  return lines.map(finish);
};
