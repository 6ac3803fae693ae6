// One survey: its waves, and every question by topic with its number where it has one.
import type { ReleasedSurvey } from '../../services/published.ts';
import type { QuestionResult } from '../../services/results/result.ts';
import { integer, percent, plusMinus } from '../format.ts';
import { frame } from '../frame.ts';
import { say, type Reader } from '../reader.ts';
import { changeLabel, isEstablished } from './sentences.ts';
import { headline } from './headline.ts';
import { fieldworkDates } from './passport.ts';
import { sourcesOf } from './provenance.ts';

/** A question in a list: its words, the newest number and what became of it since the wave before. */
export const questionItem = (reader: Reader, question: QuestionResult) => {
  const newest = question.waves.at(-1);
  const { estimate = null, change = null } = newest?.focus ?? {};
  const isTested = change !== null && change.pValue !== null;
  return {
    href: reader.paths.questionResults(question.survey.id, question.variable.name),
    label: say(reader, question.variable.label),
    sentence: newest ? headline(reader, question, newest, true) : null,
    value: estimate ? percent(estimate.value, reader.language) : reader.t('results:chart.hidden'),
    margin: estimate ? plusMinus(estimate) : '',
    isHidden: estimate === null,
    change: isTested ? changeLabel(reader, change) : '—',
    isEstablished: isTested && isEstablished(change),
    wave: newest?.wave.name ?? '',
  };
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
    questions: members.map(question => questionItem(reader, question)),
  }));
};

const waveItem = (reader: Reader, { wave, count }: ReleasedSurvey['waves'][number]) => ({
  name: wave.name,
  method:
    count === null
      ? null
      : { href: reader.paths.method(wave.survey, wave.name), label: reader.t('statement:page.link') },
  dates: fieldworkDates(reader, wave) ?? '—',
  modes: wave.modes.map(mode => reader.t(`results:mode.${mode}`)).join(', '),
  sample: reader.t(`results:survey.sample.${wave.sample}`),
  n: count === null ? reader.t('results:chart.hidden') : integer(count, reader.language),
});

const wavesTable = (reader: Reader, waves: ReleasedSurvey['waves']) => ({
  heading: reader.t('results:survey.waves'),
  head: ['wave', 'dates', 'modes', 'sample', 'n'].map(column =>
    reader.t(`results:survey.wave_head.${column}`),
  ),
  rows: [...waves].reverse().map(wave => waveItem(reader, wave)),
  scroll: reader.t('results:table.scroll'),
});

export const presentSurvey = (reader: Reader, { survey, waves, questions }: ReleasedSurvey) => {
  const { t } = reader;
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
    },
    waves: wavesTable(reader, waves),
    sources: sourcesOf(reader, questions),
  };
};

export type SurveyPage = ReturnType<typeof presentSurvey>;
