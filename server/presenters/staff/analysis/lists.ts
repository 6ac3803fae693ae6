// Where a table begins: which survey, and which of its questions.
import type { Variable } from '../../../../surveys/variable.ts';
import { analysisPaths } from '../../../paths/analysis.ts';
import type { Material } from '../../../services/analysis.ts';
import { integer } from '../../format.ts';
import { say, type Reader } from '../../reader.ts';
import { presentViews } from './views.ts';
import { presentFrame, type Visit } from '../frame.ts';
import { labelsOf } from './labels.ts';
import type { ListedView } from '../../../services/views.ts';
import { grouped } from './query.ts';

const presentSurvey = (reader: Reader, { survey, waves }: Material) => ({
  href: waves.length > 0 ? analysisPaths(reader.paths).analysisSurvey(survey.id) : null,
  title: say(reader, survey.title),
  about:
    waves.length > 0
      ? reader.t('analysis:surveys.waves', { waves: waves.map(({ wave }) => wave.name).join(', ') })
      : reader.t('analysis:surveys.none'),
});

export const presentSurveys = (visit: Visit, all: readonly Material[], views: readonly ListedView[]) => {
  const { reader } = visit;
  const { t, paths } = reader;
  const isEmpty = all.every(({ waves }) => waves.length === 0);
  return {
    frame: presentFrame(visit, analysisPaths(paths).analysis()),
    title: `${t('analysis:heading')} — ${t('staff:place')}`,
    heading: t('analysis:heading'),
    lead: t('analysis:lead'),
    views: isEmpty ? null : presentViews(reader, views),
    surveysHeading: t('analysis:surveys.heading'),
    surveys: all.map(material => presentSurvey(reader, material)),
    empty: isEmpty
      ? { text: t('analysis:surveys.empty'), href: paths.staff(), label: t('analysis:surveys.next') }
      : null,
  };
};

/** Asked of people, or computed from what they said. */
const isListed = ({ origin, type, categories, indirect }: Variable): boolean =>
  (origin === undefined || origin === 'calculation') &&
  (indirect !== undefined || type === 'number' || categories.some(({ isMissing }) => !isMissing));

const kindOf = (variable: Variable): string =>
  variable.indirect ? 'estimate' : variable.type === 'category' && variable.row ? 'row' : variable.type;

const presentQuestion = (
  reader: Reader,
  { survey }: Material,
  { variable, label }: { readonly variable: Variable; readonly label: string },
) => ({
  href: analysisPaths(reader.paths).analysisTable(survey.id, variable.name),
  label,
  text: say(reader, variable.text),
  name: variable.name,
  kind: reader.t(`analysis:questions.kind.${kindOf(variable)}`),
});

/** Those that the newest wave asked and that hold the words sought, under their topics. */
const questionsOf = (reader: Reader, material: Material, words: string) => {
  const newest = material.waves.at(-1);
  const topics = newest?.questionnaire.topics ?? [];
  const listed = (newest?.variables ?? []).filter(isListed);
  const labelOf = labelsOf(reader, listed);
  return listed.flatMap(variable => {
    const topic = topics.find(({ code }) => code === variable.topic);
    const item = presentQuestion(reader, material, { variable, label: labelOf(variable) });
    const heading = topic ? say(reader, topic.label) : reader.t('analysis:questions.no_topic');
    const isFound = [item.label, item.text, item.name].some(each => each.toLocaleLowerCase().includes(words));
    return isFound ? [{ heading, item }] : [];
  });
};

const presentSearch = ({ t, paths, language }: Reader, material: Material, sought: string, count: number) => {
  const here = analysisPaths(paths).analysisSurvey(material.survey.id);
  const isSearched = sought.trim() !== '';
  return {
    action: here,
    label: t('analysis:questions.search'),
    value: sought,
    submit: t('analysis:questions.find'),
    found: isSearched ? t('analysis:questions.found', { count, number: integer(count, language) }) : null,
    all: isSearched ? { href: here, label: t('analysis:questions.all') } : null,
  };
};

export const presentQuestions = (visit: Visit, material: Material, sought: string) => {
  const { reader } = visit;
  const { t, paths } = reader;
  const { analysis, indices, microdata } = analysisPaths(paths);
  const title = say(reader, material.survey.title);
  const found = questionsOf(reader, material, sought.toLocaleLowerCase().trim());
  return {
    frame: presentFrame(visit, analysis()),
    title: `${title} — ${t('analysis:heading')}`,
    up: { href: analysis(), label: t('analysis:to_surveys') },
    heading: title,
    lead: t('analysis:questions.lead', { waves: material.waves.map(({ wave }) => wave.name).join(', ') }),
    also: [
      { href: indices(material.survey.id), label: t('indices:link') },
      { href: microdata(material.survey.id), label: t('microdata:link') },
    ],
    search: presentSearch(reader, material, sought, found.length),
    topics: grouped(found),
    empty: found.length === 0 ? t('analysis:questions.empty', { sought }) : null,
  };
};
