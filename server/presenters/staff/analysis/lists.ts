// Where a table begins: which survey, and which of its questions.
import type { Variable } from '../../../../surveys/variable.ts';
import { analysisPaths } from '../../../paths/analysis.ts';
import type { Material } from '../../../services/analysis.ts';
import { integer } from '../../format.ts';
import { say, type Reader } from '../../reader.ts';
import { presentViews } from './views.ts';
import { presentFrame, type Visit } from '../frame.ts';
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

export const presentQuestions = (visit: Visit, material: Material, sought: string) => {
  const { reader } = visit;
  const { t, paths, language } = reader;
  const { analysis, analysisSurvey, analysisTable } = analysisPaths(paths);
  const newest = material.waves.at(-1);
  const topics = newest?.questionnaire.topics ?? [];
  const words = sought.toLocaleLowerCase().trim();
  const listed = (newest?.variables ?? []).filter(isListed).map(variable => ({
    heading: say(
      reader,
      topics.find(({ code }) => code === variable.topic)?.label ?? { ru: t('analysis:questions.no_topic') },
    ),
    item: {
      href: analysisTable(material.survey.id, variable.name),
      label: say(reader, variable.label),
      text: say(reader, variable.text),
      name: variable.name,
      kind: t(`analysis:questions.kind.${kindOf(variable)}`),
    },
  }));
  const found = listed.filter(({ item }) =>
    [item.label, item.text, item.name].some(each => each.toLocaleLowerCase().includes(words)),
  );
  return {
    frame: presentFrame(visit, analysis()),
    title: `${say(reader, material.survey.title)} — ${t('analysis:heading')}`,
    up: { href: analysis(), label: t('analysis:to_surveys') },
    heading: say(reader, material.survey.title),
    lead: t('analysis:questions.lead', { waves: material.waves.map(({ wave }) => wave.name).join(', ') }),
    search: {
      action: analysisSurvey(material.survey.id),
      label: t('analysis:questions.search'),
      value: sought,
      submit: t('analysis:questions.find'),
      found:
        words === ''
          ? null
          : t('analysis:questions.found', { count: found.length, number: integer(found.length, language) }),
      all:
        words === ''
          ? null
          : { href: analysisSurvey(material.survey.id), label: t('analysis:questions.all') },
    },
    topics: grouped(found),
    empty: found.length === 0 ? t('analysis:questions.empty', { sought }) : null,
  };
};
