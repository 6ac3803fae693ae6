// The indicators in short, for the first page: fact where there is one, else the plan.
import type { IndicatorsNow, IndicatorStanding } from '../../services/programme.ts';
import { programmePaths } from '../../paths/programme.ts';
import type { Reader } from '../reader.ts';
import { nameOf } from './indicators.ts';
import { factInUnit, inUnit } from './numbers.ts';
import { programmeSentence, tallyOf, yearOf } from './sentence.ts';

const presentItem = (reader: Reader, standing: IndicatorStanding, year: number) => {
  const { t } = reader;
  const { indicator } = standing;
  const now = yearOf(standing, year);
  const plan = now ? inUnit(reader, indicator, now.plan) : '—';
  return {
    value: now?.fact ? factInUnit(reader, indicator, now.fact, now.plan) : '—',
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
