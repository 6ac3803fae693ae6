// Reads a document the way a program that copies text out of it does: letters by the table that each font brings with it.
import { inflateSync } from 'node:zlib';

type Objects = ReadonlyMap<string, string>;

/** Bytes as letters of latin1, so that places in the text are places in the file. */
const objectsOf = (pdf: Buffer): Objects =>
  new Map(
    [...pdf.toString('latin1').matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g)].map(
      ([, id = '', body = '']) => [id, body],
    ),
  );

const referred = (body: string, key: string): string =>
  new RegExp(`/${key} (\\d+) 0 R`).exec(body)?.[1] ?? '';

const streamOf = (body: string): string => {
  const packed = /stream\r?\n([\s\S]*?)\r?\nendstream/.exec(body)?.[1] ?? '';
  return inflateSync(Buffer.from(packed, 'latin1')).toString('latin1');
};

/** What stands at each number of a glyph, which counts from zero in every font. */
const lettersOf = (table: string): readonly string[] => {
  const ranges = [...table.matchAll(/<[0-9a-f]{4}> <[0-9a-f]{4}> \[([^\]]*)\]/g)];
  return ranges.flatMap(([, range = '']) =>
    [...range.matchAll(/<([0-9a-f ]+)>/g)].map(([, codes = '']) =>
      Buffer.from(codes.replaceAll(' ', ''), 'hex').swap16().toString('utf16le'),
    ),
  );
};

const fontsOf = (objects: Objects, resources: string): ReadonlyMap<string, readonly string[]> =>
  new Map(
    [...resources.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name = '', id = '']) => {
      const table = objects.get(referred(objects.get(id) ?? '', 'ToUnicode')) ?? '';
      return [name, lettersOf(streamOf(table))];
    }),
  );

/** The text of each page, its pieces in the order in which they are set, with spaces for non-breaking ones. */
export const pagesOf = (pdf: Buffer): readonly string[] => {
  const objects = objectsOf(pdf);
  const pages = [...objects.values()].filter(body => /\/Type \/Page\n/.test(body));
  return pages.map(page => {
    const fonts = fontsOf(objects, objects.get(referred(page, 'Resources')) ?? '');
    let letters: readonly string[] = [];
    let text = '';
    for (const [, font, shown] of streamOf(objects.get(referred(page, 'Contents')) ?? '').matchAll(
      /\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g,
    )) {
      if (font !== undefined) letters = fonts.get(font) ?? [];
      for (const [, codes = ''] of (shown ?? '').matchAll(/<([0-9a-f]*)>/g))
        for (const code of codes.match(/.{4}/g) ?? []) text += letters[parseInt(code, 16)] ?? '�';
    }
    return text.replaceAll('\u00a0', ' ');
  });
};

/** Names of the fonts that lie within the file, without the letters before them. */
export const fontsIn = (pdf: Buffer): readonly string[] => {
  const described = [...objectsOf(pdf).values()].filter(body => /\/FontFile2? \d+ 0 R/.test(body));
  return [...new Set(described.map(body => /\/FontName \/[A-Z]+\+(\S+)/.exec(body)?.[1] ?? ''))].sort();
};
