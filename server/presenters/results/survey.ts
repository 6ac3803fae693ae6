// One survey: every question by topic with its numbers of all waves, groups of people side by side, the waves and their releases.
import type { ReleasedSurvey } from '../../services/published.ts';
import type { OpenSurvey } from '../../services/results/index.ts';
import type { QuestionResult } from '../../services/results/result.ts';
import { percent, plusMinus } from '../format.ts';
import { frame } from '../frame.ts';
import { markOf, say, type Reader } from '../reader.ts';
import { comparisonOf } from './comparison.ts';
import { changeLabel, isEstablished } from './sentences.ts';
import { headline } from './headline.ts';
import { sourcesOf } from './provenance.ts';
import { wavesTable } from './surveyWaves.ts';

/** A question in a list: its words, the newest number and what became of it since the wave before. */
export const questionItem = (reader: Reader, question: QuestionResult) => {
  const newest = question.waves.at(-1);
  const { estimate = null, change = null } = newest?.focus ?? {};
  const isTested = change !== null && change.pValue !== null;
  return {
    href: reader.paths.questionResults(question.survey.id, question.variable.name),
    label: say(reader, question.variable.label),
    lang: markOf(reader, question.variable.label),
    sentence: newest ? headline(reader, question, newest, true) : null,
    value: estimate ? percent(estimate.value, reader.language) : reader.t('results:chart.hidden'),
    margin: estimate ? plusMinus(estimate) : '',
    isHidden: estimate === null,
    change: isTested ? changeLabel(reader, change) : '—',
    isEstablished: isTested && isEstablished(change),
    wave: newest?.wave.name ?? '',
  };
};

/** Shares of the waves before the newest, as long as the question stood alike. */
const earlier = (reader: Reader, { waves }: QuestionResult) => {
  const changed = waves.findLastIndex(({ isComparable }, at) => at > 0 && !isComparable);
  return waves.slice(Math.max(0, changed), -1).map(({ wave, focus }) => ({
    wave: wave.name,
    share: focus.estimate ? percent(focus.estimate.value, reader.language) : reader.t('results:chart.hidden'),
  }));
};

/** Questions under their topics, in the order of the questionnaire. */
const topicsOf = (reader: Reader, questions: readonly QuestionResult[]) => {
  const groups = new Map<string, QuestionResult[]>();
  for (const question of questions) {
    const name = question.topic ? say(reader, question.topic) : reader.t('results:survey.no_topic');
    groups.set(name, [...(groups.get(name) ?? []), question]);
  }
  return [...groups].map(([name, members], i) => ({
    id: `topic-${i + 1}`,
    name,
    lang: members[0]?.topic ? markOf(reader, members[0].topic) : null,
    questions: members.map(question => ({
      ...questionItem(reader, question),
      earlier: earlier(reader, question),
    })),
  }));
};

/** `open`: the wave of this survey that anybody may answer now. */
export const presentSurvey = (reader: Reader, released: ReleasedSurvey, open?: OpenSurvey) => {
  const { t } = reader;
  const { survey, waves, questions } = released;
  const title = say(reader, survey.title);
  return {
    frame: frame(reader, {
      ...{ title, section: 'results' },
      description: t('results:survey.description', { title }),
      isDemonstration: waves.some(({ wave }) => wave.isDemonstration),
    }),
    crumbsLabel: t('results:page.crumbs'),
    crumbs: [{ href: reader.paths.results(), label: t('public:nav.results') }],
    title,
    stand: t('results:survey.stand', { population: say(reader, survey.population) }),
    source: survey.source ? say(reader, survey.source) : null,
    topicsLabel: t('results:survey.topics'),
    topics: topicsOf(reader, questions),
    head: {
      question: t('results:survey.question'),
      share: t('results:survey.share'),
      change: t('results:table.change'),
      earlier: t('results:survey.earlier'),
    },
    compare: comparisonOf(reader, questions),
    waves: wavesTable(reader, released, open),
    sources: sourcesOf(reader, questions),
  };
};

export type SurveyPage = ReturnType<typeof presentSurvey>;
