// A weighting: the recipe by which a wave's weights are made. A draft is worked on; once signed it never changes.
import { Schema, type Connection } from 'mongoose';
import type { Classification } from '../../surveys/cells.ts';
import type { Localised } from '../../surveys/localised.ts';

export type { Classification, Group } from '../../surveys/cells.ts';

export const weightingStates = ['draft', 'signed', 'frozen'] as const;
export type WeightingState = (typeof weightingStates)[number];

/** One question, or two crossed: then a cell is called `group.group`. */
type Crossing = readonly Classification[];

export type RecipeMargin = {
  readonly by: Crossing;
  /** False: the weights are only compared with it. */
  readonly isFitted: boolean;
  readonly source: Localised;
  /** The day that the totals describe, YYYY-MM-DD; margins that came with a wave may not say. */
  readonly date?: string;
  readonly unit: 'count' | 'percent';
  readonly totals: readonly { readonly cell: string; readonly total: number }[];
};

export const distances = ['linear', 'raking', 'logit'] as const;
export type CalibrationDistance = (typeof distances)[number];
export const methodKinds = ['rake', 'poststratify', 'calibrate'] as const;
export type MethodKind = (typeof methodKinds)[number];

export type RecipeMethod =
  | { readonly kind: 'rake' | 'poststratify' }
  | {
      readonly kind: 'calibrate';
      readonly distance: CalibrationDistance;
      /** Smallest and largest allowed new weight over old. */
      readonly bounds: readonly [number, number] | null;
    };

export type Recipe = {
  /** What the weights start from: one for everybody, or the weights of the sample's design. */
  readonly base: 'none' | 'design';
  readonly margins: readonly RecipeMargin[];
  readonly method: RecipeMethod;
  /** Smallest and largest weight, as multiples of the mean weight. */
  readonly trimming: { readonly low: number; readonly high: number } | null;
};

/** What somebody typed stays as typed until it is signed: nothing is lost because it is not a number yet. */
export type TypedMargin = Omit<RecipeMargin, 'source' | 'date' | 'totals'> & {
  readonly source: string;
  readonly date: string;
  readonly totals: readonly { readonly cell: string; readonly typed: string }[];
};

export type Draft = {
  readonly base: Recipe['base'];
  readonly margins: readonly TypedMargin[];
  readonly method: {
    readonly kind: MethodKind;
    readonly distance: CalibrationDistance;
    readonly lowest: string;
    readonly highest: string;
  };
  readonly trimming: { readonly isDone: boolean; readonly low: string; readonly high: string };
};

export type WeightingRecord = {
  /** `population.2013.2` */
  _id: string;
  survey: string;
  wave: string;
  number: number;
  state: WeightingState;
  /** Of a draft. */
  draft?: Draft;
  /** Of a signed one. */
  recipe?: Recipe;
  /** Grows with every change of the draft: who holds an older one is told. */
  revision: number;
  /** Of those signed, the wave uses the one with the greatest turn. */
  turn: number;
  /** Accounts; null where the program itself made it of a wave's margins. */
  madeBy: string | null;
  changedBy: string | null;
  signedBy?: string | null;
  signedOn?: string;
  /** Why it is so, by whoever signed. */
  note?: string;
  /** SHA-256 of the recipe. */
  hash?: string;
  /** What the weights were like when it was signed. */
  figures?: { readonly n: number; readonly designEffect: number; readonly effectiveSampleSize: number };
  /** Releases that were made with it. */
  releases: string[];
};

const schema = new Schema<WeightingRecord>(
  {
    _id: { type: String, required: true },
    survey: { type: String, required: true },
    wave: { type: String, required: true },
    number: { type: Number, required: true },
    state: { type: String, enum: weightingStates, required: true },
    draft: Schema.Types.Mixed,
    recipe: Schema.Types.Mixed,
    revision: { type: Number, required: true },
    turn: { type: Number, required: true },
    madeBy: { type: String, default: null },
    changedBy: { type: String, default: null },
    signedBy: String,
    signedOn: String,
    note: String,
    hash: String,
    figures: Schema.Types.Mixed,
    releases: { type: [String], required: true },
  },
  { collection: 'weightings', versionKey: false, minimize: false },
);
schema.index({ survey: 1, state: 1 });
schema.index({ wave: 1, number: 1 }, { unique: true });

export const weightingModel = (connection: Connection) => connection.model('Weighting', schema);
