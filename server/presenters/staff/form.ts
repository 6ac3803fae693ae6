// Forms of staff: fields with labels, hints and mistakes, and above them a summary that leads to each mistake.
import type { Reader } from '../reader.ts';

export type Field = {
  readonly name: string;
  readonly type: 'email' | 'text' | 'password' | 'select';
  readonly label?: string;
  readonly autocomplete?: string;
  readonly value?: string;
  readonly hint?: string;
  /** Of a choice. */
  readonly options?: readonly { readonly value: string; readonly label: string }[];
  /** `numeric`: the keyboard of digits on a phone. */
  readonly inputmode?: 'numeric';
};
export type FieldMistake = { readonly field: string; readonly message: string };

/** A title of a page whose form has mistakes says so first: it is what a screen reader reads first. */
export const titled = ({ t }: Reader, heading: string, hasMistakes = false): string =>
  `${hasMistakes ? t('staff:mistake_prefix') : ''}${heading} — ${t('staff:place')}`;

/** Ids of what a screen reader reads with the field. */
const describedBy = (name: string, hint: string | null, mistake: string | null): string | null =>
  [hint && `${name}-hint`, mistake && `${name}-mistake`].filter(Boolean).join(' ') || null;

const presentField = ({ t }: Reader, field: Field, mistakes: readonly FieldMistake[]) => {
  const { name, type, autocomplete = 'off', value = '', hint = null, inputmode = null } = field;
  const mistake = mistakes.find(({ field }) => field === name)?.message ?? null;
  return {
    ...{ name, type, autocomplete, value, hint, mistake, inputmode },
    label: field.label ?? t(`staff:field.${name}`),
    options: (field.options ?? []).map(option => ({ ...option, isChosen: option.value === value })),
    describedBy: describedBy(name, hint, mistake),
  };
};

export const presentFields = (
  reader: Reader,
  fields: readonly Field[],
  mistakes: readonly FieldMistake[] = [],
) => ({
  fields: fields.map(field => presentField(reader, field, mistakes)),
  summary:
    mistakes.length === 0
      ? null
      : {
          heading: reader.t('staff:check', { count: mistakes.length }),
          items: mistakes.map(({ field, message }) => ({ href: `#${field}`, message })),
        },
});
