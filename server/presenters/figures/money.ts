// Money of one document by year: for the page of the programme.
import { moneySpec, type MoneyYear } from '../charts/money.ts';
import type { ChartBlock } from '../charts/spec.ts';
import type { Reader } from '../reader.ts';
import type { FigureTable } from './parts.ts';

export type MoneyInput = {
  /** Unique on its page. */
  readonly id: string;
  readonly title: string;
  readonly measure: string;
  readonly years: readonly MoneyYear[];
  readonly source: readonly string[];
};

const tableOf = ({ t }: Reader, { title, measure, years }: MoneyInput): FigureTable => ({
  ...{ caption: title, note: measure, scroll: t('results:table.scroll') },
  corner: t('results:plan.year'),
  columns: [t('programme:money.column')],
  rows: years.map(({ year, text }) => ({
    ...{ heading: String(year), isMain: false },
    cells: [{ text, under: null, isHidden: false }],
  })),
});

export const moneyFigure = (reader: Reader, input: MoneyInput) => {
  const { t } = reader;
  const { id, title, measure, years, source } = input;
  const spoken = years.map(({ year, text }) => t('programme:money.year', { year, amount: text }));
  const block: ChartBlock = {
    wideFrom: 440,
    wide: moneySpec(reader, years, 'wide'),
    narrow: moneySpec(reader, years, 'narrow'),
    spoken,
  };
  return {
    ...{ id, title, measure, source, block, demo: null, brand: t('public:brand') },
    walkLabel: t('results:chart.walk', { title }),
    walkHint: t('results:chart.walk_hint'),
    describe: t('results:chart.describe'),
    changes: [],
    description: `${t('programme:money.words')} ${spoken.map(words => `${words}.`).join(' ')}`,
    table: tableOf(reader, input),
  };
};
