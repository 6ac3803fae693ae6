// All surveys that have published something; an empty list says what will come and what to do meanwhile.
import type { ReleasedQuestion, ReleasedSurvey } from '../../services/published.ts';
import { frame } from '../frame.ts';
import { markOf, say, type Reader } from '../reader.ts';
import { newsworthy } from './news.ts';
import { containsWords } from './search.ts';
import { questionItem } from './survey.ts';
import { questionsOn, topicsIn } from './topics.ts';

const surveyItem = (reader: Reader, { survey, waves, questions }: ReleasedSurvey) => {
  const [first, last] = [waves[0]?.wave.name ?? '', waves.at(-1)?.wave.name ?? ''];
  const { t } = reader;
  return {
    href: reader.paths.surveyResults(survey.id),
    title: say(reader, survey.title),
    lang: markOf(reader, survey.title),
    population: say(reader, survey.population),
    waves:
      waves.length === 1
        ? t('results:page.wave', { wave: last })
        : t('results:facts.wave_span', { count: waves.length, first, last }),
    questions: t('results:list.questions', { count: questions.length }),
    findings: newsworthy(questions)
      .slice(0, 3)
      .map(question => questionItem(reader, question)),
  };
};

const foundItems = (reader: Reader, found: readonly ReleasedQuestion[]) =>
  found.map(question => ({
    ...questionItem(reader, question),
    about: [
      say(reader, question.survey.title),
      ...(question.topic ? [say(reader, question.topic)] : []),
    ].join(' · '),
  }));

const toAll = ({ t, paths }: Reader) => ({ href: paths.results(), label: t('results:search.all') });

const searched = (reader: Reader, surveys: readonly ReleasedSurvey[], query: string) => {
  const found = surveys.flatMap(({ questions }) =>
    questions.filter(question => containsWords([reader], [question], query)),
  );
  const { t } = reader;
  return {
    heading: t(found.length === 0 ? 'results:search.none' : 'results:search.found', { count: found.length }),
    text: found.length === 0 ? t('results:search.none_text') : null,
    items: foundItems(reader, found),
    all: toAll(reader),
  };
};

type Topics = ReturnType<typeof topicsIn>;

const onTopic = (reader: Reader, surveys: readonly ReleasedSurvey[], topics: Topics) => {
  const current = topics.find(({ isCurrent }) => isCurrent);
  return (
    current && {
      ...{ heading: current.name, text: null, all: toAll(reader) },
      items: foundItems(reader, questionsOn(surveys, current.code)),
    }
  );
};

/** What the address asks for: words, or a topic, or nothing. */
export type ListAsked = { readonly query: string; readonly topic: string | null };

const searchForm = ({ t, paths }: Reader, query: string) => ({
  ...{ action: paths.results(), label: t('results:search.label'), button: t('results:search.button') },
  ...{ hint: t('results:search.hint'), query },
});

export const presentList = (
  reader: Reader,
  surveys: readonly ReleasedSurvey[],
  { query, topic }: ListAsked,
) => {
  const { t } = reader;
  const topics = topicsIn(reader, surveys, query === '' ? topic : null);
  const found = query === '' ? onTopic(reader, surveys, topics) : searched(reader, surveys, query);
  return {
    frame: frame(reader, {
      title: t('results:list.title'),
      description: t('results:list.description'),
      section: 'results',
      isDemonstration: surveys.some(({ waves }) => waves.some(({ wave }) => wave.isDemonstration)),
    }),
    title: t('results:list.title'),
    stand: t('results:list.stand'),
    search: surveys.length > 0 ? searchForm(reader, query) : null,
    topics: { label: t('results:list.topics'), items: topics },
    found: found ?? null,
    surveys: found ? [] : surveys.map(survey => surveyItem(reader, survey)),
    all: t('results:list.all'),
    empty: surveys.length === 0 ? emptyState(reader) : null,
  };
};

export const emptyState = ({ t, paths }: Reader) => ({
  heading: t('results:empty.heading'),
  text: t('results:empty.text'),
  link: { href: paths.portal(), label: t('results:empty.link') },
});

export type ListPage = ReturnType<typeof presentList>;
