// What a table of the desk shows of a question: its rows, and the figures that fill them.
import type { Localised } from '../localised.ts';
import type { Variable } from '../variable.ts';

/** One row of the table: where its figures stand among the results. */
export type Line = {
  readonly code: string;
  /** Of an answer or an estimate; a measure has its name from the page. */
  readonly label: Localised | null;
  readonly isMissing: boolean;
  /** `together`: several answers as one. */
  readonly kind: 'share' | 'together' | 'mean' | 'quantile' | 'estimate';
  /** Which of the entries of the table. */
  readonly part: string;
  /** The name of its figures in them. */
  readonly name: string;
};

export type PlannedEntry = { readonly part: string; readonly fields: Measured };
export type Measured =
  | { readonly type: 'proportion'; readonly variable: string; readonly categories?: string[] }
  | { readonly type: 'mean'; readonly variable: string }
  | { readonly type: 'quantile'; readonly variable: string; readonly probabilities: number[] }
  | { readonly type: 'sensitive'; readonly variable: string };

export type Plan = {
  readonly lines: readonly Line[];
  readonly entries: readonly PlannedEntry[];
  /** Whether its answers may be tested against the groups. */
  readonly isTested: boolean;
  /** What a straight line through the waves means something of: a number, or answers among all who were asked, as in the table. */
  readonly line: { readonly variable: string; readonly categories?: string[] } | null;
};

export const quartiles = [0.25, 0.5, 0.75] as const;

/** Not to choose anything is the same in all options of a set. */
export const nonePart = 'none';

/** The number of a question that has one: an answer, or several counted together. */
export const focusOf = ({ headline, categories }: Variable): readonly string[] =>
  headline?.codes ??
  categories
    .filter(({ isMissing }) => !isMissing)
    .slice(0, 1)
    .map(({ code }) => code);

const shareOf = (
  { code, label, isMissing }: Variable['categories'][number],
  part = '',
  name = code,
): Line => ({
  ...{ code, label, isMissing, kind: 'share', part, name },
});

const togetherOf = (variable: Variable): Plan['lines'] => {
  const codes = variable.headline?.codes ?? [];
  const made = { code: '', label: null, isMissing: false };
  return codes.length < 2 ? [] : [{ ...made, kind: 'together', part: 'together', name: codes.join(', ') }];
};

const answersOf = (variable: Variable): Plan => {
  const merged = togetherOf(variable);
  const { name } = variable;
  const focus = { variable: name, categories: [...focusOf(variable)] };
  return {
    lines: [...merged, ...variable.categories.map(category => shareOf(category))],
    entries: [
      { part: '', fields: { type: 'proportion', variable: name } },
      ...merged.map(({ part }): PlannedEntry => ({ part, fields: { type: 'proportion', ...focus } })),
    ],
    isTested: true,
    line: focus.categories.length === 0 ? null : focus,
  };
};

/** Each option of a set is a yes-or-no variable; the ways not to answer are the same in all of them. */
const optionsOf = (variable: Variable): Plan => {
  const options = variable.categories.filter(({ isMissing }) => !isMissing);
  const columnOf = (code: string): string => `${variable.name}_${code}`;
  const partOf = (at: number): string => `option_${at + 1}`;
  const [first] = options;
  return {
    lines: [
      ...options.map((category, at) => shareOf(category, partOf(at), '1')),
      ...variable.categories.filter(({ isMissing }) => isMissing).map(each => shareOf(each, nonePart)),
    ],
    entries: [
      ...options.map(({ code }, at): PlannedEntry => ({
        part: partOf(at),
        fields: { type: 'proportion', variable: columnOf(code), categories: ['1'] },
      })),
      ...(first
        ? [{ part: nonePart, fields: { type: 'proportion', variable: columnOf(first.code) } as const }]
        : []),
    ],
    isTested: false,
    line: null,
  };
};

const numberOf = ({ name: variable }: Variable): Plan => {
  const number = { code: '', label: null, isMissing: false } as const;
  const part = 'quartiles';
  return {
    lines: [
      { ...number, kind: 'mean', part: '', name: variable },
      ...quartiles.map((share): Line => ({ ...number, kind: 'quantile', part, name: String(share) })),
    ],
    entries: [
      { part: '', fields: { type: 'mean', variable } },
      { part, fields: { type: 'quantile', variable, probabilities: [...quartiles] } },
    ],
    isTested: false,
    line: { variable },
  };
};

const hiddenOf = ({ name, label }: Variable): Plan => ({
  lines: [{ code: '', label, isMissing: false, kind: 'estimate', part: '', name }],
  entries: [{ part: '', fields: { type: 'sensitive', variable: name } }],
  isTested: false,
  line: null,
});

export const planOf = (variable: Variable): Plan => {
  if (variable.indirect) return hiddenOf(variable);
  if (variable.type === 'set') return optionsOf(variable);
  return variable.type === 'number' ? numberOf(variable) : answersOf(variable);
};
