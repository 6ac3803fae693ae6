// Findings and releases for machines: the sentence, the exact question, where the files and pictures lie, and what froze the numbers.
import { dataPaths } from '../../paths/data.ts';
import { releasePaths } from '../../paths/releases.ts';
import type { OpenVersion } from '../../services/openData.ts';
import type { FrozenFinding, VisibleRelease } from '../../services/published.ts';
import type { QuestionResult } from '../../services/results/result.ts';
import { headline } from '../results/headline.ts';
import { findingRows } from './estimates.ts';
import { inBoth, text, type Readers } from './words.ts';

type DayOf = (time: Date) => string;

export const askedOf = ({ variable, categories, isFiltered, topic }: QuestionResult) => ({
  name: variable.name,
  label: text(variable.label),
  wording: text(variable.text),
  topic: topic ? text(topic) : null,
  type: variable.type,
  is_filtered: isFiltered,
  recall: variable.recall ?? null,
  answers: categories.map(({ code, label, isMissing }) => ({
    ...{ code, label: text(label), is_missing_code: isMissing },
  })),
});

const sentenceOf = (readers: Readers, question: QuestionResult) => {
  const newest = question.waves.at(-1);
  if (!newest?.focus.estimate || !question.focus) return null;
  return inBoth(readers, reader => headline(reader, question, newest) ?? '');
};

const linksOf = ({ ru: { baseUrl, paths } }: Readers, survey: string, question: string) => ({
  page: `${baseUrl}${paths.questionResults(survey, question)}`,
  png: `${baseUrl}${paths.questionPng(survey, question)}`,
  svg: `${baseUrl}${paths.questionSvg(survey, question)}`,
  csv: `${baseUrl}${paths.questionCsv(survey, question)}`,
});

/** Null where a finding holds no question, which no release has. */
export const findingSummary = (
  readers: Readers,
  { release, version, on }: OpenVersion,
  finding: FrozenFinding,
) => {
  const { id, survey, questions, by, chart, content } = finding;
  const [question] = content.questions;
  if (!question) throw new RangeError(`Finding ${id} holds no question`);
  const sentence = sentenceOf(readers, question);
  return {
    ...{ id, release: release.id, version: version.number, published_on: on },
    ...{ survey, questions, by, chart, sentence },
    sentence_null_reason: sentence ? null : ('too_few_answers' as const),
    wave: question.waves.at(-1)?.wave.name ?? '',
    links: linksOf(readers, survey, question.variable.name),
  };
};

export const findingDocument = (readers: Readers, opened: OpenVersion, finding: FrozenFinding) => ({
  ...findingSummary(readers, opened, finding),
  asked: finding.content.questions.map(askedOf),
  estimates: findingRows(readers, opened, finding),
});

const versionsOf = ({ versions }: VisibleRelease, dayOf: DayOf) =>
  versions.map(({ number, from, note }) => ({
    ...{ number, published_on: dayOf(from), correction: note ? text(note) : null },
  }));

/** In lists: withdrawn releases too, without what they said. */
export const releaseSummary = (readers: Readers, release: VisibleRelease, dayOf: DayOf) => {
  const { id, newest, withdrawn } = release;
  const { baseUrl, paths } = readers.ru;
  return {
    ...{ id, version: newest.number, title: withdrawn ? null : text(newest.title) },
    ...{ published_on: dayOf(newest.from), sha256: withdrawn ? null : newest.hash },
    is_demonstration: newest.isDemonstration,
    versions: withdrawn ? [] : versionsOf(release, dayOf),
    withdrawn: withdrawn && { on: dayOf(withdrawn.at), reason: text(withdrawn.reason) },
    url: `${baseUrl}${releasePaths(paths).release(id)}`,
  };
};

export const fileLinks = ({ ru: { baseUrl, paths } }: Readers, { release, version }: OpenVersion) => {
  const at = (file: Parameters<ReturnType<typeof dataPaths>['dataFile']>[2]): string =>
    `${baseUrl}${dataPaths(paths).dataFile(release.id, version.number, file)}`;
  return {
    datapackage: at('datapackage.json'),
    estimates_csv: at('estimates.csv'),
    estimates_json: at('estimates.json'),
    codebook_csv: at('codebook.csv'),
    codebook_json: at('codebook.json'),
    snapshot: `${baseUrl}${releasePaths(paths).releaseFile(release.id, version.number)}`,
  };
};

export const releaseDocument = (readers: Readers, opened: OpenVersion, dayOf: DayOf) => {
  const { release, version, snapshot, on } = opened;
  const { baseUrl, paths } = readers.ru;
  return {
    ...{ id: release.id, version: version.number, title: text(snapshot.title), published_on: on },
    ...{ sha256: version.hash, is_demonstration: version.isDemonstration },
    correction: snapshot.note ? text(snapshot.note) : null,
    newest_version: release.newest.number,
    versions: versionsOf(release, dayOf),
    url: `${baseUrl}${releasePaths(paths).releaseVersion(release.id, version.number)}`,
    files: fileLinks(readers, opened),
    sources: snapshot.waves.map(({ survey, wave, count, dataHash, recipeHash, recipe, questionnaire }) => ({
      ...{ survey, wave, n: count, null_reason: count === null ? ('too_few_asked' as const) : null },
      ...{ data_hash: dataHash, recipe_hash: recipeHash, recipe, questionnaire },
    })),
    findings: snapshot.findings.map(finding => findingSummary(readers, opened, finding)),
  };
};
