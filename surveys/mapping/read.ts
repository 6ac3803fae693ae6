// Reads a mapping from YAML. Its questions must be good questions: they are checked as a questionnaire, and every mistake is told at once.
import type { Localised } from '../localised.ts';
import type { Question } from '../questions/schema.ts';
import { mistakeOf, readQuestionnaire, type Mistake } from '../read.ts';
import { sentences } from '../read/sentences.ts';
import { readSource } from '../read/source.ts';
import type { Said } from '../said.ts';
import type { Questionnaire } from '../schema.ts';
import type { Source } from './row.ts';
import { mapping as schema, type MappedQuestion, type Mapping } from './schema.ts';

export type ReadMapping =
  | { readonly mapping: Mapping; readonly questionnaire: Questionnaire; readonly sources: readonly Source[] }
  | { readonly mistakes: readonly Mistake[] };

type Path = readonly (string | number)[];

const written = (path: Path): string =>
  path.map((step, at) => (typeof step === 'number' ? `[${step}]` : at === 0 ? step : `.${step}`)).join('');

export const readMapping = (yamlText: string, file: string): ReadMapping => {
  const source = readSource(yamlText);
  const placed = (path: Path, said: Said): Mistake => {
    const line = source.lineOf(path);
    return mistakeOf({ file, path: written(path), ...(line === undefined ? {} : { line }) }, said);
  };
  if (source.mistakes.length)
    return { mistakes: source.mistakes.map(({ said, ...at }) => mistakeOf({ file, path: '', ...at }, said)) };
  const read = schema.safeParse(source.value);
  if (!read.success) {
    const found = read.error.issues.flatMap(issue => sentences(issue, source.value));
    return { mistakes: found.map(({ path, said }) => placed(path, said)) };
  }
  const missing = missingColumns(read.data).map(({ at, said }) => placed(['questions', at], said));
  const checked = readQuestionnaire(JSON.stringify(questionnaireOf(read.data)), file);
  const mistakes = 'mistakes' in checked ? checked.mistakes.map(mistake => relocated(mistake, placed)) : [];
  if ('mistakes' in checked || missing.length) return { mistakes: [...missing, ...mistakes] };
  return {
    mapping: read.data,
    questionnaire: checked.questionnaire,
    sources: sourcesOf(checked.questionnaire, read.data),
  };
};

const missingColumns = ({ questions }: Mapping) =>
  questions.flatMap(({ type, column, columns }, at): readonly { at: number; said: Said }[] => {
    if (type === 'multiple') return columns ? [] : [{ at, said: { code: 'mapping_columns' } }];
    return column === undefined ? [{ at, said: { code: 'mapping_column' } }] : [];
  });

/** The questionnaire behind the data: each question a page of its own. */
const questionnaireOf = ({ survey, language, questions }: Mapping) => {
  const text: Localised = survey.source;
  return {
    format: 'barometer/1',
    id: survey.id,
    title: survey.title,
    languages: [language],
    population: survey.population,
    start: { heading: survey.title, lead: text, who: text, why: text },
    pages: questions.map(asQuestion),
  };
};

const asQuestion = (mapped: MappedQuestion): Record<string, unknown> => {
  const own = ['column', 'columns', 'recode'];
  return Object.fromEntries(Object.entries(mapped).filter(([key]) => !own.includes(key)));
};

/** `pages[3].questions[0].text` of the questionnaire stands at `questions[3].text` of the mapping. */
const relocated = ({ path, said }: Mistake, placed: (path: Path, said: Said) => Mistake): Mistake => {
  const found = /^pages\[(\d+)\](?:\.questions\[0\])?\.?(.*)$/.exec(path);
  const rest = found?.[2]?.match(/[^.[\]]+/g) ?? [];
  return placed(
    found
      ? ['questions', Number(found[1]), ...rest.map(step => (/^\d+$/.test(step) ? Number(step) : step))]
      : ['survey'],
    said,
  );
};

const sourcesOf = (questionnaire: Questionnaire, mapping: Mapping): readonly Source[] => {
  const questions = questionnaire.pages.flatMap(page => page.questions);
  return mapping.questions.flatMap((mapped, at) => {
    const question: Question | undefined = questions[at];
    return question ? [{ question, mapped }] : [];
  });
};
