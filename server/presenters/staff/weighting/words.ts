// Margins, cells and findings in words: what is named is named as the questionnaire names it.
import { partsOf, type Classification, type Group } from '../../../../surveys/cells.ts';
import type { Variable } from '../../../../surveys/variable.ts';
import type {
  Finding,
  Recipe,
  RecipeMargin,
  TypedMargin,
  WaveWeighting,
} from '../../../services/weighting.ts';
import { decimal, integer } from '../../format.ts';
import { say, type Reader } from '../../reader.ts';

type Known = { readonly variables: readonly Variable[] };
type AnyMargin = RecipeMargin | TypedMargin;

const variableNamed = ({ variables }: Known, name: string): Variable | undefined =>
  variables.find(variable => variable.name === name);

export const variableTitle = (reader: Reader, known: Known, name: string): string => {
  const variable = variableNamed(known, name);
  return variable ? say(reader, variable.label) : name;
};

/** `Пол × Возраст`. */
export const marginTitle = (reader: Reader, known: Known, { by }: AnyMargin): string =>
  by.map(({ variable }) => variableTitle(reader, known, variable)).join(' × ');

export const groupLabel = (reader: Reader, known: Known, variable: string, group: Group): string => {
  const { t } = reader;
  const { from, to, codes = [], code } = group;
  if (from !== undefined) return to === undefined ? t('weighting:band.open', { from }) : `${from}–${to}`;
  const categories = variableNamed(known, variable)?.categories ?? [];
  const labels = codes.map(each => categories.find(category => category.code === each)?.label);
  const words = labels.flatMap(label => (label ? [say(reader, label)] : []));
  return words.length > 0 ? words.join(' + ') : code;
};

const labelIn = (
  reader: Reader,
  known: Known,
  { variable, groups }: Classification,
  code: string,
): string => {
  const group = groups.find(each => each.code === code);
  return group ? groupLabel(reader, known, variable, group) : code;
};

/** `Женский × 18–29`. */
export const cellLabel = (reader: Reader, known: Known, { by }: AnyMargin, cell: string): string => {
  const parts = partsOf(by, cell);
  const words = by.map((each, at) => labelIn(reader, known, each, parts[at] ?? ''));
  return parts.length === 0 ? cell : words.join(' × ');
};

/** One decimal: a share of a margin in per cent, the sign stands in the heading. */
export const shareText = ({ language }: Reader, share: number): string => decimal(share * 100, 1, language);

/** `+1,8`, `−7,2`, `0,0`: a difference of shares in points. */
export const pointsText = ({ language }: Reader, difference: number): string => {
  const rounded = Math.round(difference * 1000) / 10;
  return `${rounded > 0 ? '+' : ''}${decimal(rounded === 0 ? 0 : rounded, 1, language)}`;
};

/** Whole numbers as they are, others with as many places as they have. */
export const plainNumber = (value: number, { language }: Reader): string => {
  const places = Math.min(4, (String(value).split('.')[1] ?? '').length);
  return places === 0 ? integer(value, language) : decimal(value, places, language);
};

type Merging = {
  readonly reader: Reader;
  readonly found: WaveWeighting;
  readonly margins: readonly AnyMargin[];
};

const mergeWords = ({ reader, found, margins }: Merging, { merge }: Finding) => {
  const classification = margins[merge?.margin ?? -1]?.by.find(
    ({ variable }) => variable === merge?.variable,
  );
  if (!merge || !classification) return null;
  const [first = '', second = ''] = merge.groups.map(code => labelIn(reader, found, classification, code));
  return {
    label: reader.t('weighting:merge.button', { first, second }),
    fields: [
      { name: 'margin', value: String(merge.margin + 1) },
      { name: 'variable', value: merge.variable },
      ...merge.groups.map(value => ({ name: 'group', value })),
    ],
  };
};

const valuesOf = (reader: Reader, values: Finding['values'] = {}) =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'number' && name !== 'count' ? plainNumber(value, reader) : value,
    ]),
  );

/** What was found, as a sentence that names the margin and the cell; `merge` is the button that mends it. */
export const findingWords = (merging: Merging, finding: Finding) => {
  const { reader, found, margins } = merging;
  const margin = finding.margin === null ? undefined : margins[finding.margin];
  const first = margins[Number(finding.values?.['first'] ?? 0)];
  const text = reader.t(`weighting:finding.${finding.code}`, {
    ...valuesOf(reader, finding.values),
    margin: margin ? marginTitle(reader, found, margin) : '',
    first: first ? marginTitle(reader, found, first) : '',
    cell: margin && finding.cell !== undefined ? cellLabel(reader, found, margin, finding.cell) : '',
  });
  return { severity: finding.severity, text, merge: mergeWords(merging, finding), margin: finding.margin };
};

export type FindingWords = ReturnType<typeof findingWords>;

/** The worst first. */
export const findingsInWords = (merging: Merging, findings: readonly Finding[]): readonly FindingWords[] => {
  const order = ['error', 'warning', 'note'];
  return findings
    .toSorted((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity))
    .map(finding => findingWords(merging, finding));
};

/** What the recipe does, in three lines. */
export const recipeLines = (reader: Reader, known: Known, recipe: Recipe): readonly string[] => {
  const { t, language } = reader;
  const { method, trimming, base } = recipe;
  const fitted = recipe.margins.filter(({ isFitted }) => isFitted);
  const margins = fitted
    .map(margin => `${marginTitle(reader, known, margin)} (${margin.totals.length})`)
    .join(', ');
  const kind = method.kind === 'calibrate' ? `calibrate_${method.distance}` : method.kind;
  const bounds =
    method.kind === 'calibrate' && method.bounds
      ? t('weighting:line.bounds', {
          low: decimal(method.bounds[0], 2, language),
          high: decimal(method.bounds[1], 2, language),
        })
      : '';
  return [
    t(`weighting:line.base_${base}`),
    margins === '' ? t('weighting:line.no_margins') : t(`weighting:line.${kind}`, { margins, bounds }),
    trimming === null
      ? t('weighting:line.no_trimming')
      : t('weighting:line.trimming', {
          low: decimal(trimming.low, 2, language),
          high: decimal(trimming.high, 2, language),
        }),
  ];
};
