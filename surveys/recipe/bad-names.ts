// Names that cannot be names, all told at once: whoever writes the columns of a file in Cyrillic has made one mistake, not forty.
import type { Path } from '../read/source.ts';
import type { Found, Sentence } from './found.ts';

/** A name and where it is written. */
export type BadName = { readonly path: Path; readonly name: string };

const longest = 12;

export const badNames = (found: readonly BadName[]): readonly Found[] => {
  const [first] = found;
  if (!first) return [];
  const others = [...new Set(found.map(({ name }) => name))].filter(name => name !== first.name);
  return [{ path: first.path, message: sentence(first, others) }];
};

const sentence = ({ path, name }: BadName, others: readonly string[]): Sentence => {
  const list = others.slice(0, longest).join(', ') + (others.length > longest ? ', …' : '');
  const { ru, en } = isOwn(path) ? { ru: '', en: '' } : remedy(name);
  return {
    ru: `${name} не годится в имена: начните с латинской буквы, дальше латинские буквы, цифры и _, всего до 120 знаков${ru}${list && `; не годятся и ${list}`}`,
    en: `${name} is no name: begin with a Latin letter and use only Latin letters, digits and _, 120 at most${en}${list && `; nor are ${list}`}`,
  };
};

/** What the author makes up: no column of a file need be called so. */
const isOwn = (path: Path): boolean => path[0] === 'variables' || path.at(-1) === 'id';

const remedy = (column: string): Sentence => ({
  ru: `; столбец файла назовите под \`columns:\` по-своему — \`district: { type: category, column: ${column} }\` — и дальше пишите это имя`,
  en: `; give a column of the file a name of your own under \`columns:\`, \`district: { type: category, column: ${column} }\`, and write that name everywhere else`,
});
