// Codes and ids out of words: Russian and Chechen letters in Latin ones, small, joined by `_`.

const letters: Readonly<Record<string, string>> = {
  ...{ а: 'a', б: 'b', в: 'v', г: 'g', д: 'd', е: 'e', ё: 'e', ж: 'zh', з: 'z', и: 'i', й: 'y' },
  ...{ к: 'k', л: 'l', м: 'm', н: 'n', о: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u', ф: 'f' },
  ...{ х: 'kh', ц: 'ts', ч: 'ch', ш: 'sh', щ: 'shch', ъ: '', ы: 'y', ь: '', э: 'e', ю: 'yu', я: 'ya' },
  ...{ ӏ: 'j', Ӏ: 'j' },
};

const longest = 30;

/** As many whole words as fit; empty where there is no letter and no digit to write. */
export const codeFrom = (words: string): string => {
  const latin = [...words.toLowerCase().normalize('NFC')].map(letter => letters[letter] ?? letter).join('');
  const parts =
    latin
      .normalize('NFD')
      .replace(/[\u0300-\u036f'’]/g, '')
      .match(/[a-z0-9]+/g) ?? [];
  const [first = '', ...rest] = parts;
  return rest.reduce(
    (code, part) => (code.length + part.length < longest ? `${code}_${part}` : code),
    first.slice(0, longest),
  );
};

/** The code, or with a number behind it the first that is free. */
export const freeCode = (wanted: string, taken: (code: string) => boolean): string => {
  if (!taken(wanted)) return wanted;
  for (let number = 2; ; number += 1) if (!taken(`${wanted}_${number}`)) return `${wanted}_${number}`;
};
