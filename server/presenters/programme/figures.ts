// The figures of the programme: plan against fact of an indicator, money of a document. Page and pictures are drawn from the same one.
import { programmePaths } from '../../paths/programme.ts';
import type {
  Budget,
  IndicatorStanding,
  KnownFact,
  Programme,
  ProgrammeStanding,
} from '../../services/programme.ts';
import type { Picture } from '../charts/spec.ts';
import { pictureOf } from '../figures/figureOf.ts';
import { moneyFigure } from '../figures/money.ts';
import { pictureFiles } from '../figures/onPage.ts';
import { planFigure } from '../figures/plan.ts';
import type { Reader } from '../reader.ts';
import { nameOf, sourceParts, unitOf } from './indicators.ts';
import { factInUnit, halfOf, inUnit, intervalOf, shownFact, shownNumber } from './numbers.ts';
import { yearOf } from './sentence.ts';
import { asPrinted, inTwo } from './words.ts';

/** A picture says what came out, alone. */
const titleOf = (reader: Reader, standing: IndicatorStanding, year: number): string => {
  const now = yearOf(standing, year);
  const values = { name: nameOf(reader, standing), year };
  if (!now?.fact || !now.verdict) return reader.t('programme:picture.unknown', values);
  return reader.t(`programme:picture.${now.verdict}`, {
    ...values,
    fact: factInUnit(reader, standing.indicator, now.fact, now.plan),
    plan: inUnit(reader, standing.indicator, now.plan),
  });
};

/** Where each fact is from; years from one document stand together. */
const factSources = (reader: Reader, { years }: IndicatorStanding): readonly string[] => {
  const known = years.flatMap(({ year, fact }) => (fact ? [{ year, ...sourceParts(reader, fact) }] : []));
  return [...new Set(known.map(({ name }) => name))].map(name =>
    reader.t('programme:picture.fact', {
      name,
      list: known
        .flatMap(({ year, detail, ...each }) => (each.name === name ? [`${year} — ${detail}`] : []))
        .join('; '),
    }),
  );
};

const planSource = (reader: Reader, { document, title }: Programme): string =>
  reader.t('programme:picture.plan', { document: asPrinted(reader, inTwo(reader, document ?? title)) });

const addressLine = ({ paths, baseUrl }: Reader): string =>
  `${baseUrl}${programmePaths(paths).programme()}`.replace(/^https?:\/\//, '');

const toldOf = (reader: Reader, fact: KnownFact | null, plan: number) =>
  fact && { fact: shownFact(reader, fact, plan), interval: intervalOf(fact) };

/** `current`: the year that the page speaks of. */
type Of = { readonly programme: Programme; readonly year: number };

const filesOf = (reader: Reader, address: (format: 'png' | 'svg') => string) => ({
  files: pictureFiles(reader, { png: address('png'), svg: address('svg') }),
  still: `${address('svg')}?size=square`,
});

export const indicatorFigure = (reader: Reader, standing: IndicatorStanding, { programme, year }: Of) => {
  const { indicator, years } = standing;
  const full = asPrinted(reader, inTwo(reader, indicator));
  const figure = planFigure(reader, {
    ...{ id: `indicator-${indicator.id}`, title: titleOf(reader, standing, year), current: year },
    ...{ years: programme.years, plan: years.map(({ plan }) => plan) },
    fact: years.map(({ fact }) => fact?.value ?? null),
    low: years.map(({ fact }) => fact?.low ?? null),
    high: years.map(({ fact }) => fact?.high ?? null),
    told: years.map(({ fact, plan }) => toldOf(reader, fact, plan)),
    ...{ unit: unitOf(reader, standing), direction: indicator.direction },
    source: [
      reader.t('programme:picture.full', { id: indicator.id, text: full }),
      ...factSources(reader, standing),
      [
        ...(years.some(({ fact }) => fact && halfOf(fact) !== null)
          ? [reader.t('results:chart.legend_bars')]
          : []),
        planSource(reader, programme),
        addressLine(reader),
      ].join(' '),
    ],
    isDemonstration: years.some(({ fact }) => fact?.isDemonstration),
  });
  const address = (format: 'png' | 'svg') =>
    programmePaths(reader.paths).indicatorPicture(indicator.id, format);
  return { ...figure, ...filesOf(reader, address) };
};

export const budgetFigure = (reader: Reader, budget: Budget) => {
  const { t, language } = reader;
  const { key, total, by_year: byYear } = budget;
  const source = language === 'en' ? budget.source : (budget.source_ru ?? budget.source);
  const figure = moneyFigure(reader, {
    id: `money-${key}`,
    title: asPrinted(reader, inTwo(reader, { ru: budget.ru ?? key, en: budget.en ?? key })),
    measure: t('programme:money.measure', { total: shownNumber(reader, total) }),
    years: Object.entries(byYear)
      .map(([year, amount]) => ({ year: Number(year), amount, text: shownNumber(reader, amount) }))
      .toSorted((a, b) => a.year - b.year),
    source: [t('programme:money.source', { source: asPrinted(reader, source) }), addressLine(reader)],
  });
  const address = (format: 'png' | 'svg') => programmePaths(reader.paths).budgetPicture(key, format);
  return { ...figure, ...filesOf(reader, address) };
};

/** What stands inside the picture of one indicator; null where the programme has none of this number. */
export const indicatorPicture = (reader: Reader, of: ProgrammeStanding, id: string): Picture | null => {
  const standing = of.indicators.find(({ indicator }) => String(indicator.id) === id);
  return standing ? pictureOf(indicatorFigure(reader, standing, of), null) : null;
};

export const budgetPicture = (
  reader: Reader,
  { programme }: ProgrammeStanding,
  key: string,
): Picture | null => {
  const budget = programme.budgets.find(each => each.key === key);
  return budget ? pictureOf(budgetFigure(reader, budget), null) : null;
};
