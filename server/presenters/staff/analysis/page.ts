// The page of one table: what is asked, the table with its tests, the drawing beside it, the waves against each other, what to take.
import type { Mistake } from '../../../../surveys/recipe/found.ts';
import { queryOf } from '../../../../surveys/recipe/view-query.ts';
import { analysisPaths, files, type AnalysisFile } from '../../../paths/analysis.ts';
import { releasePaths } from '../../../paths/releases.ts';
import type { Analysis, Choice, Table } from '../../../services/analysis.ts';
import { say, type Reader } from '../../reader.ts';
import { reasonIn } from '../../reasons.ts';
import { presentFrame, type Visit } from '../frame.ts';
import { presentChanges } from './changes.ts';
import { presentChart } from './chart.ts';
import { labelsOf } from './labels.ts';
import { breakLines, presentLineage } from './lineage.ts';
import { presentQuery, whereInWords } from './query.ts';
import { presentTable } from './table.ts';
import { presentSaving } from './views.ts';
import { testLines } from './tests.ts';

const language = ({ language: own }: Reader): 'ru' | 'en' => (own === 'en' ? 'en' : 'ru');

/** Each thing once, in the reader's words: the same condition stands in every entry of the recipe. */
const mistakesIn = (reader: Reader, mistakes: readonly Mistake[]): readonly string[] => [
  ...new Set(
    mistakes.map(({ place, message }) => {
      const what = place.includes('.where')
        ? reader.t('analysis:mistake.where')
        : place.replace(/^.*\]\./, '');
      return `${what} ${message[language(reader)]}`.trim();
    }),
  ),
];

export const computedMistakes = (reader: Reader, { computed }: Table): readonly string[] => {
  if ('mistakes' in computed) return mistakesIn(reader, computed.mistakes);
  return 'refused' in computed ? [reasonIn(computed.refused, language(reader))] : [];
};

const presentFiles = (reader: Reader, { view }: Table) => {
  const { t, paths } = reader;
  const { analysisFile } = analysisPaths(paths);
  return {
    heading: t('analysis:take.heading'),
    links: files.map((file: AnalysisFile) => ({
      href: analysisFile(view.survey, view.question, file, queryOf(view)),
      label: t(`analysis:take.${file.replace('.', '_')}`),
    })),
    copy: {
      href: analysisFile(view.survey, view.question, 'repeat.R', queryOf(view)),
      ...{ label: t('analysis:take.copy'), done: t('analysis:take.copied') },
    },
    note: t('analysis:take.note'),
  };
};

const aboutQuestion = (reader: Reader, { number, variable, material, view }: Table): string => {
  const newest = material.waves.findLast(({ wave }) => view.waves.includes(wave.name));
  const label = labelsOf(reader, newest?.variables ?? [])(variable);
  return number === null ? label : reader.t('analysis:question', { number, label });
};

/** How the numbers came about, in a few lines: under the table and in its workbook. */
export const methodLines = (reader: Reader, table: Table, analysis: Analysis): readonly string[] => {
  const { t } = reader;
  const where = whereInWords(
    reader,
    table.view.where,
    table.material.waves.flatMap(each => each.variables),
  );
  const isVolunteer = analysis.data.waves.some(({ sample }) => sample === 'volunteer');
  const hasNoBase = analysis.results.some(({ rows }) =>
    rows.some(
      ({ isSuppressed, n, statistic, flags }) =>
        !isSuppressed && n === null && !statistic.startsWith('test') && !flags.includes('replaced'),
    ),
  );
  const isEstimated = table.planned.lines[0]?.kind === 'estimate';
  return [
    ...breakLines(reader, table),
    ...(where === null ? [] : [t('analysis:facts.only', { where })]),
    ...testLines(reader, table, analysis),
    ...(isEstimated ? [t('analysis:facts.estimate')] : []),
    ...(isVolunteer ? [t('analysis:facts.volunteer')] : []),
    ...(hasNoBase ? [t('analysis:facts.no_base')] : []),
    t('analysis:facts.weighted'),
  ];
};

export type Shown = { readonly table: Table; readonly asking: Choice };

/** The table as a finding for the press. */
const proposalOf = ({ paths }: Reader, { view }: Table): string => {
  const { survey, question } = view;
  const rest = queryOf(view).replace(/^\?/, '&');
  return releasePaths(paths).newFinding(`?${new URLSearchParams({ survey, question }).toString()}${rest}`);
};

/** Everything that is there only where the table could be computed. */
const presentMade = (reader: Reader, table: Table, analysis: Analysis) => ({
  table: presentTable(reader, table, analysis),
  facts: methodLines(reader, table, analysis),
  chart: presentChart(reader, table, analysis),
  changes: presentChanges(reader, table, analysis),
  saveHeading: reader.t('analysis:views.save_heading'),
  saving: presentSaving(reader, { ...table.view, query: queryOf(table.view) }),
  take: presentFiles(reader, table),
  propose: { href: proposalOf(reader, table), label: reader.t('analysis:views.propose') },
});

export const presentAnalysis = (visit: Visit, { table, asking }: Shown) => {
  const { reader } = visit;
  const { t, paths } = reader;
  const { analysis, analysisSurvey } = analysisPaths(paths);
  const { survey } = table.material;
  const mistakes = computedMistakes(reader, table);
  const heading = aboutQuestion(reader, table);
  const prefix = mistakes.length > 0 ? t('staff:mistake_prefix') : '';
  return {
    frame: presentFrame(visit, analysis()),
    title: `${prefix}${heading} — ${t('staff:place')}`,
    up: {
      href: analysisSurvey(survey.id),
      label: t('analysis:to_questions', { survey: say(reader, survey.title) }),
    },
    heading,
    lineage: presentLineage(reader, table),
    query: presentQuery(reader, asking, mistakes),
    made: 'analysis' in table.computed ? presentMade(reader, table, table.computed.analysis) : null,
    script: { src: reader.asset('charts.js'), nonce: reader.nonce },
  };
};
