// A wave as somebody typed it: read, or what is wrong with which field. Knows no database.
import type { Mode, Wave } from '../../stores/waves.ts';

export const modes = ['web', 'phone', 'face_to_face'] as const satisfies readonly Mode[];
export const samples = ['volunteer', 'probability'] as const;

/** The fields as text; a mode is `on` where it is ticked. */
export type WaveFields = {
  readonly subject: string;
  readonly name: string;
  readonly opens: string;
  readonly closes: string;
  readonly sample: string;
  readonly target: string;
  readonly population: string;
} & { readonly [Each in `mode_${Mode}`]: string };

export type WaveField = keyof WaveFields | 'modes';
export type FieldMistake = {
  readonly field: WaveField;
  readonly code: string;
  readonly values?: Readonly<Record<string, string>>;
};
/** What the fields say; `population` is as typed. */
export type WavePlan = {
  readonly name: string;
  readonly opens: string;
  readonly closes: string;
  readonly modes: readonly Mode[];
  readonly sample: Wave['sample'];
  readonly target: number | undefined;
  readonly population: string;
};

export const largestTarget = 1_000_000;
export const longestPopulation = 200;
/** Longer than any wave: a slip of the year. */
const longestDays = 400;

/** It stands in addresses, and waves are sorted by it: a year, and what tells several of a year apart. */
const nameForm = /^\d{4}(-[a-z0-9]{1,12})?$/;

const isoForm = /^(\d{4})-(\d{2})-(\d{2})$/;
const dottedForm = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/;

/** `2027-03-01` as browsers send it, or `1.3.2027` as people type it; null where there is no such day. */
export const readDay = (typed: string): string | null => {
  const text = typed.trim();
  const dotted = dottedForm.exec(text);
  const iso = dotted
    ? `${dotted[3]}-${(dotted[2] ?? '').padStart(2, '0')}-${(dotted[1] ?? '').padStart(2, '0')}`
    : text;
  if (!isoForm.test(iso)) return null;
  const time = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(time.getTime()) && time.toISOString().startsWith(iso) ? iso : null;
};

/** A whole number, with or without gaps between thousands; undefined where nothing is typed, null where it is none. */
export const readCount = (typed: string): number | null | undefined => {
  const text = typed.replace(/[\s\u00a0]/g, '');
  if (text === '') return undefined;
  return /^\d{1,9}$/.test(text) ? Number(text) : null;
};

const dayMistakes = (opens: string | null, closes: string | null, today: string): FieldMistake[] => {
  if (opens === null || closes === null)
    return [
      ...(opens === null ? [{ field: 'opens', code: 'day' } as const] : []),
      ...(closes === null ? [{ field: 'closes', code: 'day' } as const] : []),
    ];
  if (closes < opens) return [{ field: 'closes', code: 'before_opens' }];
  if (closes < today) return [{ field: 'closes', code: 'past' }];
  const days = (Date.parse(closes) - Date.parse(opens)) / 86_400_000;
  return days > longestDays
    ? [{ field: 'closes', code: 'too_far', values: { days: String(longestDays) } }]
    : [];
};

const countMistakes = (target: number | null | undefined): FieldMistake[] =>
  target === null || target === 0 || (target ?? 0) > largestTarget
    ? [{ field: 'target', code: 'count' }]
    : [];

type Reading = { readonly plan: WavePlan } | { readonly mistakes: readonly FieldMistake[] };

/** `isOpen`: its first day and its sample are what they were, and are not read. */
export const readWaveFields = (
  fields: WaveFields,
  today: string,
  kept: Pick<WavePlan, 'opens' | 'sample'> | null = null,
): Reading => {
  const name = fields.name.trim();
  const opens = kept ? kept.opens : readDay(fields.opens);
  const closes = readDay(fields.closes);
  const chosen = modes.filter(mode => fields[`mode_${mode}`] !== '');
  const sample = kept ? kept.sample : samples.find(each => each === fields.sample);
  const target = readCount(fields.target);
  const population = fields.population.replace(/\s+/g, ' ').trim();
  const mistakes: FieldMistake[] = [
    ...(nameForm.test(name) ? [] : [{ field: 'name', code: name === '' ? 'missing' : 'form' } as const]),
    ...dayMistakes(opens, closes, today),
    ...(chosen.length === 0 ? [{ field: 'modes', code: 'missing' } as const] : []),
    ...(sample ? [] : [{ field: 'sample', code: 'missing' } as const]),
    ...countMistakes(target),
    ...(population.length > longestPopulation ? [{ field: 'population', code: 'long' } as const] : []),
  ];
  if (mistakes.length > 0 || opens === null || closes === null || !sample) return { mistakes };
  const plan = { name, opens, closes, modes: chosen, sample, target: target ?? undefined, population };
  return { plan };
};
