// The page of the programme: the sentence, plan and fact, appeals, money, criteria.
import type { IndicatorStanding, ProgrammeStanding } from '../../services/programme.ts';
import { frame } from '../frame.ts';
import type { Reader } from '../reader.ts';
import { presentAppeals } from './appeals.ts';
import { presentCriteria } from './criteria.ts';
import { indicatorFigure } from './figures.ts';
import { indicatorTable, nameOf, outcomeOf, unitOf } from './indicators.ts';
import { presentMoney } from './money.ts';
import { programmePaths } from '../../paths/programme.ts';
import { programmeSentence, standLines, tallyOf } from './sentence.ts';
import { asPrinted, inTwo } from './words.ts';

/** Whether anything on the page was made up. */
const isDemonstrated = ({ indicators, appeals, spending, criteria }: ProgrammeStanding): boolean =>
  indicators.some(({ years }) => years.some(({ fact }) => fact?.isDemonstration)) ||
  appeals.some(({ documents }) => documents.some(figure => figure.isDemonstration)) ||
  spending.some(({ planned, spent }) => planned?.isDemonstration || spent?.isDemonstration) ||
  criteria.some(({ results }) => results.some(({ waves }) => waves.some(({ wave }) => wave.isDemonstration)));

const spanOf = ({ programme: { years } }: ProgrammeStanding): string =>
  years.length === 1 ? String(years[0]) : `${years[0]}–${years.at(-1)}`;

const downloads = ({ t, paths }: Reader) => {
  const own = programmePaths(paths);
  return {
    heading: t('results:page.downloads'),
    links: [
      { href: own.csv(), type: 'text/csv', label: 'CSV', about: t('programme:page.csv') },
      { href: own.json(), type: 'application/json', label: 'JSON', about: t('programme:page.json') },
    ],
  };
};

const keyOf = ({ t }: Reader, isDemonstration: boolean) => ({
  fact: t('programme:key.fact'),
  plan: t('programme:key.plan'),
  note: t('programme:key.note'),
  demonstration: isDemonstration ? t('programme:key.demonstration') : null,
});

const kickerOf = (reader: Reader, { title, document }: ProgrammeStanding['programme']) => ({
  topic: reader.t('programme:page.kicker'),
  rest: [title, ...(document ? [document] : [])].map(text => asPrinted(reader, inTwo(reader, text))),
});

const presentIndicator = (reader: Reader, standing: IndicatorStanding, whole: ProgrammeStanding) => {
  const { lessIsBetter, lines, source } = outcomeOf(reader, standing, whole.year);
  return {
    ...indicatorFigure(reader, standing, whole),
    heading: `${standing.indicator.id}. ${nameOf(reader, standing)}`,
    full: asPrinted(reader, inTwo(reader, standing.indicator)),
    ...{ under: unitOf(reader, standing), lessIsBetter, lines, origin: source },
    ...{ take: reader.t('programme:picture.take'), twin: null }, // one table below holds all of them
  };
};

/** Ready for print; nothing where no fact is known. */
const pressOf = (reader: Reader, { programme, indicators, year }: ProgrammeStanding, sentence: string) => {
  const { t } = reader;
  if (tallyOf(indicators, year).known === 0) return null;
  const about = asPrinted(reader, inTwo(reader, programme.title));
  const isMadeUp = indicators.some(({ years }) => years.some(({ fact }) => fact?.isDemonstration));
  return {
    heading: t('results:page.press'),
    text: `${sentence} (${[about, ...(isMadeUp ? [t('programme:page.made_up')] : [])].join('; ')}).`,
    ...{ copy: t('results:page.copy'), copied: t('results:page.copied') },
  };
};

export const presentProgramme = (reader: Reader, standing: ProgrammeStanding) => {
  const { t } = reader;
  const { programme, indicators, year } = standing;
  const tally = tallyOf(indicators, year);
  const isDemonstration = isDemonstrated(standing);
  const sentence = programmeSentence(reader, tally);
  return {
    frame: frame(reader, {
      ...{ title: sentence, section: 'programme', isDemonstration, hasCharts: true },
      description: t('programme:page.description', {
        title: asPrinted(reader, inTwo(reader, programme.title)),
      }),
    }),
    kicker: kickerOf(reader, programme),
    title: sentence,
    stand: standLines(reader, indicators, tally),
    planFact: {
      heading: t('programme:page.plan_fact', { years: spanOf(standing) }),
      key: keyOf(reader, isDemonstration),
    },
    indicators: indicators.map(each => presentIndicator(reader, each, standing)),
    press: pressOf(reader, standing, sentence),
    table: indicatorTable(reader, standing),
    downloads: downloads(reader),
    appeals: presentAppeals(reader, standing),
    money: presentMoney(reader, standing),
    criteria: presentCriteria(reader, standing),
  };
};

export type ProgrammePage = ReturnType<typeof presentProgramme>;
