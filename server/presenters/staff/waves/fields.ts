// Fields of a form with what was typed, their hints and mistakes, as the partial `staff-fields` draws them.
type Common = {
  readonly name: string;
  readonly label: string;
  readonly hint: string | null;
  readonly mistake: string | null;
  /** For assistive technology: ids of the hint and the mistake. */
  readonly describedBy: string | null;
};
export type Choice = { readonly value: string; readonly label: string; readonly isChosen: boolean };
export type NumberedChoice = Choice & { readonly id: string };

/** Each is a control of its own, and needs an id of its own. */
export const numbered = (name: string, choices: readonly Choice[]): readonly NumberedChoice[] =>
  choices.map((choice, index) => ({ ...choice, id: `${name}-${index}` }));

export type FieldView = Common &
  (
    | {
        readonly kind: 'input';
        readonly type: string;
        readonly value: string;
        readonly inputMode: string | null;
      }
    | {
        readonly kind: 'select';
        readonly groups: readonly { readonly label: string; readonly choices: readonly Choice[] }[];
      }
    | { readonly kind: 'radios'; readonly choices: readonly NumberedChoice[] }
    /** Each box has a name of its own. */
    | { readonly kind: 'boxes'; readonly choices: readonly NumberedChoice[] }
  );

type Words = { readonly label: string; readonly hint: string | null; readonly mistake: string | null };

export const common = (name: string, { label, hint, mistake }: Words): Common => ({
  ...{ name, label, hint, mistake },
  describedBy:
    [hint === null ? '' : `${name}-hint`, mistake === null ? '' : `${name}-mistake`]
      .filter(Boolean)
      .join(' ') || null,
});

/** What stands above a form that was refused; null where it was not. */
export const summaryOf = (heading: string, fields: readonly FieldView[]) => {
  const items = fields.flatMap(({ name, kind, mistake }) =>
    mistake === null
      ? []
      : [{ href: `#${name}${kind === 'radios' || kind === 'boxes' ? '-0' : ''}`, message: mistake }],
  );
  return items.length === 0 ? null : { heading, items };
};
