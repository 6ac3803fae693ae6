// The help of `npm run questionnaire` in the language of the terminal: one table for all its commands.
import { terminalLanguage } from '../spoken-command.ts';

const russian = {
  about: 'Проверяет, проходит, сравнивает и переводит файлы анкет.',
  ends: 'Кончает с кодом 0, если всё хорошо, 1 — если нет, 2 — если команда дана неверно.',
  helpCommand: 'показать справку о команде',
  file: 'анкета в YAML',
  language: 'язык вывода',
  json: 'вывести JSON для других программ',
  force: 'записать поверх файла, который уже есть',
  report: 'язык отчёта',
  check: {
    about: 'Ищет то, что подведёт в поле: ошибки, предупреждения, советы; считает минуты.',
    all: 'перечислить все места правила, которое нашло много',
    ends: 'Кончает с кодом 1, если есть ошибки, и с 0, если их нет.',
  },
  paths: {
    about: 'Печатает все страницы и ветви: какие ответы куда ведут и какая доля респондентов там бывает.',
    dot: 'вывести граф для Graphviz: questionnaire paths ФАЙЛ --dot | dot -Tsvg > paths.svg',
  },
  simulate: {
    about: 'Делает верные случайные ответы: CSV со столбцами книги кодов или JSON.',
    number: 'сколько ответов',
    seed: 'с тем же числом — те же ответы',
    out: 'куда записать; без этого — в стандартный вывод',
    format: 'csv или json; без этого — по окончанию имени файла, иначе csv',
    whole: (least: number, most: number): string => `Напишите целое число от ${least} до ${most}.`,
    unknownFormat: 'Напишите csv или json.',
  },
  diff: {
    about: 'Сравнивает две версии: что безопасно, что задевает ряд, что ломает его.',
    older: 'прежняя версия в YAML',
    newer: 'новая версия в YAML',
    ends: 'Кончает с кодом 0, если ряды идут дальше, 3 — если какой-то задет, 1 — если какой-то сломан.',
  },
  import: {
    about: 'Делает из XLSForm (ODK, Kobo, SurveyCTO) анкету и говорит, чего взять нельзя.',
    file: 'XLSForm: .xlsx с листами survey и choices',
    out: 'анкета, которую записать; без этого — рядом с формой, .yaml',
    language: 'язык текстов, у которых он не указан',
    ends: 'Кончает с кодом 0, если взято всё, 3 — если что-то не взято, 1 — если не вышло, 2 — если команда дана неверно.',
  },
  export: {
    about: 'Делает из анкеты XLSForm (ODK, Kobo, SurveyCTO).',
    out: 'XLSForm, которую записать; без этого — рядом с анкетой, .xlsx',
  },
  rules: { about: 'Печатает в Markdown все правила `check` и все виды изменений `diff`.' },
};

const english: typeof russian = {
  about: 'Checks, walks, compares and converts questionnaire files.',
  ends: 'Ends with 0 where all is well, 1 where it is not, 2 where the command is wrong.',
  helpCommand: 'display help for command',
  file: 'questionnaire in YAML',
  language: 'of what is printed',
  json: 'print JSON, for other programs',
  force: 'write over a file that is there already',
  report: 'language of the report',
  check: {
    about: 'Looks for what would fail in the field: errors, warnings, advice, and the minutes it takes.',
    all: 'list every place of a rule that finds many',
    ends: 'Ends with 1 where there are errors, with 0 where there are none.',
  },
  paths: {
    about:
      'Prints every page and branch: which answers lead where, and what share of simulated respondents goes there.',
    dot: 'print a graph for Graphviz: questionnaire paths FILE --dot | dot -Tsvg > paths.svg',
  },
  simulate: {
    about: 'Makes valid random responses: as CSV with the columns of the codebook, or as JSON.',
    number: 'how many responses',
    seed: 'the same seed gives the same responses',
    out: 'where to; without it, to standard output',
    format: 'csv or json; without it, as the name of the file ends, or csv',
    whole: (least, most) => `Write a whole number from ${least} to ${most}.`,
    unknownFormat: 'Write csv or json.',
  },
  diff: {
    about: 'Compares two versions: what is safe, what touches the trend, what breaks it.',
    older: 'the version before, in YAML',
    newer: 'the version after, in YAML',
    ends: 'Ends with 0 where trends go on (no changes, or safe ones), with 3 where some are touched, with 1 where some break.',
  },
  import: {
    about:
      'Turns an XLSForm (ODK, Kobo, SurveyCTO) into a questionnaire, and tells what could not be carried.',
    file: 'XLSForm: .xlsx with the sheets survey and choices',
    out: 'the questionnaire to write; without it, beside the form as .yaml',
    language: 'language of texts that stand under no language',
    ends: 'Ends with 0 where all was carried, 3 where something was left out, 1 where it failed, 2 where the command is wrong.',
  },
  export: {
    about: 'Turns a questionnaire into an XLSForm (ODK, Kobo, SurveyCTO).',
    out: 'the XLSForm to write; without it, beside the questionnaire as .xlsx',
  },
  rules: { about: 'Prints every rule of `check` and every kind of change of `diff`, in Markdown.' },
};

export const helpLanguage = terminalLanguage();
export const help = { ru: russian, en: english }[helpLanguage];
