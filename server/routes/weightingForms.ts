// Forms of weighting as they come from a browser, read as what somebody wants done to a draft.
import type { Request } from 'express';
import { accountOf, fieldOf } from '../middleware/setUpStaff.ts';
import { uploadOf } from '../middleware/setUpUploads.ts';
import { Problem } from '../problem.ts';
import type { Changing, DraftAction, Named } from '../services/weighting.ts';
import { readTable, type TableProblem } from '../uploads/table.ts';

export type WaveRequest = Request<{ survey: string; wave: string }>;
export type RecipeRequest = Request<{ survey: string; wave: string; number: string }>;
export type MarginRequest = Request<{ survey: string; wave: string; number: string; margin: string }>;

/** `not_found` for an address with another word where a number stands. */
export const wholeNumber = (text: string): number => {
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new Problem('not_found');
  return Number(text);
};

export const namedIn = ({ params }: RecipeRequest | MarginRequest): Named => ({
  survey: params.survey,
  wave: params.wave,
  number: wholeNumber(params.number),
});

export const changingIn = (request: RecipeRequest | MarginRequest): Changing => ({
  ...namedIn(request),
  revision: Number(fieldOf(request, 'revision')),
  who: accountOf(request).id,
});

/** From 0; in addresses margins count from 1. */
export const marginIn = ({ params }: MarginRequest): number => wholeNumber(params.margin) - 1;

const entries = (request: Request): readonly (readonly [string, unknown])[] => {
  const body: unknown = request.body;
  return typeof body === 'object' && body !== null ? Object.entries(body) : [];
};

/** All values of a field that may be ticked several times. */
export const valuesOf = (request: Request, name: string): readonly string[] =>
  entries(request)
    .filter(([key]) => key === name)
    .flatMap(([, value]): readonly unknown[] => (Array.isArray(value) ? value : [value]))
    .filter(value => typeof value === 'string');

const oneOf = <Value extends string>(text: string, values: readonly Value[], otherwise: Value): Value =>
  values.find(value => value === text) ?? otherwise;

const factsIn = (request: Request) => ({
  source: fieldOf(request, 'source').slice(0, 500),
  date: fieldOf(request, 'date').slice(0, 10),
  unit: oneOf(fieldOf(request, 'unit'), ['count', 'percent'], 'count'),
  isFitted: fieldOf(request, 'fitted') !== 'no',
});

const totalPrefix = 'total:';

export const marginAction = (request: MarginRequest): Extract<DraftAction, { kind: 'margin' }> => ({
  ...{ kind: 'margin', at: marginIn(request), facts: factsIn(request) },
  totals: entries(request).flatMap(([key, value]) =>
    key.startsWith(totalPrefix) && typeof value === 'string'
      ? [{ cell: key.slice(totalPrefix.length), typed: value.slice(0, 40) }]
      : [],
  ),
});

export const addAction = (request: RecipeRequest): DraftAction => ({
  kind: 'add',
  variables: [fieldOf(request, 'variable'), fieldOf(request, 'crossed')].filter(Boolean),
  bands: fieldOf(request, 'bands'),
});

export const mergeAction = (request: Request): DraftAction => ({
  kind: 'merge',
  merge: {
    margin: wholeNumber(fieldOf(request, 'margin')) - 1,
    variable: fieldOf(request, 'variable'),
    groups: valuesOf(request, 'group'),
  },
});

export const baseAction = (request: Request): DraftAction => ({
  kind: 'base',
  base: oneOf(fieldOf(request, 'base'), ['none', 'design'], 'design'),
});

export const methodAction = (request: Request): Extract<DraftAction, { kind: 'method' }> => ({
  kind: 'method',
  method: {
    kind: oneOf(fieldOf(request, 'method'), ['rake', 'poststratify', 'calibrate'], 'rake'),
    distance: oneOf(fieldOf(request, 'distance'), ['raking', 'linear', 'logit'], 'raking'),
    lowest: fieldOf(request, 'lowest').slice(0, 20),
    highest: fieldOf(request, 'highest').slice(0, 20),
  },
  trimming: {
    isDone: fieldOf(request, 'trimming') === 'yes',
    low: fieldOf(request, 'low').slice(0, 20),
    high: fieldOf(request, 'high').slice(0, 20),
  },
});

export type TableAction = Extract<DraftAction, { kind: 'paste' }>;
export type SentTable = { readonly action: TableAction } | { readonly problem: TableProblem | 'no_file' };

/** A pasted text, or the first sheet of a file. */
export const tableAction = async (request: MarginRequest): Promise<SentTable> => {
  const action = (table: TableAction['table']): SentTable => ({
    action: { kind: 'paste', at: marginIn(request), facts: factsIn(request), table },
  });
  const upload = uploadOf(request);
  if (upload) {
    const read = await readTable(upload.bytes);
    return 'table' in read ? action(read.table) : { problem: read.problem };
  }
  return request.is('multipart/form-data') ? { problem: 'no_file' } : action(fieldOf(request, 'pasted'));
};
