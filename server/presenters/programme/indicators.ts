// Each indicator: its drawing, what it came to, where the number comes from; and all of them as a table.
import type {
  IndicatorStanding,
  IndicatorYear,
  KnownFact,
  ProgrammeStanding,
} from '../../services/programme.ts';
import { date } from '../dates.ts';
import { integer } from '../format.ts';
import type { Reader } from '../reader.ts';
import { factWithMargin, intervalOf, shownDegree, shownFact, shownNumber } from './numbers.ts';
import { yearOf } from './sentence.ts';
import { asPrinted, capitalised, inTwo } from './words.ts';

export const nameOf = (reader: Reader, { indicator }: IndicatorStanding): string =>
  asPrinted(reader, inTwo(reader, indicator.short ?? indicator));

export const unitOf = ({ t }: Reader, { indicator }: IndicatorStanding): string =>
  t(`programme:unit.${indicator.unit}`);

/** The document by its name and day; of answers, which survey they are from, the wave and how many were asked. */
export const sourceParts = (reader: Reader, { source }: KnownFact) => {
  const { t, language } = reader;
  return 'survey' in source
    ? { name: t('programme:source.survey'), detail: t('results:n', { n: integer(source.n, language) }) }
    : {
        name: capitalised(asPrinted(reader, inTwo(reader, source.document))),
        detail: date(source.documentDate, language),
      };
};

/** `Приказ кадровой службы, 17 января 2014`; answers have the address of their results. */
export const sourceOf = (reader: Reader, fact: KnownFact): { text: string; href: string | null } => {
  const { source } = fact;
  const { name, detail } = sourceParts(reader, fact);
  return 'survey' in source
    ? {
        text: [name, reader.t('results:page.wave', { wave: source.wave }), detail].join(', '),
        href: reader.paths.questionResults(source.survey, source.question),
      }
    : { text: [name, detail].join(', '), href: null };
};

const outcome = (reader: Reader, standing: IndicatorStanding, year: IndicatorYear): readonly string[] => {
  const { t } = reader;
  const { fact, plan, verdict, degree } = year;
  if (!fact || !verdict) {
    const kind = standing.indicator.computed ? 'not_published' : 'not_entered';
    return [t(`programme:outcome.${kind}`, { year: year.year })];
  }
  const values = { fact: factWithMargin(reader, fact, plan), plan: shownNumber(reader, plan) };
  return [
    t(`programme:outcome.${verdict}`, values),
    degree !== null
      ? t('programme:outcome.degree', { degree: shownDegree(reader, year) })
      : t(`programme:outcome.${plan === 0 ? 'no_degree_plan' : 'no_degree_fact'}`),
  ];
};

/** What it came to in the year that the page speaks of. */
export const outcomeOf = (reader: Reader, standing: IndicatorStanding, year: number) => {
  const { t } = reader;
  const { indicator } = standing;
  const now = yearOf(standing, year);
  return {
    lessIsBetter: indicator.direction === 'down' ? t('programme:outcome.less_is_better') : null,
    lines: [
      ...(now ? outcome(reader, standing, now) : []),
      ...(indicator.base === 0
        ? []
        : [t('programme:outcome.base', { base: shownNumber(reader, indicator.base) })]),
    ],
    source: now?.fact ? sourceOf(reader, now.fact) : null,
  };
};

const cellsOf = (reader: Reader, { indicator, years }: IndicatorStanding) => [
  { text: shownNumber(reader, indicator.base), under: null, isFact: false },
  ...years.flatMap(({ plan, fact }) => [
    { text: shownNumber(reader, plan), under: null, isFact: false },
    { text: fact ? shownFact(reader, fact, plan) : '—', under: fact && intervalOf(fact), isFact: true },
  ]),
];

const rowOf = (reader: Reader, standing: IndicatorStanding, year: number) => {
  const now = yearOf(standing, year);
  return {
    heading: `${standing.indicator.id}. ${nameOf(reader, standing)}, ${unitOf(reader, standing)}`,
    cells: cellsOf(reader, standing),
    degree: now ? shownDegree(reader, now) : '—',
    verdict: reader.t(`programme:verdict.${now?.verdict ?? 'unknown'}`),
    tone: now?.verdict === 'met' ? 'ok' : now?.verdict === 'missed' ? 'no' : 'quiet',
  };
};

export const indicatorTable = (reader: Reader, { indicators, year, programme }: ProgrammeStanding) => {
  const { t } = reader;
  return {
    summary: t('programme:table.summary'),
    caption: t('programme:table.caption'),
    scroll: t('results:table.scroll'),
    corner: t('programme:table.indicator'),
    base: t('programme:table.base'),
    years: programme.years,
    ...{ plan: t('programme:table.plan'), fact: t('programme:table.fact') },
    degree: t('programme:table.degree', { year }),
    verdict: t('programme:table.verdict'),
    rows: indicators.map(standing => rowOf(reader, standing, year)),
  };
};
