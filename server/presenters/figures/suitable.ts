// Which drawings suit a content, the most telling first.
import type { Breakdown } from '../../services/results/breakdown.ts';
import type { ChartType } from '../../services/results/chartType.ts';
import type { Content } from '../../services/results/content.ts';
import type { QuestionResult, WaveResult } from '../../services/results/result.ts';
import { tileOf } from '../charts/tiles.ts';
import { hasTrend } from '../results/figures.ts';

/** A scale is drawn as one bar from this many answers on. */
const leastScale = 3;
const mostLines = 8;
const mostPanels = 12;
/** With fewer districts a map shows holes. */
const leastTiles = 10;

export const isScale = ({ variable, categories }: QuestionResult): boolean =>
  variable.isOrdered &&
  variable.type === 'category' &&
  !variable.indirect &&
  categories.filter(({ isMissing }) => !isMissing).length >= leastScale;

/** The two newest waves, where the question stood alike in both and was answered by enough. */
export const lastTwo = ({ waves }: QuestionResult): readonly [WaveResult, WaveResult] | null => {
  const [before, now] = [waves.at(-2), waves.at(-1)];
  return before?.focus.estimate && now?.focus.estimate && now.isComparable ? [before, now] : null;
};

const answersOf = ({ categories }: QuestionResult): number =>
  categories.filter(({ isMissing }) => !isMissing).length;

/** Of small groups only their number is told. */
const hasAnswers = (groups: Breakdown['groups']): boolean =>
  groups.some(({ cells }) => cells.some(({ estimate }) => estimate));

const ofGroups = ({ questions: [question], breakdown }: Content): readonly ChartType[] => {
  const groups = breakdown?.groups ?? [];
  if (!question || groups.filter(({ focus }) => focus.estimate).length < 2) return [];
  const isDistricts = groups.length >= leastTiles && groups.every(({ code }) => tileOf(code));
  return [
    ...(isDistricts ? (['map'] as const) : []),
    'districts',
    'bars',
    ...(isScale(question) && hasAnswers(groups) ? (['likert'] as const) : []),
  ];
};

const ofBattery = (questions: readonly QuestionResult[]): readonly ChartType[] => [
  ...(questions.every(isScale) ? (['likert'] as const) : []),
  ...(questions.length <= mostPanels && questions.every(hasTrend) ? (['multiples'] as const) : []),
  ...(questions.length <= mostLines && questions.every(lastTwo) ? (['slope'] as const) : []),
];

const ofQuestion = (question: QuestionResult): readonly ChartType[] => {
  const newest = question.waves.at(-1);
  const [isHidden, answers] = [question.variable.indirect !== undefined, answersOf(question)];
  const hasBars = newest?.cells.some(({ estimate }) => estimate) === true;
  return [
    ...(hasTrend(question) ? (['trend'] as const) : []),
    ...(hasBars ? (['bars'] as const) : []),
    ...(isScale(question) && hasBars ? (['likert'] as const) : []),
    ...(!isHidden && answers <= mostLines && lastTwo(question) ? (['slope'] as const) : []),
    ...(!isHidden && answers <= mostPanels && answers > 1 && hasTrend(question)
      ? (['multiples'] as const)
      : []),
  ];
};

export const chartTypesFor = (content: Content): readonly ChartType[] => {
  const [question, ...others] = content.questions;
  if (!question) return [];
  if (content.breakdown) return ofGroups(content);
  return others.length > 0 ? ofBattery(content.questions) : ofQuestion(question);
};
