// The list of waves with the state of their weighting, and the page of a wave that has no recipe yet.
import type { WaveWeighting, WeightedSurvey } from '../../../services/weighting.ts';
import { weightingPaths } from '../../../paths/weighting.ts';
import { decimal, integer } from '../../format.ts';
import { say, type Reader } from '../../reader.ts';
import { presentFrame, type Visit } from '../frame.ts';
import { addressesOf, waveName } from './draft.ts';

type WeightedWave = WeightedSurvey['waves'][number];

const stateOf = ({ t }: Reader, { used, weightings }: WeightedWave) => {
  const draft = weightings.findLast(({ state }) => state === 'draft');
  const tags = [
    ...(used ? [{ label: t(`weighting:list.${used.state}`, { number: used.number }), tone: 'good' }] : []),
    ...(draft ? [{ label: t('weighting:list.draft', { number: draft.number }), tone: 'warn' }] : []),
  ];
  return tags.length > 0 ? tags : [{ label: t('weighting:list.none'), tone: 'plain' }];
};

const rowOf = (reader: Reader, survey: WeightedSurvey['survey'], weighted: WeightedWave) => {
  const { t, language } = reader;
  const { wave, used } = weighted;
  const figures = used?.figures;
  return {
    name: wave.name,
    href: addressesOf(reader, { survey, wave }).wave,
    label: t('weighting:list.open', {
      wave: t('weighting:wave', { survey: say(reader, survey.title), wave: wave.name }),
    }),
    fieldwork: t(`staff:state.${wave.state}`),
    demonstration: wave.isDemonstration ? t('staff:wave.demonstration') : null,
    tags: stateOf(reader, weighted),
    designEffect: figures ? decimal(figures.designEffect, 2, language) : '—',
    effective: figures
      ? t('weighting:list.effective', {
          effective: integer(figures.effectiveSampleSize, language),
          n: integer(figures.n, language),
        })
      : '—',
  };
};

export const presentList = (visit: Visit, surveys: readonly WeightedSurvey[]) => {
  const { reader } = visit;
  const { t, paths } = reader;
  const heading = t('staff:nav.weighting');
  return {
    frame: presentFrame(visit, weightingPaths(paths).list()),
    title: `${heading} — ${t('staff:place')}`,
    heading,
    lead: t('weighting:list.lead'),
    columns: {
      wave: t('staff:column.wave'),
      fieldwork: t('weighting:list.fieldwork'),
      state: t('weighting:list.state'),
      designEffect: t('weighting:list.design_effect'),
      effective: t('weighting:list.effective_n'),
    },
    surveys: surveys.map(({ survey, waves }) => ({
      title: say(reader, survey.title),
      rows: waves.map(weighted => rowOf(reader, survey, weighted)),
    })),
    empty: { text: t('weighting:list.empty'), href: paths.staff(), label: t('weighting:list.to_waves') },
  };
};

export const presentWave = (visit: Visit, found: WaveWeighting) => {
  const { reader } = visit;
  const { t } = reader;
  const addresses = addressesOf(reader, found);
  const heading = t('weighting:look.title', { wave: waveName(visit, found) });
  return {
    frame: presentFrame(visit, addresses.list),
    title: `${heading} — ${t('staff:place')}`,
    back: { href: addresses.list, label: t('weighting:back') },
    heading,
    lead: t(`weighting:first.${found.wave.design.weight ? 'design' : 'none'}`),
    steps: {
      heading: t('weighting:first.steps'),
      items: ['base', 'margins', 'method', 'look', 'sign'].map(step => t(`weighting:first.${step}`)),
    },
    action: addresses.wave,
    submit: t('weighting:action.create', { number: 1 }),
  };
};
