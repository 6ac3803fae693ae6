// The eleven items of a statement in words: what the system knows, and what people wrote.
import type { ItemId, Statement, StatementText } from '../../services/statements.ts';
import { date, dates } from '../dates.ts';
import { integer } from '../format.ts';
import { say, type Reader } from '../reader.ts';
import { precisionLines, weightingLines } from './precision.ts';
import { languagesOf, linesOf, modesOf, populationOf } from './words.ts';

/** A paragraph; the first of what people wrote under one heading has a term. */
export type Paragraph = { readonly term: string | null; readonly text: string; readonly isWritten: boolean };
export type ItemLink = { readonly href: string; readonly label: string };

const plain = (lines: readonly string[]): readonly Paragraph[] =>
  lines.map(text => ({ term: null, text, isWritten: false }));

/** What people wrote, its first line with the name of the field before it. */
const written = (reader: Reader, statement: Statement, name: StatementText): readonly Paragraph[] =>
  linesOf(reader, statement, name).map((text, at) => ({
    term: at === 0 ? reader.t(`statement:text.${name}.term`) : null,
    text,
    isWritten: true,
  }));

const wording = (reader: Reader, { questionnaire }: Statement): readonly string[] => {
  const { t, language } = reader;
  return [
    t('statement:wording.version', {
      title: say(reader, questionnaire.title),
      number: questionnaire.number,
      day: date(questionnaire.publishedOn, language),
      count: questionnaire.questions,
      questions: integer(questionnaire.questions, language),
    }),
    t('statement:wording.below'),
    t('statement:wording.hash', { hash: questionnaire.hash.slice(0, 16) }),
  ];
};

const sample = ({ t }: Reader, { wave }: Statement): string => {
  if (wave.sample === 'volunteer') return t('statement:frame.volunteer');
  const { strata, psu } = wave.design;
  const kind = strata ? (psu ? 'both' : 'strata') : psu ? 'psu' : 'simple';
  return t(`results:method.sample.${kind}`);
};

const fieldwork = (reader: Reader, statement: Statement): readonly string[] => {
  const { t, language } = reader;
  const { opens, closes } = statement.wave;
  return [
    ...(opens && closes ? [t('statement:dates.field', { days: dates(opens, closes, language) })] : []),
    ...linesOf(reader, statement, 'dates'),
    t('statement:dates.recall'),
  ];
};

type Write = (reader: Reader, statement: Statement) => readonly Paragraph[];

const paragraphs: Readonly<Record<ItemId, Write>> = {
  sponsor: (...about) => [...written(...about, 'sponsor'), ...written(...about, 'conductor')],
  wording: (...about) => plain(wording(...about)),
  population: (...about) => [...plain([populationOf(...about)]), ...written(...about, 'coverage')],
  frame: (...about) => [
    ...plain([sample(...about)]),
    ...written(...about, 'frame'),
    ...written(...about, 'recruitment'),
  ],
  mode: (reader, statement) =>
    plain([
      reader.t('results:method.modes', { modes: modesOf(reader, statement) }),
      reader.t('statement:mode.languages', { languages: languagesOf(reader, statement) }),
    ]),
  dates: (...about) => plain(fieldwork(...about)),
  precision: (...about) => plain(precisionLines(...about)),
  weighting: (...about) => plain(weightingLines(...about)),
  processing: (...about) => [
    ...written(...about, 'processing'),
    ...plain([about[0].t('statement:processing.small')]),
  ],
  limits: (reader, statement) => [
    ...written(reader, statement, 'limits'),
    ...plain(statement.wave.sample === 'volunteer' ? [reader.t('statement:limits.volunteer')] : []),
  ],
  data: (...about) => [...written(...about, 'access'), ...written(...about, 'contact')],
};

const linksOf = ({ t, paths }: Reader, { survey }: Statement, item: ItemId): readonly ItemLink[] =>
  item === 'data' ? [{ href: paths.surveyResults(survey.id), label: t('statement:data.results') }] : [];

export const presentItem = (reader: Reader, statement: Statement, item: ItemId) => ({
  id: item,
  heading: reader.t(`statement:item.${item}`),
  paragraphs: paragraphs[item](reader, statement),
  links: linksOf(reader, statement, item),
  missing: statement.missing.includes(item) ? reader.t('statement:missing') : null,
});
