// One fieldwork period of a survey. It pins one questionnaire version and says how its sample was drawn and is weighted.
import { Schema, type Connection } from 'mongoose';
import type { Localised } from '../../surveys/localised.ts';

export const waveStates = ['importing', 'planned', 'open', 'paused', 'closed'] as const;
export type WaveState = (typeof waveStates)[number];
export const modes = ['web', 'phone', 'face_to_face'] as const;
export type Mode = (typeof modes)[number];

/** Population counts of one question's answers, which the weights are raked to. */
export type WaveMargin = {
  readonly variable: string;
  readonly source: Localised;
  readonly totals: readonly { readonly code: string; readonly count: number }[];
};

/** How many are wanted of each combination of answers to these questions. */
export type Quotas = {
  /** Names of variables of the questionnaire, such as district, sex, age_band. */
  readonly variables: readonly string[];
  readonly cells: readonly { readonly codes: readonly string[]; readonly target: number }[];
};

export type WaveRecord = {
  /** `population.2013` */
  _id: string;
  survey: string;
  /** `2013`: unique within the survey, sorts the waves, stands in addresses. */
  name: string;
  state: WaveState;
  /** First and last day of fieldwork, YYYY-MM-DD; imported data may not say. */
  opens?: string;
  closes?: string;
  version: string;
  /** Versions it asked before: who began with one of them ends with it. No other may be named by a phone. */
  earlierVersions?: string[];
  modes: Mode[];
  /** `volunteer`: whoever came to the page; no margin of error can be stated. */
  sample: 'probability' | 'volunteer';
  /** Whom this wave asks, where that differs from the survey's own words. */
  population?: Localised;
  /** How many answers are wanted. */
  target?: number;
  quotas?: Quotas;
  /** How many answers it has: written down once it is closed and nothing more can come. */
  count?: number;
  /** Whether responses carry stratum, PSU or base weight. */
  design: { strata: boolean; psu: boolean; weight: boolean };
  margins: WaveMargin[];
  /** Synthetic answers made to show the product; said on every page. */
  isDemonstration: boolean;
  /** The survey, while the wave is open. Unique: a survey has one open wave, whoever opens two at the same instant. */
  openSlot?: string;
  /** SHA-256 of the imported file and its mapping, to know a repeated import. */
  importHash?: string;
};

const schema = new Schema<WaveRecord>(
  {
    _id: { type: String, required: true },
    survey: { type: String, required: true },
    name: { type: String, required: true },
    state: { type: String, enum: waveStates, required: true },
    opens: String,
    closes: String,
    version: { type: String, required: true },
    earlierVersions: { type: [String], default: undefined },
    modes: { type: [String], enum: modes, required: true },
    sample: { type: String, enum: ['probability', 'volunteer'], required: true },
    population: Schema.Types.Mixed,
    target: Number,
    quotas: Schema.Types.Mixed,
    count: Number,
    design: { type: Schema.Types.Mixed, required: true },
    margins: { type: Schema.Types.Mixed, required: true },
    isDemonstration: { type: Boolean, required: true },
    openSlot: String,
    importHash: String,
  },
  { collection: 'waves', versionKey: false, minimize: false },
);
schema.index({ survey: 1, name: 1 }, { unique: true });
schema.index({ openSlot: 1 }, { unique: true, sparse: true });

export const waveModel = (connection: Connection) => connection.model('Wave', schema);

/** Databases from before the slot existed: each open wave takes its own; where a survey has two, the older one is paused. */
export const claimOpenSlots = async (waves: ReturnType<typeof waveModel>): Promise<void> => {
  const unclaimed = await waves
    .find({ state: 'open', openSlot: null }, { survey: 1 })
    .sort({ name: -1 })
    .lean();
  for (const { _id, survey } of unclaimed) {
    const isTaken = (await waves.findOne({ openSlot: survey }, { _id: 1 }).lean()) !== null;
    await waves.updateOne({ _id }, { $set: isTaken ? { state: 'paused' } : { openSlot: survey } });
  }
};
