// One version of a release: the first one, or a correction of the one before. Its snapshot is written once and never changed.
import { Schema, type Connection } from 'mongoose';
import type { Localised } from '../../surveys/localised.ts';

export const releaseStates = ['draft', 'proposed', 'approved', 'published', 'withdrawn'] as const;
export type ReleaseState = (typeof releaseStates)[number];

/** What disclosure control did to a version. */
export type ReleaseProtection = {
  /** Numbers that were hidden: an answer, the number of the question (`number`), or all of it (`table`). */
  withheld: {
    readonly survey: string;
    readonly question: string;
    readonly wave: string;
    readonly group: { readonly by: string; readonly code: string } | null;
    readonly what: { readonly code: string } | 'number' | 'table';
    readonly reason: 'sums' | 'base' | 'correction';
  }[];
  /** Small counts that earlier releases tell already. */
  exposed: number;
  /** Versions that were out when it was done. */
  beside: string[];
};

/** Who did something, and when. */
export type Step = { who: string; at: Date };

export type ReleaseRecord = {
  /** `2013-1.2`: the second version of release 2013-1. */
  _id: string;
  /** `2013-1`: stands in addresses, for good. */
  release: string;
  /** 1, 2, 3 … */
  number: number;
  state: ReleaseState;
  title: Localised;
  /** Ids of findings, in the order in which they are shown. */
  findings: string[];
  /** Of a correction: what was wrong in the version before, in the words that stand on its pages. */
  note?: Localised;
  /** Why it was sent back, for those who work on it. */
  remark?: string;
  /** Made-up answers stand behind it, or it was made to show the product. */
  isDemonstration: boolean;
  made: Step;
  proposed?: Step;
  approved?: Step;
  published?: Step;
  /** From this moment on everybody may see it. */
  from?: Date;
  withdrawn?: Step;
  reason?: Localised;
  /** The frozen findings, as the text whose SHA-256 is `hash`. */
  snapshot?: string;
  hash?: string;
  /** What people had written of the method of its waves when it was published, and the SHA-256 of that text. */
  words?: string;
  wordsHash?: string;
  protection?: ReleaseProtection;
  /** Grows with every change: who saw an older state changes nothing. */
  revision: number;
};

const step = { type: Schema.Types.Mixed };

const schema = new Schema<ReleaseRecord>(
  {
    _id: { type: String, required: true },
    release: { type: String, required: true },
    number: { type: Number, required: true },
    state: { type: String, enum: releaseStates, required: true },
    title: { type: Schema.Types.Mixed, required: true },
    findings: { type: [String], required: true },
    note: Schema.Types.Mixed,
    remark: String,
    isDemonstration: { type: Boolean, required: true },
    made: { ...step, required: true },
    proposed: step,
    approved: step,
    published: step,
    from: Date,
    withdrawn: step,
    reason: Schema.Types.Mixed,
    snapshot: String,
    hash: String,
    words: String,
    wordsHash: String,
    protection: Schema.Types.Mixed,
    revision: { type: Number, required: true },
  },
  { collection: 'releases', versionKey: false, minimize: false },
);
schema.index({ release: 1, number: 1 }, { unique: true });

export const releaseModel = (connection: Connection) => connection.model('Release', schema);
