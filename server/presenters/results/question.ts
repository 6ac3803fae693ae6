// The page of one question: headline, drawings, table, wording, base, method, downloads. Every number comes from the same estimates.
import type { QuestionResult } from '../../services/results/result.ts';
import { frame } from '../frame.ts';
import { say, type Reader } from '../reader.ts';
import { changeList } from './changes.ts';
import { barsFigure, trendFigure } from './figures.ts';
import { headline } from './headline.ts';
import { methodLines } from './method.ts';
import { facts, wording } from './passport.ts';
import { hiddenSentence } from './sentences.ts';
import { bigNumber, standfirst } from './standfirst.ts';
import { questionTable } from './table.ts';
import { pressSentence } from './press.ts';

const isDemonstration = (question: QuestionResult): boolean =>
  question.waves.some(({ wave }) => wave.isDemonstration);

const downloads = ({ paths, t }: Reader, { survey, variable }: QuestionResult) => [
  {
    href: paths.questionCsv(survey.id, variable.name),
    type: 'text/csv',
    label: 'CSV',
    about: t('results:page.csv'),
  },
  {
    href: paths.questionJson(survey.id, variable.name),
    type: 'application/json',
    label: 'JSON',
    about: t('results:page.json'),
  },
];

const crumbs = (reader: Reader, { survey }: QuestionResult) => [
  { href: reader.paths.results(), label: reader.t('public:nav.results') },
  { href: reader.paths.surveyResults(survey.id), label: say(reader, survey.title) },
];

export const presentQuestion = (reader: Reader, question: QuestionResult) => {
  const { t } = reader;
  const newest = question.waves.at(-1);
  if (!newest) throw new RangeError(`Question ${question.variable.name} has no wave to show`);
  const title =
    headline(reader, question, newest) ??
    hiddenSentence(reader, t('results:page.hidden_where', { wave: newest.wave.name }));
  return {
    frame: frame(reader, {
      ...{ title, description: title, section: 'results', hasCharts: true },
      isDemonstration: isDemonstration(question),
    }),
    crumbs: crumbs(reader, question),
    crumbsLabel: t('results:page.crumbs'),
    kicker: {
      topic: question.topic && say(reader, question.topic),
      rest: [say(reader, question.survey.title), t('results:page.wave', { wave: newest.wave.name })],
    },
    title,
    big: bigNumber(reader, newest),
    stand: standfirst(reader, question, newest),
    figures: [trendFigure(reader, question), barsFigure(reader, question, newest)].filter(
      figure => figure !== null,
    ),
    press: pressSentence(reader, question, newest),
    table: questionTable(reader, question),
    wording: wording(reader, question),
    facts: facts(reader, question, newest),
    factsLabel: t('results:page.facts'),
    method: { heading: t('results:page.method'), lines: methodLines(reader, newest) },
    changes: changeList(reader, question),
    downloads: { heading: t('results:page.downloads'), links: downloads(reader, question) },
    sideLabel: t('results:page.side'),
  };
};

export type QuestionPage = ReturnType<typeof presentQuestion>;
