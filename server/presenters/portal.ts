// The first page: the newest finding, further findings, surveys that run now, and the programme's indicators.
import { journey } from '../../surveys/journey.ts';
import { minutes } from '../../surveys/minutes.ts';
import type { Indicator, Programme } from '../services/programme.ts';
import type { ReleasedSurvey } from '../services/published.ts';
import type { OpenSurvey, QuestionResult } from '../services/results/index.ts';
import { date } from './dates.ts';
import { integer } from './format.ts';
import { frame } from './frame.ts';
import { say, type Reader } from './reader.ts';
import { leadFigure, miniChart } from './results/figures.ts';
import { emptyState } from './results/list.ts';
import { newsworthy } from './results/news.ts';
import { baseText, fieldworkDates } from './results/passport.ts';
import { bigNumber, standfirst } from './results/standfirst.ts';
import { questionItem } from './results/survey.ts';
import { typeset } from './typography.ts';

const furtherFindings = 4;

const presentLead = (reader: Reader, question: QuestionResult) => {
  const newest = question.waves.at(-1);
  if (!newest) return null;
  const { title, survey } = {
    title: questionItem(reader, question),
    survey: say(reader, question.survey.title),
  };
  const when = fieldworkDates(reader, newest.wave);
  const facts = [
    say(reader, question.survey.population),
    baseText(reader, question, newest),
    ...(when ? [when] : []),
  ];
  return {
    kicker: {
      topic: reader.t('results:portal.lead'),
      rest: [survey, reader.t('results:page.wave', { wave: newest.wave.name })],
    },
    big: bigNumber(reader, newest),
    title: title.sentence ?? title.label,
    href: title.href,
    stand: standfirst(reader, question, newest),
    basis: `${facts.join('; ')}.`,
    figure: leadFigure(reader, question, newest),
  };
};

const presentFinding = (reader: Reader, question: QuestionResult, order: number) => {
  const newest = question.waves.at(-1);
  const base = newest ? baseText(reader, question, newest) : '';
  return {
    ...questionItem(reader, question),
    chart: miniChart(reader, question, `mini-${order + 1}`),
    base,
    survey: say(reader, question.survey.title),
  };
};

const presentOpen = (reader: Reader, { survey, wave, questionnaire }: OpenSurvey) => {
  const { t, language } = reader;
  const count = Math.ceil(minutes(journey(questionnaire, {}).steps, language));
  const facts = [
    t('results:portal.minutes', { count }),
    ...(wave.closes ? [t('results:portal.until', { date: date(wave.closes, language) })] : []),
    questionnaire.languages.map(code => t(`results:language.${code}`)).join(', '),
  ];
  return {
    title: say(reader, survey.title),
    facts: facts.join(' · '),
    href: reader.paths.start(survey.id),
    answer: t('results:portal.answer'),
  };
};

/** Straight quotes and hyphens of the decree become those of print. */
const asPrinted = (text: string, { language, t }: Reader): string => {
  const dashed = text.replace(/(\d) - (\d)/g, '$1–$2').replaceAll(' - ', ' — ');
  return typeset(
    dashed.replace(/"([^"]*)"/g, (_, inside: string) => t('results:quoted', { text: inside })),
    language,
  );
};

const presentIndicator = (reader: Reader, indicator: Indicator, year: number) => {
  const { t, language } = reader;
  const plan = indicator.plan[String(year)];
  return {
    plan:
      plan === undefined
        ? '—'
        : t(`results:unit.${indicator.unit}`, { count: plan, number: integer(plan, language) }),
    year: t('results:portal.plan', { year }),
    isLessBetter: indicator.direction === 'down' ? t('results:portal.less_is_better') : null,
    label: asPrinted(language === 'en' ? indicator.en : indicator.ru, reader),
    fact: t('results:portal.no_fact'),
  };
};

const presentProgramme = (reader: Reader, programme: Programme) => {
  const year = Math.max(...programme.years);
  return {
    heading: reader.t('results:portal.indicators', { count: programme.indicators.length, year }),
    about: asPrinted(reader.language === 'en' ? programme.title.en : programme.title.ru, reader),
    items: programme.indicators.map(indicator => presentIndicator(reader, indicator, year)),
  };
};

type Contents = {
  readonly surveys: readonly ReleasedSurvey[];
  readonly open: readonly OpenSurvey[];
  readonly programme: Programme;
};

/** Findings of the first survey come first; the next surveys fill what is left. */
const findingsOf = (surveys: readonly ReleasedSurvey[]): readonly QuestionResult[] =>
  surveys.flatMap(({ questions }) => newsworthy(questions)).slice(0, furtherFindings + 1);

export const presentPortal = (reader: Reader, { surveys, open, programme }: Contents) => {
  const { t } = reader;
  const [first, ...further] = findingsOf(surveys);
  const lead = first ? presentLead(reader, first) : null;
  const isDemonstration = [first, ...further].some(question =>
    question?.waves.some(({ wave }) => wave.isDemonstration),
  );
  return {
    frame: frame(reader, {
      title: lead?.title ?? t('public:brand'),
      description: t('results:portal.description'),
      ...{ section: 'portal', isDemonstration, hasCharts: lead !== null },
    }),
    lead,
    heading: t('results:portal.heading'),
    empty: lead ? null : { ...emptyState(reader), link: null },
    findings: {
      heading: t('results:portal.further'),
      items: further.map((question, order) => presentFinding(reader, question, order)),
      all: { href: reader.paths.results(), label: t('results:portal.all') },
    },
    open: {
      heading: t('results:portal.open'),
      note: t('results:portal.anonymous'),
      none: t('results:portal.none_open'),
      items: open.map(survey => presentOpen(reader, survey)),
    },
    programme: presentProgramme(reader, programme),
  };
};

export type PortalPage = ReturnType<typeof presentPortal>;
