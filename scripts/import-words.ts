// What `npm run import` says, in both languages.

const russian = {
  about:
    'Берёт прошлые волны опроса из файла CSV. Прервалось — запустите ещё раз: записанные волны останутся.',
  file: 'файл CSV: UTF-8, запятые или точки с запятой, в первой строке имена столбцов',
  mapping: 'файл YAML, который говорит, что значат столбцы (см. docs/examples)',
  replace: 'поставить эти волны на место волн с теми же именами',
  unreadable: (path: string): string => `Файл ${path} не читается: проверьте имя и папку`,
  cell: (row: number, column: string): string => `строка ${row}, столбец ${column}`,
  more: (count: number): string => `и ещё ошибок: ${count}`,
  nothing: 'Ничего не записано.',
  notCsv: (reason: string): string =>
    `не читается как CSV: проверьте разделители и кавычки (программа чтения говорит: ${reason})`,
  noRows: 'под именами столбцов нет ни одной строки.',
  stored: (rows: number, waves: string): string =>
    `Прочитано строк: ${rows}. Записаны волны: ${waves || 'ни одной'}.`,
  skipped: (waves: string): string => `Уже в хранилище, из этого же файла: ${waves}.`,
};

const english: typeof russian = {
  about:
    'Takes past waves of a survey from a CSV file. Rerun it after an interruption: waves that are in stay in.',
  file: 'CSV file: UTF-8, comma or semicolon, column names in the first row',
  mapping: 'YAML file that says what the columns mean (see docs/examples)',
  replace: 'put these waves in the place of waves of the same name',
  unreadable: path => `${path} cannot be read: check the name and the folder`,
  cell: (row, column) => `row ${row}, column ${column}`,
  more: count => `and ${count} more`,
  nothing: 'Nothing was stored.',
  notCsv: reason => `cannot be read as CSV: check separators and quotes (${reason})`,
  noRows: 'there are no rows below the column names.',
  stored: (rows, waves) => `Read ${rows} rows. Stored waves: ${waves || 'none'}.`,
  skipped: waves => `In the store already, from this very file: ${waves}.`,
};

export const importWords = { ru: russian, en: english } as const;
