// The programme as data: for the file of JSON, and row by row for CSV.
import type {
  AppealsRow,
  Figure,
  IndicatorYear,
  KnownFact,
  ProgrammeStanding,
  Spending,
  Told,
} from '../../services/programme.ts';
import type { Reader } from '../reader.ts';
import { costOf } from './money.ts';
import { sourceOf } from './indicators.ts';
import { programmeSentence, tallyOf } from './sentence.ts';
import { inTwo } from './words.ts';

const unbroken = (text: string): string => text.replaceAll('\u00a0', ' ');

const factDocument = (reader: Reader, fact: KnownFact) => ({
  ...{ value: fact.value, low: fact.low, high: fact.high },
  source: unbroken(sourceOf(reader, fact).text),
  is_demonstration: fact.isDemonstration,
});

const yearDocument = (reader: Reader, { year, plan, fact, degree, verdict }: IndicatorYear) => ({
  ...{ year, plan, degree, verdict },
  fact: fact && factDocument(reader, fact),
});

const figureDocument = (figure: Figure | null) =>
  figure && {
    ...{ value: figure.value, document: figure.document, document_date: figure.documentDate },
    is_demonstration: figure.isDemonstration,
  };

const spendingDocument = (spending: Spending) => ({
  ...{ survey: spending.survey.id, wave: spending.wave.name },
  planned_thousand_roubles: figureDocument(spending.planned),
  spent_thousand_roubles: figureDocument(spending.spent),
  completed_interviews: spending.count.kind === 'exactly' ? spending.count.count : null,
  roubles_per_interview: costOf(spending),
});

const told = (count: Told): number | null => (count.kind === 'told' ? count.count : null);

const appealsDocument = ({ shares }: ProgrammeStanding, { period, cells, total }: AppealsRow) => {
  const share = shares[period.name];
  return {
    ...{ period: period.name, from: period.from, to: period.to, total: told(total) },
    share_of_growth: share ? { percent: share.value, low: share.low, high: share.high } : null,
    channels: cells.map(({ channel, told: count, figure }) => ({
      ...{ channel, count: told(count) },
      ...(figure
        ? {
            ...{ document: figure.document, document_date: figure.documentDate },
            is_demonstration: figure.isDemonstration,
          }
        : {}),
    })),
  };
};

const indicatorDocuments = (reader: Reader, { indicators }: ProgrammeStanding) =>
  indicators.map(({ indicator, years }) => ({
    ...{ id: indicator.id, name: unbroken(inTwo(reader, indicator)), unit: indicator.unit },
    ...{ direction: indicator.direction, base: indicator.base },
    fact_source: indicator.fact_source,
    years: years.map(year => yearDocument(reader, year)),
  }));

export const programmeDocument = (reader: Reader, standing: ProgrammeStanding) => {
  const { programme, appeals, spending, criteria } = standing;
  return {
    ...{ id: programme.id, title: inTwo(reader, programme.title), source: programme.source },
    language: reader.language,
    sentence: unbroken(programmeSentence(reader, tallyOf(standing.indicators, standing.year))),
    indicators: indicatorDocuments(reader, standing),
    appeals: appeals.map(({ year, step, known, whole, parts }) => ({
      ...{ year, counted_by: step, periods_known: known, ...appealsDocument(standing, whole) },
      periods: parts.map(part => appealsDocument(standing, part)),
    })),
    funding: {
      unit: programme.funding.unit,
      note: programme.funding.note,
      budgets: programme.budgets.map(({ key, total, by_year, source }) => ({ key, total, by_year, source })),
    },
    spending: spending.map(spendingDocument),
    criteria: criteria.map(({ criterion, results }) => ({
      name: inTwo(reader, criterion),
      ...{ indices: criterion.indices, questions: criterion.questions },
      published: results.map(({ survey, variable }) => ({ survey: survey.id, question: variable.name })),
    })),
  };
};

/** One row for each indicator and year. */
export const programmeRows = (reader: Reader, standing: ProgrammeStanding) =>
  standing.indicators.flatMap(({ indicator, years }) =>
    years.map(({ year, plan, fact, degree, verdict }) => ({
      ...{ indicator: indicator.id, name: unbroken(inTwo(reader, indicator)), unit: indicator.unit },
      ...{ direction: indicator.direction, base: indicator.base, year, plan },
      fact: fact?.value ?? '',
      low: fact?.low ?? '',
      high: fact?.high ?? '',
      degree: degree ?? '',
      verdict: verdict ?? '',
      source: fact ? unbroken(sourceOf(reader, fact).text) : '',
      is_demonstration: fact?.isDemonstration ?? '',
    })),
  );

export type ProgrammeRow = ReturnType<typeof programmeRows>[number];
