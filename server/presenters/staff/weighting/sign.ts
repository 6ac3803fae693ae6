// The last step of a draft: what signing does, why it cannot be done yet, and the note that it asks for.
import type { RecipeLook } from '../../../services/weighting.ts';
import { decimal, integer } from '../../format.ts';
import type { Reader } from '../../reader.ts';
import type { Visit } from '../frame.ts';
import { addressesOf, presentDraftTop } from './draft.ts';
import { failureWords } from './look.ts';
import { findingsInWords, recipeLines, type FindingWords } from './words.ts';

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

const obstaclesTo = (reader: Reader, looked: RecipeLook, words: readonly FindingWords[]) => {
  const { noLook, weighting } = looked;
  const failure = failureWords(reader, looked);
  return {
    heading: reader.t('weighting:sign.obstacles'),
    items: [
      ...(noLook === null ? [] : [reader.t(`weighting:no_look.${noLook}`)]),
      ...(failure === null ? [] : [failure]),
      ...words.filter(({ severity }) => severity === 'error').map(({ text }) => text),
    ],
    action: {
      href: addressesOf(reader, looked).recipe(weighting.number),
      label: reader.t('weighting:sign.mend'),
    },
  };
};

const effectsOf = ({ t }: Reader, { wave, used }: RecipeLook) => ({
  heading: t('staff:move.what_happens'),
  items: [
    t('weighting:sign.effect_frozen'),
    ...(wave.state === 'closed' ? [t('weighting:sign.effect_results')] : []),
    ...(used ? [t('weighting:sign.effect_former', { number: used.number })] : []),
    t('weighting:sign.effect_log'),
  ],
});

const compareLink = (reader: Reader, looked: RecipeLook) => {
  const { used, weighting } = looked;
  if (!used) return null;
  return {
    href: addressesOf(reader, looked).compare(used.number, weighting.number),
    label: reader.t('weighting:action.compare', { other: used.number }),
  };
};

const noteField = ({ t }: Reader, refused: Refused | null) => ({
  label: t('weighting:sign.note'),
  hint: t('weighting:sign.note_hint'),
  value: refused?.note ?? '',
  mistake: refused?.isNoteMissing ? t('weighting:sign.note_missing') : null,
});

export const presentSign = (visit: Visit, looked: RecipeLook, refused: Refused | null = null) => {
  const { reader } = visit;
  const { t } = reader;
  const { weighting, recipe, findings } = looked;
  const { draft, number } = weighting;
  if (!draft) throw new RangeError('Only a draft is signed');
  const addresses = addressesOf(reader, looked);
  const words = findingsInWords({ reader, found: looked, margins: draft.margins }, findings);
  const draftVisit = { ...visit, found: looked, weighting, draft, findings };
  return {
    ...presentDraftTop(draftVisit, 'sign', { isWrong: refused !== null }),
    action: addresses.sign(number),
    lines: recipeLines(reader, looked, recipe),
    facts: factsOf(visit, looked),
    obstacles: obstaclesTo(reader, looked, words),
    warnings: {
      heading: t('weighting:sign.warnings'),
      items: words.filter(({ severity }) => severity === 'warning'),
    },
    effects: effectsOf(reader, looked),
    compare: compareLink(reader, looked),
    note: noteField(reader, refused),
    submit: t('weighting:sign.submit', { number }),
    cancel: { href: addresses.recipe(number), label: t('weighting:sign.cancel') },
  };
};
