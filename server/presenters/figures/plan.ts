// Plan against fact of one indicator, year by year: for the page of the programme.
import { factText, planNumber, planSpec, type PlanYear } from '../charts/plan.ts';
import type { ChartBlock } from '../charts/spec.ts';
import type { Reader } from '../reader.ts';
import type { FigureTable } from './parts.ts';

export type PlanInput = {
  /** Unique on its page. */
  readonly id: string;
  readonly title: string;
  readonly years: readonly number[];
  readonly plan: readonly (number | null)[];
  readonly fact: readonly (number | null)[];
  /** Of a fact that is an estimate. */
  readonly low?: readonly (number | null)[];
  readonly high?: readonly (number | null)[];
  /** Facts and intervals as sentences have them. */
  readonly told?: readonly PlanYear['told'][];
  /** The year that the page speaks of; without it, the last. */
  readonly current?: number;
  readonly unit: string;
  readonly direction: 'up' | 'down';
  readonly source: readonly string[];
  readonly isDemonstration: boolean;
};

const yearsOf = ({ years, plan, fact, low, high, told }: PlanInput): readonly PlanYear[] =>
  years.map((year, i) => ({
    ...{ year, plan: plan[i] ?? null, fact: fact[i] ?? null },
    ...{ low: low?.[i] ?? null, high: high?.[i] ?? null, told: told?.[i] ?? null },
  }));

const numberOr = (reader: Reader, value: number | null): string =>
  value === null ? reader.t('results:plan.none') : planNumber(value, reader);

const intervalOf = (reader: Reader, { low = null, high = null, told }: PlanYear): string | null => {
  if (told) return told.interval;
  return low === null || high === null ? null : `${planNumber(low, reader)}–${planNumber(high, reader)}`;
};

const spokenYear = (reader: Reader, year: PlanYear): string => {
  const interval = intervalOf(reader, year);
  const told = reader.t('results:plan.words', {
    year: year.year,
    plan: numberOr(reader, year.plan),
    fact: year.fact === null ? reader.t('results:plan.none') : factText(year, reader),
  });
  return interval === null ? told : `${told}, ${reader.t('results:plan.interval', { interval })}`;
};

const tableOf = (reader: Reader, years: readonly PlanYear[]): FigureTable => {
  const { t } = reader;
  return {
    ...{ caption: t('results:plan.caption'), note: '', scroll: t('results:table.scroll') },
    corner: t('results:plan.year'),
    columns: [t('results:plan.plan'), t('results:plan.fact')],
    rows: years.map(year => ({
      ...{ heading: String(year.year), isMain: false },
      cells: [
        { text: year.plan === null ? '—' : planNumber(year.plan, reader), under: null, isHidden: false },
        {
          text: factText(year, reader),
          ...{ under: intervalOf(reader, year), isHidden: false },
        },
      ],
    })),
  };
};

export const planFigure = (reader: Reader, input: PlanInput) => {
  const { t } = reader;
  const years = yearsOf(input);
  const spoken = years.map(year => spokenYear(reader, year));
  const current = input.current ?? input.years.at(-1) ?? 0;
  const block: ChartBlock = {
    wideFrom: 440,
    wide: planSpec(reader, years, { size: 'wide', current }),
    narrow: planSpec(reader, years, { size: 'narrow', current }),
    spoken,
  };
  return {
    ...{ id: input.id, title: input.title, source: input.source, block },
    measure: [
      input.unit,
      ...(input.direction === 'down' ? [t('results:plan.direction.down')] : []),
      t('results:plan.legend'),
    ].join('; '),
    demo: input.isDemonstration ? t('results:chart.demo') : null,
    brand: t('public:brand'),
    walkLabel: t('results:chart.walk', { title: input.title }),
    walkHint: t('results:chart.walk_hint'),
    describe: t('results:chart.describe'),
    noScript: t('results:chart.no_script'),
    changes: [],
    description: `${t('results:chart.plan_words')} ${spoken.map(words => `${words}.`).join(' ')}`,
    table: tableOf(reader, years),
  };
};
