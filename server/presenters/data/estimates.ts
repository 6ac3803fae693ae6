// Every estimate of a release as one flat row: what was said, of whom, when, how precisely, and what changed since.
import type { Localised } from '../../../surveys/localised.ts';
import type { OpenVersion } from '../../services/openData.ts';
import type { FrozenFinding } from '../../services/published.ts';
import type { Breakdown, Group } from '../../services/results/breakdown.ts';
import type { Cell, QuestionResult, WaveResult } from '../../services/results/result.ts';
import { differenceOf, numbersOf } from './numbers.ts';
import { text, words, type Readers } from './words.ts';

type Where = {
  readonly readers: Readers;
  readonly about: { readonly release: string; readonly version: number; readonly finding: string };
  readonly question: QuestionResult;
};

type Named = {
  readonly role: 'headline' | 'answer';
  readonly codes: readonly string[];
  readonly label: Localised;
  readonly is_missing_code: boolean;
};

/** The question's one number, which may count several answers together. */
const headlineName = ({ readers, question: { focus, categories } }: Where): Named => {
  const label = focus?.kind === 'answer' ? text(focus.category.label) : words(readers, 'data:row.headline');
  const codes = focus?.codes ?? [];
  const only = categories.find(({ code }) => codes.length === 1 && code === codes[0]);
  return {
    role: 'headline',
    codes,
    label: only ? text(only.label) : label,
    is_missing_code: false,
  };
};

const answerName = ({ question: { categories } }: Where, { code, isMissing }: Cell): Named => ({
  role: 'answer',
  codes: [code],
  label: text(categories.find(category => category.code === code)?.label ?? {}),
  is_missing_code: isMissing,
});

const changeReason = (result: WaveResult, position: number): string | null => {
  if (position === 0) return 'first_wave';
  if (!result.isComparable) return 'question_changed';
  if (result.isFixed) return 'fixed_by_weighting';
  return 'hidden_or_not_testable';
};

/** Since the wave before; a change nobody can test is not a change that is told. */
const changeIn = ({ question }: Where, result: WaveResult, { change }: Cell) => {
  const position = question.waves.indexOf(result);
  const isTested = change !== null && change.pValue !== null;
  return {
    change: isTested
      ? { since: question.waves[position - 1]?.wave.name ?? '', ...differenceOf(change) }
      : null,
    change_null_reason: isTested ? null : changeReason(result, position),
  };
};

const placeOf = ({ about, question }: Where) => ({
  ...about,
  ...{ survey: question.survey.id, question: question.variable.name },
});

const waveRows = (where: Where, result: WaveResult) => {
  const { wave, base, cells, focus } = result;
  const row = (name: Named, cell: Cell) => ({
    ...placeOf(where),
    ...{ wave: wave.name, by: null, group: null, group_label: null },
    ...name,
    ...numbersOf(base, cell, wave.sample),
    ...changeIn(where, result, cell),
    difference_from_all: null,
  });
  return [
    ...(where.question.focus ? [row(headlineName(where), focus)] : []),
    ...cells.map(cell => row(answerName(where, cell), cell)),
  ];
};

const differenceFromAll = ({ difference }: Group) =>
  difference && { ...differenceOf(difference), adjusted_p_value: difference.adjustedPValue };

const groupRows = (where: Where, { variable, wave }: Breakdown, group: Group) => {
  const { base, cells, focus } = group;
  const sample = where.question.waves.at(-1)?.wave.sample ?? 'volunteer';
  const label = variable.categories.find(({ code }) => code === group.code)?.label ?? {};
  const row = (name: Named, cell: Cell) => ({
    ...placeOf(where),
    ...{ wave, by: variable.name, group: group.code, group_label: text(label) },
    ...name,
    ...numbersOf(base, cell, sample),
    ...{ change: null, change_null_reason: 'not_computed_for_groups' },
    difference_from_all: name.role === 'headline' ? differenceFromAll(group) : null,
  });
  return [
    ...(where.question.focus ? [row(headlineName(where), focus)] : []),
    ...cells.map(cell => row(answerName(where, cell), cell)),
  ];
};

type Of = Pick<OpenVersion, 'release' | 'version'>;

/** Rows of one finding: of all waves, then of the groups of the newest. */
export const findingRows = (readers: Readers, { release, version }: Of, { id, content }: FrozenFinding) => {
  const about = { release: release.id, version: version.number, finding: id };
  const ofWaves = content.questions.flatMap(question =>
    question.waves.flatMap(result => waveRows({ readers, about, question }, result)),
  );
  const [question] = content.questions;
  const { breakdown } = content;
  if (!question || !breakdown) return ofWaves;
  return [
    ...ofWaves,
    ...breakdown.groups.flatMap(group => groupRows({ readers, about, question }, breakdown, group)),
  ];
};

export const releaseRows = (readers: Readers, opened: OpenVersion) =>
  opened.snapshot.findings.flatMap(finding => findingRows(readers, opened, finding));

export type EstimateRow = ReturnType<typeof releaseRows>[number];
