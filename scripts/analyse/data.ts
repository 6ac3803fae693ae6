// Finds the data a recipe names: a CSV file beside it, or the store of this program.
import { createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { CsvError } from 'csv-parse';
import { systemClock } from '../../server/clock.ts';
import { openDatabase } from '../../server/database.ts';
import { auditService, type AuditService } from '../../server/services/audit.ts';
import {
  fileData,
  storedData,
  type AnalysisData,
  type FileMistake,
} from '../../server/services/analyse/index.ts';
import { instead, type Found as Mistaken, type Mistake } from '../../surveys/recipe/found.ts';
import type { Outline } from '../../surveys/recipe/outline.ts';
import { settings, type progressLine } from '../terminal.ts';
import { readCsv, unreadableBytes } from './csvFile.ts';

type Progress = ReturnType<typeof progressLine>;

/** The data; or what is wrong with the recipe; or with the file. */
export type Found =
  | {
      readonly data: AnalysisData;
      /** Where the taking of answers is written down; null where they are the analyst's own. */
      readonly audit: AuditService | null;
      readonly close: () => Promise<void>;
    }
  | { readonly found: readonly Mistaken[] }
  | { readonly mistakes: readonly Mistake[] };

export const sha256 = (content: string | Buffer): string =>
  createHash('sha256').update(content).digest('hex');

export const dataOf = async (
  { data, design }: Pick<Outline, 'data' | 'design'>,
  folder: string,
  progress: Progress,
): Promise<Found> => {
  if (!data) throw new RangeError('The recipe names no data.');
  return data.survey === undefined
    ? fromFile({ ...data, weight: design.weight }, resolve(folder, data.file ?? ''), progress)
    : fromStore(data.survey, data.waves, progress);
};

const fromStore = async (
  survey: string,
  waves: readonly string[] | undefined,
  progress: Progress,
): Promise<Found> => {
  const config = settings();
  const database = await openDatabase(config);
  const { stores, close } = database;
  const known = (await stores.surveys.all()).map(({ id }) => id);
  const closed = (await stores.waves.ofSurvey(survey)).filter(({ state }) => state === 'closed');
  if (closed.length === 0) {
    await close();
    return { found: [{ path: ['data', 'survey'], message: noSurvey(survey, known) }] };
  }
  const onProgress = (rows: number): void => progress.show({ step: 'reading', rows });
  const data = await storedData(stores, survey, { waves, onProgress });
  const audit = auditService({ stores, clock: systemClock(config.timeZone), random: randomBytes });
  return { data, audit, close };
};

const noSurvey = (survey: string, known: readonly string[]): Mistaken['message'] => {
  if (known.includes(survey))
    return {
      ru: `у опроса ${survey} нет закрытых волн: закройте волну`,
      en: `is ${survey}, which has no closed wave: close one`,
    };
  if (known.length === 0) return noSurveys;
  const hint = instead(survey, known);
  return {
    ru: `опроса ${survey} в хранилище нет: ${hint.ru}`,
    en: `is ${survey}, which is no survey of the store: ${hint.en}`,
  };
};

const noSurveys = {
  ru: 'в хранилище (`DATA_DIR` или `MONGODB_URI`) нет ни одного опроса: проверьте, то ли это хранилище; вымышленные волны положит туда `npm run demo -- --no-start`',
  en: 'names a survey, but the store (`DATA_DIR` or `MONGODB_URI`) has none: see whether it is the right store; `npm run demo -- --no-start` puts made-up waves there',
};

const fromFile = async (
  recipe: NonNullable<Outline['data']> & Pick<Outline['design'], 'weight'>,
  path: string,
  progress: Progress,
): Promise<Found> => {
  const content = contentOf(path);
  if (content === undefined) return { found: [{ path: ['data', 'file'], message: unreadable }] };
  const name = basename(path);
  const whole = (message: Mistake['message']) => ({
    mistakes: [{ file: name, line: undefined, place: '', message }],
  });
  const reason = unreadableBytes(content);
  if (reason !== null) return whole(reason);
  const onProgress = (rows: number): void => progress.show({ step: 'reading', rows });
  try {
    const file = { name, hash: sha256(content), ...readCsv(path, content), onProgress };
    const read = await fileData(file, recipe);
    if ('data' in read) return { data: read.data, audit: null, close: async () => {} };
    return { mistakes: told(name, read.mistakes, read.mistakeCount) };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return whole(notCsv(error.message));
  }
};

const told = (file: string, mistakes: readonly FileMistake[], count: number): readonly Mistake[] => [
  ...mistakes.map(({ line, column, message }) => ({ file, line, place: column, message })),
  ...(count > mistakes.length
    ? [{ ...{ file, line: undefined, place: '' }, message: andMore(count - mistakes.length) }]
    : []),
];

const contentOf = (path: string): Buffer | undefined => {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
};

const unreadable = {
  ru: 'файл не читается: имя пишется относительно папки самого рецепта',
  en: 'cannot be read: the name is seen from the folder of the recipe',
};
const andMore = (count: number) => ({ ru: `и ещё ошибок: ${count}`, en: `and ${count} mistakes more` });
const notCsv = (reason: string) => ({
  ru: `не читается как CSV (${reason})`,
  en: `is no proper CSV: ${reason}`,
});
