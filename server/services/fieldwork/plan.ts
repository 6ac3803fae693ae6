// What to count on the board of this wave, found in its questionnaire.
import { codebook } from '../../../surveys/codebook.ts';
import type { Questionnaire } from '../../../surveys/schema.ts';
import type { Variable } from '../../../surveys/variable.ts';
import { durations } from '../../stores/responses.ts';
import type { Wave } from '../../stores/waves.ts';
import { combinationsOf } from '../quotas/combinations.ts';
import type { BoardJob } from './job.ts';
import { cellName, fewestRows } from './tally.ts';

/** Answers that put each person into one of a few groups, and that people gave themselves. */
export const isGrouping = ({ type, row, origin, indirect, categories }: Variable): boolean =>
  type === 'category' &&
  row === undefined &&
  origin === undefined &&
  indirect === undefined &&
  categories.some(({ isMissing }) => !isMissing);

export const districtOf = (questionnaire: Questionnaire, variables: readonly Variable[]): Variable | null => {
  const question = questionnaire.pages
    .flatMap(page => page.questions)
    .find(({ type }) => type === 'district');
  return variables.find(variable => variable.question === question?.id && isGrouping(variable)) ?? null;
};

const longGrids = ({ pages }: Questionnaire): readonly string[] =>
  pages
    .flatMap(page => page.questions)
    .flatMap(question =>
      question.type === 'grid' && question.rows.length >= fewestRows ? [question.id] : [],
    );

const day = 86_400_000;

/** Every day of fieldwork so far. */
const daysOf = ({ opens, closes }: Wave, today: string): readonly string[] => {
  if (opens === undefined) return [];
  const last = closes !== undefined && closes < today ? closes : today;
  const count = Math.max(0, Math.round((Date.parse(last) - Date.parse(opens)) / day) + 1);
  return Array.from({ length: count }, (_, index) =>
    new Date(Date.parse(opens) + index * day).toISOString().slice(0, 10),
  ).filter(each => each < today || closes === today);
};

export const boardJob = (
  wave: Wave,
  questionnaire: Questionnaire,
  { today, places }: { readonly today: string; readonly places: readonly string[] },
): BoardJob => {
  const variables = codebook(questionnaire);
  const district = districtOf(questionnaire, variables);
  const quotas = (wave.quotas?.variables ?? []).flatMap(
    name => variables.find(variable => variable.name === name) ?? [],
  );
  return {
    ...{ wave: wave.id, questionnaire, district, quotas, grids: longGrids(questionnaire) },
    today: wave.state === 'closed' ? null : today,
    codes: {
      days: daysOf(wave, today),
      districts: district?.categories.map(({ code }) => code) ?? [],
      durations,
      languages: questionnaire.languages,
      modes: wave.modes,
      places,
      quotas: quotas.length === 0 ? [] : combinationsOf(quotas).map(cellName),
    },
  };
};
