// Where a recipe names variables and codes, so that all of them can be checked in one way.
import type { Path } from '../read/source.ts';
import type { Outline } from './outline.ts';
import type { ResultItem } from './result-item.ts';

export type Mention = {
  readonly name: string;
  readonly path: Path;
  readonly isNumber: boolean;
  /** Codes that the variable must have, and where they stand. */
  readonly codes?: { readonly all: readonly string[]; readonly path: Path };
};

export const mentionsIn = ({ design, weighting = [], results }: Outline): readonly Mention[] => [
  ...listed(design.strata, ['design', 'strata']),
  ...one(design.psu, ['design', 'psu']),
  ...one(design.weight, ['design', 'weight'], true),
  ...one(design.fpc, ['design', 'fpc'], true),
  ...weighting.flatMap((step, at) =>
    Object.entries(step?.margins ?? {}).flatMap(([name, totals]) => {
      const path = ['weighting', at, 'margins', name];
      return [{ name, path, isNumber: false, codes: { all: Object.keys(totals), path } }];
    }),
  ),
  ...results.flatMap((item, at) => (item ? inItem(item, ['results', at]) : [])),
];

const one = (name: string | undefined, path: Path, isNumber = false): readonly Mention[] =>
  name === undefined ? [] : [{ name, path, isNumber }];

const listed = (names: readonly string[] | undefined, path: Path): readonly Mention[] =>
  (names ?? []).map((name, at) => ({ name, path: [...path, at], isNumber: false }));

const inItem = (item: ResultItem, path: Path): readonly Mention[] => [
  ...estimated(item, path),
  ...('by' in item ? listed(item.by, [...path, 'by']) : []),
];

const estimated = (item: ResultItem, path: Path): readonly Mention[] => {
  switch (item.type) {
    case 'proportion':
    case 'trend': {
      const isNumber = item.type === 'trend' && item.categories === undefined;
      const codes = { all: item.categories ?? [], path: [...path, 'categories'] };
      return [{ name: item.variable, path: [...path, 'variable'], isNumber, codes }];
    }
    case 'ratio':
      return [
        ...one(item.numerator, [...path, 'numerator'], true),
        ...one(item.denominator, [...path, 'denominator'], true),
      ];
    case 'sensitive':
      return one(item.variable, [...path, 'variable']);
    case 'crosstab':
      return [...one(item.rows, [...path, 'rows']), ...one(item.columns, [...path, 'columns'])];
    default:
      return one(item.variable, [...path, 'variable'], true);
  }
};
