// Money: what two documents plan, each by itself, and what waves of the monitoring cost.
import type { Budget, Figure, ProgrammeStanding, Spending } from '../../services/programme.ts';
import { integer } from '../format.ts';
import { say, type Reader } from '../reader.ts';
import { countInWords } from '../staff/waveRow.ts';
import { budgetFigure } from './figures.ts';
import { asPrinted, inTwo } from './words.ts';

const presentBudget = (reader: Reader, budget: Budget) => {
  const figure = budgetFigure(reader, budget);
  return {
    ...{ ...figure, heading: figure.title, under: figure.measure, full: null, twin: figure.table },
    ...{ lessIsBetter: null, lines: [], origin: { text: figure.source[0] ?? '', href: null } },
    take: reader.t('programme:picture.take_table'),
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
  };
};

/** Nobody signs what was made up. */
const isMadeUp = (spending: readonly Spending[]): boolean =>
  spending.some(({ planned, spent }) => planned?.isDemonstration || spent?.isDemonstration);

const presentSpending = (reader: Reader, spending: readonly Spending[]) => {
  const { t } = reader;
  if (spending.length === 0) return null;
  return {
    caption: t('programme:spending.caption'),
    note: t(`programme:spending.${isMadeUp(spending) ? 'note_demo' : 'note'}`),
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
