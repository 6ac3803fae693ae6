// The indicators in short, for the first page: fact where there is one, else the plan.
import type { IndicatorsNow, IndicatorStanding, KnownFact } from '../../services/programme.ts';
import { programmePaths } from '../../paths/programme.ts';
import type { Reader } from '../reader.ts';
import { nameOf } from './indicators.ts';
import { halfOf, shownFact, shownNumber } from './numbers.ts';
import { programmeSentence, tallyOf, yearOf } from './sentence.ts';

/** `± 7`, after the unit as everywhere in sentences. */
const marginOf = (fact: KnownFact): readonly string[] => {
  const half = halfOf(fact);
  return half === null ? [] : ['±', String(half)];
};

const presentItem = (reader: Reader, standing: IndicatorStanding, year: number) => {
  const { t } = reader;
  const { indicator } = standing;
  const now = yearOf(standing, year);
  const inUnit = (number: string, count: number): string =>
    t(`results:unit.${indicator.unit}`, { number, count: Math.round(count) });
  const plan = now ? inUnit(shownNumber(reader, now.plan), now.plan) : '—';
  return {
    value: now?.fact
      ? [inUnit(shownFact(reader, now.fact, now.plan), now.fact.value), ...marginOf(now.fact)].join('\u00a0')
      : '—',
    plan: t('programme:strip.plan', { plan, year }),
    isLessBetter: indicator.direction === 'down' ? t('results:portal.less_is_better') : null,
    label: nameOf(reader, standing),
    verdict: now?.verdict ? t(`programme:verdict.${now.verdict}`) : t('results:portal.no_fact'),
    tone: now?.verdict === 'met' ? 'ok' : now?.verdict === 'missed' ? 'no' : 'quiet',
  };
};

export const presentStrip = (reader: Reader, { indicators, year }: IndicatorsNow) => ({
  heading: programmeSentence(reader, tallyOf(indicators, year)),
  all: { href: programmePaths(reader.paths).programme(), label: reader.t('programme:strip.all') },
  items: indicators.map(standing => presentItem(reader, standing, year)),
});
