// Questionnaire files as the commands take and leave them: read whole, or ended with every mistake in them; written, or ended with
// what is in the way.
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { formatMistakeIn, readQuestionnaire } from '../../surveys/read.ts';
import type { Mistake } from '../../surveys/read.ts';
import type { Questionnaire } from '../../surveys/schema.ts';
import type { StaffLanguage } from './words.ts';

type Words = Readonly<Record<StaffLanguage, string>>;

/** Ends the command because it was given wrongly. */
export const failUse = (message: Words, language: StaffLanguage): never => {
  console.error(message[language]);
  process.exit(2);
};

/** The bytes of a file that a command names. */
export const readBytes = (file: string, language: StaffLanguage): Buffer => {
  try {
    return readFileSync(file);
  } catch {
    return failUse(
      {
        ru: `Файл ${file} не читается: проверьте имя и папку`,
        en: `${file} cannot be read: check the name and the folder`,
      },
      language,
    );
  }
};

export const mistakeLines = (mistakes: readonly Mistake[], language: StaffLanguage): readonly string[] =>
  mistakes.map(mistake => formatMistakeIn(mistake, language));

export type Input = { readonly questionnaire: Questionnaire; readonly text: string };

/** The questionnaire in a YAML file; with mistakes in it, all of them are printed and the command ends with 1. */
export const readInput = (file: string, language: StaffLanguage): Input => {
  if (/\.xlsx?$/i.test(file)) failUse(workbook(file), language);
  const text = utf8(readBytes(file, language)) ?? failUse(otherEncoding(file), language);
  const read = readQuestionnaire(text, basename(file));
  if ('questionnaire' in read) return { questionnaire: read.questionnaire, text };
  console.error(mistakeLines(read.mistakes, language).join('\n'));
  process.exit(1);
};

/** Undefined for other encodings: Windows-1251 is no valid UTF-8, UTF-16 is none either or is full of zeros. */
const utf8 = (bytes: Buffer): string | undefined => {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.includes('\0') ? undefined : text;
  } catch {
    return undefined;
  }
};

const otherEncoding = (file: string): Words => ({
  ru: `${basename(file)} — файл не в кодировке UTF-8: сохраните его как UTF-8 и повторите`,
  en: `${basename(file)} is not UTF-8: save it as UTF-8 and try again`,
});

const workbook = (file: string): Words => ({
  ru: `${basename(file)} — книга Excel: сначала сделайте из неё анкету, npm run questionnaire -- import ${file}`,
  en: `${basename(file)} is a workbook: turn it into a questionnaire first, npm run questionnaire -- import ${file}`,
});

/** Refuses to write over the file that is read. */
export const refuseSameFile = (target: string, file: string, language: StaffLanguage): void => {
  if (target === file)
    failUse(
      {
        ru: `${target} — сам исходный файл: назовите другой после --out`,
        en: `${target} is the file itself: name another one with --out`,
      },
      language,
    );
};

/** Refuses to write over a file unless that was asked for. */
export const refuseOverwriting = (file: string, isForced: boolean, language: StaffLanguage): void => {
  if (existsSync(file) && !isForced)
    failUse(
      {
        ru: `Файл ${file} уже есть: назовите другой или добавьте --force, чтобы записать поверх`,
        en: `${file} is there already: name another file, or add --force to write over it`,
      },
      language,
    );
};

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;

/** Refuses a file that cannot come to be, before the work is done. */
export const refuseNowhere = (file: string, language: StaffLanguage): void => {
  if (isFolder(file))
    failUse(
      {
        ru: `${file} — папка: добавьте имя файла`,
        en: `${file} is a folder: add the name of a file`,
      },
      language,
    );
  if (!isFolder(dirname(file)))
    failUse(
      {
        ru: `Папки ${dirname(file)} нет: создайте её или назовите другой файл после --out`,
        en: `There is no folder ${dirname(file)}: make it, or name another file with --out`,
      },
      language,
    );
};

export const writeOutput = (file: string, content: string | Buffer, language: StaffLanguage): void => {
  try {
    writeFileSync(file, content);
  } catch {
    failUse(
      {
        ru: `Файл ${file} не записан: проверьте, можно ли писать в эту папку и есть ли место на диске`,
        en: `${file} was not written: see whether the folder may be written to and the disk has room`,
      },
      language,
    );
  }
};
