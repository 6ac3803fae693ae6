// Several series in time: two waves as a slope, or all waves as small multiples, for the answers of a question or a whole battery.
import type { Content } from '../../services/results/content.ts';
import type { Cell, QuestionResult, WaveResult } from '../../services/results/result.ts';
import { multiplesSpec, type Panel } from '../charts/multiples.ts';
import { slopeSpec, type SlopeLine } from '../charts/slope.ts';
import { percent } from '../format.ts';
import { say, type Reader } from '../reader.ts';
import { movement, spokenEstimate, trendTitle } from '../results/figures.ts';
import { changeLabel } from '../results/sentences.ts';
import { questionTable, type TableCell } from '../results/table.ts';
import { drawnFigure, type DrawnFigure, type FigureTable } from './parts.ts';
import { lastTwo } from './suitable.ts';

type Series = {
  readonly name: string;
  readonly isHighlighted: boolean;
  readonly waves: readonly { readonly result: WaveResult; readonly cell: Cell }[];
};

const emptyCell = (code: string): Cell => ({ code, isMissing: false, estimate: null, change: null });

const seriesOfAnswers = (reader: Reader, { categories, waves, focus }: QuestionResult): readonly Series[] =>
  categories
    .filter(({ isMissing }) => !isMissing)
    .map(({ code, label }) => ({
      name: say(reader, label),
      isHighlighted: focus?.codes.includes(code) === true,
      waves: waves.map(result => ({
        result,
        cell: result.cells.find(cell => cell.code === code) ?? emptyCell(code),
      })),
    }));

const seriesOf = (reader: Reader, questions: readonly QuestionResult[]): readonly Series[] => {
  const [question, ...others] = questions;
  if (question && others.length === 0) return seriesOfAnswers(reader, question);
  return questions.map(({ variable, waves }, i) => ({
    name: say(reader, variable.label),
    isHighlighted: i === 0,
    waves: waves.map(result => ({ result, cell: result.focus })),
  }));
};

const cellText = (reader: Reader, { estimate }: Cell): TableCell => ({
  text: estimate ? percent(estimate.value, reader.language) : reader.t('results:chart.hidden'),
  under: null,
  isHidden: estimate === null,
});

/** Of one question its own table has every number; of a battery, a row for each question. */
const tableOf = (
  reader: Reader,
  questions: readonly QuestionResult[],
  all: readonly Series[],
): FigureTable => {
  const [question, ...others] = questions;
  if (question && others.length === 0) return questionTable(reader, question);
  const names = [...new Set(all.flatMap(({ waves }) => waves.map(({ result }) => result.wave.name)))].sort();
  return {
    caption: reader.t('results:table.caption'),
    note: reader.t('results:table.note'),
    scroll: reader.t('results:table.scroll'),
    corner: reader.t('results:survey.question'),
    columns: names,
    rows: all.map(({ name, waves }) => ({
      ...{ heading: name, isMain: false },
      cells: names.map(each => {
        const found = waves.find(({ result }) => result.wave.name === each);
        return found ? cellText(reader, found.cell) : { text: '—', under: null, isHidden: false };
      }),
    })),
  };
};

const isDrawn = ({ waves }: Series): boolean =>
  waves.length > 1 && waves.slice(-2).every(({ cell }) => cell.estimate !== null);

const slopeLine = ({ name, isHighlighted, waves }: Series): SlopeLine => ({
  ...{ name, isHighlighted },
  before: waves.at(-2)?.cell ?? emptyCell(name),
  now: waves.at(-1)?.cell ?? emptyCell(name),
});

const spokenLine = (
  reader: Reader,
  { name, before, now }: SlopeLine,
  waves: readonly [string, string],
): string => {
  const share = ({ estimate }: Cell): string => percent(estimate?.value ?? 0, reader.language);
  const told = reader.t('results:chart.between', {
    ...{ name, before: waves[0], from: share(before), now: waves[1], to: share(now) },
  });
  return now.change && now.change.pValue !== null ? `${told}; ${changeLabel(reader, now.change)}` : told;
};

/** Null where two waves cannot be compared. */
export const slopeFigure = (reader: Reader, { questions }: Content): DrawnFigure | null => {
  const [question] = questions;
  const pair = question && lastTwo(question);
  if (!pair) return null;
  const waves = [pair[0].wave.name, pair[1].wave.name] as const;
  const all = seriesOf(reader, questions).filter(isDrawn);
  const lines = all.map(slopeLine);
  return drawnFigure(reader, question, {
    id: 'slope',
    title: `${say(reader, question.variable.label)}: ${movement(reader, pair)}`,
    measure: reader.t('results:chart.slope_measure', { population: say(reader, question.survey.population) }),
    legend: reader.t('results:chart.legend_slope'),
    shown: pair,
    specOf: size => slopeSpec(reader, { waves, lines }, size),
    spoken: lines.map(line => spokenLine(reader, line, waves)),
    words: reader.t('results:chart.slope_words'),
    table: tableOf(reader, questions, all),
  });
};

const panelOf = ({ name, waves }: Series): Panel => ({
  name,
  waves: waves.map(({ result, cell }) => ({ ...result, focus: cell })),
});

/** Null where there is nothing to draw. */
export const multiplesFigure = (reader: Reader, { questions }: Content): DrawnFigure | null => {
  const [question] = questions;
  if (!question) return null;
  const all = seriesOf(reader, questions);
  const panels = all.map(panelOf);
  const spoken = panels.flatMap(({ name, waves }) =>
    waves.map(wave => spokenEstimate(reader, `${name}, ${wave.wave.name}`, wave)),
  );
  return drawnFigure(reader, question, {
    id: 'multiples',
    title: trendTitle(reader, question),
    measure: reader.t('results:chart.battery_measure', {
      population: say(reader, question.survey.population),
    }),
    legend: reader.t('results:chart.legend_multiples'),
    shown: question.waves,
    specOf: size => multiplesSpec(reader, panels, size),
    spoken,
    words: reader.t('results:chart.multiples_words'),
    table: tableOf(reader, questions, all),
  });
};
