// Money: what two documents plan, each by itself, and what waves of the monitoring cost.
import type { Budget, Figure, ProgrammeStanding, Spending } from '../../services/programme.ts';
import { integer } from '../format.ts';
import { say, type Reader } from '../reader.ts';
import { countInWords } from '../staff/waveRow.ts';
import { moneyDrawing } from './drawing.ts';
import { shownNumber } from './numbers.ts';
import { asPrinted, inTwo } from './words.ts';

const presentBudget = (reader: Reader, { by_year: byYear, total, ...budget }: Budget) => {
  const { t, language } = reader;
  const amounts = Object.entries(byYear)
    .map(([year, amount]) => ({ year, amount }))
    .toSorted((a, b) => a.year.localeCompare(b.year));
  const name = inTwo(reader, { ru: budget.ru ?? budget.key, en: budget.en ?? budget.key });
  const source = language === 'en' ? budget.source : (budget.source_ru ?? budget.source);
  return {
    name: asPrinted(reader, name),
    measure: t('programme:money.measure', { total: shownNumber(reader, total) }),
    drawing: moneyDrawing(reader, amounts),
    label: [
      `${name}.`,
      ...amounts.map(({ year, amount }) =>
        t('programme:money.year', { year, amount: shownNumber(reader, amount) }),
      ),
    ].join(' '),
    source: t('programme:money.source', { source: asPrinted(reader, source) }),
  };
};

/** Roubles for one completed interview; null where either is not known. */
export const costOf = ({ spent, count }: Pick<Spending, 'spent' | 'count'>): number | null =>
  spent && count.kind === 'exactly' ? (spent.value * 1000) / count.count : null;

const amount = ({ language }: Reader, figure: Figure | null): string =>
  figure === null ? '—' : figure.value.toFixed(1).replace('.', language === 'en' ? '.' : ',');

const rowOf = (reader: Reader, spending: Spending) => {
  const { survey, wave, planned, spent, count } = spending;
  const cost = costOf(spending);
  return {
    heading: `${say(reader, survey.title)}, ${wave.name}`,
    cells: [
      amount(reader, planned),
      amount(reader, spent),
      countInWords(reader, count),
      cost === null ? '—' : integer(cost, reader.language),
    ],
    isDemonstration: [planned, spent].some(figure => figure?.isDemonstration),
  };
};

const presentSpending = (reader: Reader, spending: readonly Spending[]) => {
  const { t } = reader;
  if (spending.length === 0) return null;
  return {
    caption: t('programme:spending.caption'),
    note: t('programme:spending.note'),
    columns: ['wave', 'planned', 'spent', 'count', 'cost'].map(column => t(`programme:spending.${column}`)),
    rows: spending.map(each => rowOf(reader, each)),
  };
};

export const presentMoney = (reader: Reader, { programme, spending }: ProgrammeStanding) => {
  const { t } = reader;
  return {
    heading: t(`programme:money.${programme.budgets.length === 2 ? 'both' : 'heading'}`),
    note: asPrinted(reader, inTwo(reader, programme.funding.words)),
    budgets: programme.budgets.map(budget => presentBudget(reader, budget)),
    none: spending.length === 0 ? t('programme:spending.none') : null,
    spending: presentSpending(reader, spending),
  };
};
