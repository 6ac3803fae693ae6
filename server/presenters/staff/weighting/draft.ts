// What all pages of a recipe have in common: its name and state, where its steps are, what a colleague changed meanwhile.
import { weightingPaths } from '../../../paths/weighting.ts';
import type { Draft, Finding, WaveWeighting, Weighting } from '../../../services/weighting.ts';
import { date } from '../../dates.ts';
import { say, type Reader } from '../../reader.ts';
import { presentFrame, type Visit } from '../frame.ts';

/** A visit to a draft. */
export type DraftVisit = Visit & {
  readonly found: WaveWeighting;
  readonly weighting: Weighting;
  readonly draft: Draft;
  readonly findings: readonly Finding[];
};

export const addressesOf = (reader: Reader, { survey, wave }: Pick<WaveWeighting, 'survey' | 'wave'>) => ({
  ...weightingPaths(reader.paths).of(survey.id, wave.name),
  list: weightingPaths(reader.paths).list(),
  wave: weightingPaths(reader.paths).wave(survey.id, wave.name),
});

export const waveName = (
  { reader }: Visit,
  { survey, wave }: Pick<WaveWeighting, 'survey' | 'wave'>,
): string => reader.t('weighting:wave', { survey: say(reader, survey.title), wave: wave.name });

export const stateWords = (reader: Reader, { used }: WaveWeighting, weighting: Weighting): string => {
  const isUsed = used?.number === weighting.number;
  return reader.t(`weighting:state.${weighting.state}${isUsed ? '_used' : ''}`);
};

const toneOf = ({ state }: Weighting, isUsed: boolean) =>
  state === 'draft' ? 'warn' : isUsed ? 'good' : 'plain';

/** The recipes of the wave, to go from one to another. */
export const recipeTabs = (reader: Reader, found: WaveWeighting, current: number | null) =>
  found.weightings.map(weighting => {
    const { number } = weighting;
    return {
      href: addressesOf(reader, found).recipe(number),
      label: reader.t('weighting:recipe', { number }),
      state: stateWords(reader, found, weighting),
      tone: toneOf(weighting, found.used?.number === number),
      isCurrent: number === current,
    };
  });

/** Who signed it and when, and what it is frozen for. */
export const signatureWords = (
  reader: Reader,
  found: WaveWeighting,
  weighting: Weighting,
): readonly string[] => {
  const { t, language } = reader;
  const { signedBy, signedOn, releases, note } = weighting;
  const next = Math.max(...found.weightings.map(({ number }) => number)) + 1;
  const name = (signedBy && found.people[signedBy]) ?? t('weighting:somebody');
  return [
    ...(releases.length > 0 ? [t('weighting:side.frozen', { releases: releases.join(', ') })] : []),
    ...(signedOn === undefined
      ? [t('weighting:side.of_wave')]
      : [t('weighting:side.signed', { name, day: date(signedOn, language) })]),
    ...(note ? [t('weighting:side.note', { note })] : []),
    t('weighting:side.next', { number: next }),
  ];
};

const stepNames = ['base', 'margins', 'method', 'look', 'sign'] as const;
export type StepName = (typeof stepNames)[number];

export const presentSteps = (
  reader: Reader,
  found: WaveWeighting,
  { number, current }: { readonly number: number; readonly current: StepName },
) => {
  const addresses = addressesOf(reader, found);
  return {
    label: reader.t('weighting:step.label'),
    items: stepNames.map((name, at) => ({
      href: name === 'look' ? addresses.recipe(number) : addresses[name](number),
      label: reader.t(`weighting:step.${name}`),
      place: at + 1,
      isCurrent: name === current,
    })),
  };
};

const autosaveWords = ({ t, paths }: Reader) => ({
  ...Object.fromEntries(
    ['saved', 'failed', 'conflict', 'refused', 'signed_out'].map(each => [
      each,
      t(`weighting:autosave.${each}`),
    ]),
  ),
  signIn: { href: paths.signIn(), label: t('weighting:autosave.sign_in') },
});

/** The top of every page of a draft's steps. */
export const presentDraftTop = (
  visit: DraftVisit,
  current: StepName,
  { isWrong }: { readonly isWrong: boolean },
) => {
  const { reader, found, weighting } = visit;
  const { t } = reader;
  const heading = t(`weighting:${current}.heading`);
  const wave = waveName(visit, found);
  return {
    frame: presentFrame(visit, addressesOf(reader, found).list),
    title: `${isWrong ? t('staff:mistake_prefix') : ''}${heading} — ${wave} — ${t('staff:place')}`,
    back: {
      href: addressesOf(reader, found).recipe(weighting.number),
      label: t('weighting:recipe', { number: weighting.number }),
    },
    heading,
    wave,
    lead: t(`weighting:${current}.lead`),
    steps: presentSteps(reader, found, { number: weighting.number, current }),
    revision: weighting.revision,
    script: { src: reader.asset('weighting.js'), nonce: reader.nonce },
    autosave: JSON.stringify(autosaveWords(reader)),
  };
};

/** Said on top where a colleague was faster. */
export const conflictWords = (
  { reader, found, weighting }: DraftVisit,
  isConflict: boolean,
): string | null => {
  if (!isConflict) return null;
  const name = (weighting.changedBy && found.people[weighting.changedBy]) ?? reader.t('weighting:somebody');
  return reader.t('weighting:conflict', { name });
};
