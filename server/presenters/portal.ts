// The first page: the newest finding, further findings, surveys that run now, and the programme's indicators.
import { journey } from '../../surveys/journey.ts';
import { minutes } from '../../surveys/minutes.ts';
import type { IndicatorsNow } from '../services/programme.ts';
import type { ReleasedSurvey } from '../services/published.ts';
import type { OpenSurvey, QuestionResult } from '../services/results/index.ts';
import { date } from './dates.ts';
import { frame } from './frame.ts';
import { presentStrip } from './programme/strip.ts';
import { say, type Reader } from './reader.ts';
import { leadFigure, miniChart } from './results/figures.ts';
import { emptyState } from './results/list.ts';
import { openingOf } from './results/lead.ts';
import { baseText, fieldworkDates } from './results/passport.ts';
import { bigNumber, standfirst } from './results/standfirst.ts';
import { questionItem } from './results/survey.ts';

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

type Contents = {
  readonly surveys: readonly ReleasedSurvey[];
  readonly open: readonly OpenSurvey[];
  readonly programme: IndicatorsNow;
};

const sharedPicture = ({ paths }: Reader, { survey, variable }: QuestionResult, alt: string) => ({
  ...{ href: `${paths.questionPng(survey.id, variable.name)}?size=2x`, alt },
});

const isMadeUp = (findings: readonly QuestionResult[], { indicators }: IndicatorsNow): boolean =>
  findings.some(({ waves }) => waves.some(({ wave }) => wave.isDemonstration)) ||
  indicators.some(({ years }) => years.some(({ fact }) => fact?.isDemonstration));

export const presentPortal = (reader: Reader, { surveys, open, programme }: Contents) => {
  const { t } = reader;
  const { lead: first, further } = openingOf(surveys, furtherFindings);
  const lead = first ? presentLead(reader, first) : null;
  return {
    frame: frame(reader, {
      title: lead?.title ?? t('public:brand'),
      description: t('results:portal.description'),
      ...{ section: 'portal', hasCharts: lead !== null },
      isDemonstration: isMadeUp(first ? [first, ...further] : further, programme),
      picture: first && lead ? sharedPicture(reader, first, lead.title) : null,
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
    programme: presentStrip(reader, programme),
  };
};

export type PortalPage = ReturnType<typeof presentPortal>;
