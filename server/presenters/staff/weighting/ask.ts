// Questions asked once: to use an older recipe again, to delete a draft.
import type { WaveWeighting } from '../../../services/weighting.ts';
import { presentFrame, type Visit } from '../frame.ts';
import { addressesOf, waveName } from './draft.ts';

export const presentQuestion = (
  visit: Visit,
  found: WaveWeighting,
  { kind, number }: { readonly kind: 'choose' | 'remove'; readonly number: number },
) => {
  const { reader } = visit;
  const { t } = reader;
  const addresses = addressesOf(reader, found);
  const values = { number, used: found.used?.number ?? 0 };
  const heading = t(`weighting:ask.${kind}.heading`, values);
  return {
    frame: presentFrame(visit, addresses.list),
    title: `${heading} — ${t('staff:place')}`,
    heading,
    wave: waveName(visit, found),
    effects: {
      heading: t('staff:move.what_happens'),
      items: [t(`weighting:ask.${kind}.first`, values), t(`weighting:ask.${kind}.second`, values)],
    },
    action: addresses[kind](number),
    isDanger: kind === 'remove',
    submit: t(`weighting:ask.${kind}.submit`, values),
    cancel: { href: addresses.recipe(number), label: t('staff:move.cancel') },
  };
};
