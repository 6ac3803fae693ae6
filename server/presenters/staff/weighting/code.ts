// The page with the same weights in R, to copy or to take as a file.
import type { RecipeLook } from '../../../services/weighting.ts';
import { presentFrame, type Visit } from '../frame.ts';
import { addressesOf, waveName } from './draft.ts';

export const presentCode = (visit: Visit, looked: RecipeLook, code: string) => {
  const { reader } = visit;
  const { t } = reader;
  const { number } = looked.weighting;
  const addresses = addressesOf(reader, looked);
  const heading = t('weighting:code.heading', { number });
  return {
    frame: presentFrame(visit, addresses.list),
    title: `${heading} — ${t('staff:place')}`,
    back: { href: addresses.recipe(number), label: t('weighting:recipe', { number }) },
    heading,
    wave: waveName(visit, looked),
    lead: t('weighting:code.lead'),
    label: t('weighting:code.label'),
    code,
    rows: Math.min(40, code.split('\n').length),
    copy: { label: t('weighting:code.copy'), done: t('weighting:code.copied') },
    file: { href: addresses.codeFile(number), label: t('weighting:code.file') },
    script: { src: reader.asset('weighting.js'), nonce: reader.nonce },
  };
};
