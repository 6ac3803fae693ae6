// Answers on a scale: the waves of a question, the groups of its newest wave, or the questions of a battery as stacked bars.
import type { Content } from '../../services/results/content.ts';
import type { Cell, QuestionResult } from '../../services/results/result.ts';
import { likertSpec, type ScaleInput, type ScaleRow } from '../charts/likert.ts';
import { percent, wholePercent } from '../format.ts';
import { say, type Reader } from '../reader.ts';
import { hasTrend, trendTitle } from '../results/figures.ts';
import { focusAnswers, headline } from '../results/headline.ts';
import type { TableRow } from '../results/table.ts';
import { groupsTitle, namedGroups } from './groups.ts';
import { drawnFigure, type DrawnFigure, type FigureTable } from './parts.ts';

/** The end that the headline is about is drawn first, in green. */
const scaleOf = ({ categories, focus }: QuestionResult): ScaleInput['scale'] => {
  const scale = categories.filter(({ isMissing }) => !isMissing);
  if (focus?.kind !== 'headline') return scale;
  const places = scale.flatMap(({ code }, i) => (focus.codes.includes(code) ? [i] : []));
  const middle = places.reduce((sum, i) => sum + i, 0) / Math.max(1, places.length);
  return middle > (scale.length - 1) / 2 ? [...scale].reverse() : scale;
};

const rowsOf = (reader: Reader, { questions, breakdown }: Content): readonly ScaleRow[] => {
  const [question, ...others] = questions;
  if (breakdown) return namedGroups(reader, breakdown);
  if (question && others.length === 0)
    return question.waves.map(({ wave, cells }) => ({ name: wave.name, cells }));
  return questions.map(({ variable, waves }) => ({
    name: say(reader, variable.label),
    cells: waves.at(-1)?.cells ?? [],
  }));
};

const batteryTitle = (reader: Reader, questions: readonly QuestionResult[]): string => {
  const shares = questions.flatMap(({ waves }) => waves.at(-1)?.focus.estimate?.value ?? []);
  const [first] = questions;
  const label = first ? say(reader, first.topic ?? first.variable.label) : '';
  return reader.t('results:chart.battery_title', {
    ...{ label, answers: first ? focusAnswers(reader, first) : '', from: wholePercent(Math.min(...shares)) },
    to: percent(Math.max(...shares), reader.language),
  });
};

const titleOf = (reader: Reader, { questions, breakdown }: Content, question: QuestionResult): string => {
  const newest = question.waves.at(-1);
  if (breakdown && newest)
    return groupsTitle(reader, { question, newest, breakdown }, namedGroups(reader, breakdown));
  if (questions.length > 1) return batteryTitle(reader, questions);
  const sentence = newest && headline(reader, question, newest);
  return hasTrend(question)
    ? trendTitle(reader, question)
    : (sentence ?? say(reader, question.variable.label));
};

const shareText = (reader: Reader, cell: Cell | undefined): string =>
  cell?.estimate ? percent(cell.estimate.value, reader.language) : reader.t('results:chart.hidden');

const answers = ({ scale, missing }: ScaleInput) => [...scale, ...missing];

const spokenRow = (reader: Reader, input: ScaleInput, { name, cells }: ScaleRow): string => {
  const told = answers(input).map(({ code, label }) => {
    const share = shareText(
      reader,
      cells.find(cell => cell.code === code),
    );
    return `${say(reader, label)} ${share}`;
  });
  return `${name}: ${told.join(', ')}`;
};

const tableOf = (reader: Reader, input: ScaleInput, corner: string): FigureTable => ({
  caption: reader.t('results:table.caption'),
  note: reader.t('results:table.note'),
  scroll: reader.t('results:table.scroll'),
  corner,
  columns: answers(input).map(({ label }) => say(reader, label)),
  rows: input.rows.map(({ name, cells }): TableRow => ({
    ...{ heading: name, isMain: false },
    cells: answers(input).map(({ code }) => {
      const cell = cells.find(each => each.code === code);
      return { text: shareText(reader, cell), under: null, isHidden: !cell?.estimate };
    }),
  })),
});

export const scaleFigure = (reader: Reader, content: Content): DrawnFigure | null => {
  const [question] = content.questions;
  const newest = question?.waves.at(-1);
  if (!question || !newest) return null;
  const input: ScaleInput = {
    scale: scaleOf(question),
    missing: question.categories.filter(({ isMissing }) => isMissing),
    rows: rowsOf(reader, content),
  };
  const isWaves = !content.breakdown && content.questions.length === 1;
  return drawnFigure(reader, question, {
    id: 'scale',
    title: titleOf(reader, content, question),
    measure: reader.t('results:chart.scale_measure', { population: say(reader, question.survey.population) }),
    legend: reader.t('results:chart.legend_likert'),
    shown: isWaves ? question.waves : [newest],
    specOf: size => likertSpec(reader, input, size),
    spoken: input.rows.map(row => spokenRow(reader, input, row)),
    words: reader.t('results:chart.likert_words'),
    table: tableOf(reader, input, reader.t(isWaves ? 'results:table.wave' : 'results:page.group')),
  });
};
