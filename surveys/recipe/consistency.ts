// What can be wrong in a recipe before its data are seen: parts that exclude each other, names that repeat, conditions that cannot be read.
import { parsedOnce } from '../conditions/index.ts';
import { explained } from '../read/refused.ts';
import type { Path } from '../read/source.ts';
import { toldInBoth } from '../read/told.ts';
import type { Found, Sentence } from './found.ts';
import type { Outline } from './outline.ts';

export const consistencyMistakes = (outline: Outline): readonly Found[] => [
  ...dataMistakes(outline),
  ...designMistakes(outline),
  ...Object.entries(outline.variables).flatMap(([name, text]) => syntaxMistakes(text, ['variables', name])),
  ...outline.results.flatMap((item, at) => [
    ...(outline.results.findIndex(other => other?.id === item?.id) < at && item
      ? [{ path: ['results', at, 'id'], message: repeated(item.id) }]
      : []),
    ...syntaxMistakes(item?.where, ['results', at, 'where']),
    ...(item && 'pairs' in item && item.pairs && item.by?.length !== 1
      ? [{ path: ['results', at, 'pairs'], message: unpaired }]
      : []),
  ]),
];

const unpaired: Sentence = {
  ru: 'сравнивает группы одной переменной: назовите в `by:` ровно одну',
  en: 'compares the groups of one variable: name exactly one under `by:`',
};

const repeated = (id: string): Sentence => ({
  ru: `повторяет имя ${id}: у каждой записи должно быть своё`,
  en: `repeats ${id}: give every entry its own`,
});

/** Whether an expression can be read at all. */
export const isReadable = (text: string): boolean => 'expression' in parsedOnce(text);

const syntaxMistakes = (text: string | undefined, path: Path): readonly Found[] => {
  const parsed = text === undefined ? undefined : parsedOnce(text);
  if (!parsed || 'expression' in parsed) return [];
  return [{ path, message: toldInBoth(explained(parsed.mistake)) }];
};

const dataMistakes = ({ data }: Outline): readonly Found[] => {
  if (!data) return [];
  if (data.survey !== undefined)
    return (['file', 'columns', 'wave', 'sample'] as const).flatMap(field =>
      data[field] === undefined ? [] : [{ path: ['data', field], message: ofFile }],
    );
  if (data.file === undefined) return [{ path: ['data'], message: noData }];
  return data.columns === undefined ? [{ path: ['data', 'file'], message: noColumns }] : [];
};

const ofFile: Sentence = {
  ru: 'бывает только у файла, а данные берутся из хранилища: уберите строку',
  en: 'belongs to a file, and the data are a survey of the store: remove the line',
};
const noData: Sentence = {
  ru: 'не названы данные: напишите `survey:` и имя опроса или `file:` и имя файла CSV',
  en: 'names no data: write `survey:` and its name, or `file:` and a CSV file',
};
const noColumns: Sentence = {
  ru: 'без `columns:` не прочесть: перечислите там столбцы файла, `возраст` — `age: number`, `пол` — `sex: category`',
  en: 'cannot be read without `columns:`: list the columns there, such as `age: number` and `sex: category`',
};

/** A survey of the store brings strata, PSUs and weights with it. */
const designMistakes = ({ data, design }: Outline): readonly Found[] => {
  const fields = ['strata', 'psu', 'weight', 'fpc', 'nest'] as const;
  return data?.survey === undefined
    ? []
    : fields.flatMap(field =>
        design[field] === undefined ? [] : [{ path: ['design', field], message: known }],
      );
};

const known: Sentence = {
  ru: 'известно хранилищу: уберите строку',
  en: 'is known to the store: remove the line',
};
