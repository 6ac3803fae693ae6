// The page of one question: headline, drawings, table, wording, base, method, downloads. Every number comes from the same estimates.
import type { Released } from '../../services/published.ts';
import type { QuestionResult, WaveResult } from '../../services/results/result.ts';
import { figuresOnPage } from '../figures/onPage.ts';
import { embedCode } from '../embed/code.ts';
import { frame } from '../frame.ts';
import { say, type Reader } from '../reader.ts';
import { changeList } from './changes.ts';
import { headline } from './headline.ts';
import { methodLines } from './method.ts';
import { facts, wording } from './passport.ts';
import { bigNumber, standfirst } from './standfirst.ts';
import { provenance } from './provenance.ts';
import { questionTable } from './table.ts';
import { pressSentence } from './press.ts';

const downloads = ({ paths, t }: Reader, { survey, variable }: QuestionResult) => [
  {
    href: paths.questionCsv(survey.id, variable.name),
    type: 'text/csv',
    label: 'CSV',
    about: t('results:page.csv'),
  },
  {
    href: paths.questionXlsx(survey.id, variable.name),
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    label: 'XLSX',
    about: t('results:page.xlsx'),
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

const kicker = (reader: Reader, { topic, survey }: QuestionResult, newest: WaveResult) => ({
  topic: topic && say(reader, topic),
  rest: [say(reader, survey.title), reader.t('results:page.wave', { wave: newest.wave.name })],
});

/** Of the newest wave that enough answered: of the others there is no public statement. */
const statementOf = ({ paths, t }: Reader, { survey, waves }: QuestionResult) => {
  const wave = waves.findLast(({ base }) => base !== null)?.wave.name;
  if (wave === undefined) return null;
  return { wave, href: paths.method(survey.id, wave), label: t('statement:page.link') };
};

/** The side column: what a reader needs to judge the number. */
const passport = (reader: Reader, question: QuestionResult, newest: WaveResult) => ({
  label: reader.t('results:page.side'),
  wording: wording(reader, question),
  facts: { heading: reader.t('results:page.facts'), items: facts(reader, question, newest) },
  changes: changeList(reader, question),
  method: {
    heading: reader.t('results:page.method'),
    lines: methodLines(reader, question, newest),
    statement: statementOf(reader, question),
  },
});

const titleOf = (reader: Reader, question: QuestionResult, newest: WaveResult): string =>
  headline(reader, question, newest) ?? say(reader, question.variable.label);

/** Numbers that are not published have no picture that anybody could fetch. */
const sharedPicture = ({ paths }: Reader, { survey, variable, released }: Shown, alt: string) =>
  released ? { href: `${paths.questionPng(survey.id, variable.name)}?size=2x`, alt } : null;

/** Code for pages of other sites, of each published finding about the question. */
const embedsOf = (reader: Reader, { released }: Shown) =>
  (released?.findings ?? []).flatMap(finding => {
    const code = embedCode(reader, { finding, version: `${released?.release}.${released?.version}` });
    return code ? [code] : [];
  });

/** Without `released`, numbers that are not published: for those who look before. */
type Shown = QuestionResult & { readonly released?: Released };

export const presentQuestion = (reader: Reader, question: Shown) => {
  const newest = question.waves.at(-1);
  if (!newest) throw new RangeError(`Question ${question.variable.name} has no wave to show`);
  const title = titleOf(reader, question, newest);
  return {
    frame: frame(reader, {
      ...{ title, description: title, section: 'results', hasCharts: true },
      picture: sharedPicture(reader, question, title),
      isDemonstration: question.waves.some(({ wave }) => wave.isDemonstration),
    }),
    crumbs: crumbs(reader, question),
    crumbsLabel: reader.t('results:page.crumbs'),
    kicker: kicker(reader, question, newest),
    title,
    big: bigNumber(reader, newest),
    stand: standfirst(reader, question, newest),
    figures: figuresOnPage(reader, question),
    press: pressSentence(reader, question, newest),
    table: questionTable(reader, question),
    passport: passport(reader, question, newest),
    provenance: question.released ? provenance(reader, question.released) : null,
    embeds: embedsOf(reader, question),
    downloads: { heading: reader.t('results:page.downloads'), links: downloads(reader, question) },
  };
};

export type QuestionPage = ReturnType<typeof presentQuestion>;
