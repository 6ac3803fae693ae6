// The last step of a draft: what signing does, why it cannot be done yet, and the note that it asks for.
import type { RecipeLook } from '../../../services/weighting.ts';
import { decimal, integer } from '../../format.ts';
import type { Visit } from '../frame.ts';
import { addressesOf, presentDraftTop } from './draft.ts';
import { failureWords } from './look.ts';
import { findingsInWords, recipeLines } from './words.ts';

type Refused = { readonly note: string; readonly isNoteMissing: boolean };

const factsOf = ({ reader }: Visit, { look }: RecipeLook) => {
  const { t, language } = reader;
  if (!look) return [];
  const { n, designEffect, effectiveSampleSize } = look.figures;
  return [
    { name: t('weighting:sign.interviews'), value: integer(n, language) },
    { name: t('weighting:kpi.design_effect'), value: decimal(designEffect, 2, language) },
    { name: t('weighting:sign.effective'), value: integer(effectiveSampleSize, language) },
  ];
};

export const presentSign = (visit: Visit, looked: RecipeLook, refused: Refused | null = null) => {
  const { reader } = visit;
  const { t } = reader;
  const { weighting, recipe, noLook, used, findings } = looked;
  const { draft, number } = weighting;
  if (!draft) throw new RangeError('Only a draft is signed');
  const addresses = addressesOf(reader, looked);
  const words = findingsInWords({ reader, found: looked, margins: draft.margins }, findings);
  const failure = failureWords(reader, looked);
  const errors = words.filter(({ severity }) => severity === 'error');
  const obstacles = [
    ...(noLook === null ? [] : [t(`weighting:no_look.${noLook}`)]),
    ...(failure === null ? [] : [failure]),
    ...errors.map(({ text }) => text),
  ];
  return {
    ...presentDraftTop({ ...visit, found: looked, weighting, draft, findings }, 'sign', {
      isWrong: refused !== null,
    }),
    action: addresses.sign(number),
    lines: recipeLines(reader, looked, recipe),
    facts: factsOf(visit, looked),
    obstacles: {
      heading: t('weighting:sign.obstacles'),
      items: obstacles,
      action: { href: addresses.recipe(number), label: t('weighting:sign.mend') },
    },
    warnings: {
      heading: t('weighting:sign.warnings'),
      items: words.filter(({ severity }) => severity === 'warning'),
    },
    effects: {
      heading: t('staff:move.what_happens'),
      items: [
        t('weighting:sign.effect_frozen'),
        ...(looked.wave.state === 'closed' ? [t('weighting:sign.effect_results')] : []),
        ...(used ? [t('weighting:sign.effect_former', { number: used.number })] : []),
        t('weighting:sign.effect_log'),
      ],
    },
    compare: used
      ? {
          href: addresses.compare(used.number, number),
          label: t('weighting:action.compare', { other: used.number }),
        }
      : null,
    note: {
      label: t('weighting:sign.note'),
      hint: t('weighting:sign.note_hint'),
      value: refused?.note ?? '',
      mistake: refused?.isNoteMissing ? t('weighting:sign.note_missing') : null,
    },
    submit: t('weighting:sign.submit', { number }),
    cancel: { href: addresses.recipe(number), label: t('weighting:sign.cancel') },
  };
};
