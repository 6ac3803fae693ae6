// A questionnaire while it is written, and every edit ever made to it. Nothing of respondents stands here.
import { Schema, type Connection } from 'mongoose';
import type { Edit } from '../../surveys/edit/edit.ts';
import type { Scenario } from '../../surveys/scenario.ts';
import type { Replacement } from '../../surveys/versions.ts';
import type { Questionnaire } from '../../surveys/schema.ts';

/** What an entry of the log did: something new, or took back or made again what an earlier one did. */
export type DraftAct = 'edit' | 'undo' | 'redo';

export type DraftEditRecord = {
  /** `population.17`: the revision that came of it. */
  _id: string;
  draft: string;
  revision: number;
  act: DraftAct;
  /** The account. */
  who: string;
  at: Date;
  edit: Edit;
  inverse: Edit;
  /** Addresses of what it changed: see surveys/edit/touches.ts. */
  touches: string[];
  /** The entry that would be undone next once this one is undone; null: the draft as it was begun. */
  below: number | null;
  /** Of an undo: the entry that could be made again before it. */
  redoBelow: number | null;
};

export type DraftScenario = Scenario & {
  readonly id: string;
  readonly savedBy: string;
  /** The revision it was found right on. */
  readonly revision: number;
};

/** A warning somebody looked at and found right as it is. */
export type AcceptedFinding = { readonly key: string; readonly who: string; readonly at: Date };

export type DraftRecord = {
  /** The id of the questionnaire. */
  _id: string;
  /** Always of the shape of a questionnaire; what conditions name may be missing. */
  document: Questionnaire;
  /** Grows with every edit. */
  revision: number;
  /** The version it was begun from; null: from nothing published. */
  basedOn: string | null;
  scenarios: DraftScenario[];
  accepted?: AcceptedFinding[];
  /** Questions put in the place of others, to be published with the next version. */
  replaces?: (Replacement & { readonly who: string })[];
  /** The revisions whose entries undo and redo would take up. */
  undo: number | null;
  redo: number | null;
  /** The newest entry of the log, kept here as well: one write changes the draft and says who did what. */
  latest: DraftEditRecord | null;
  changedBy: string;
  changedAt: Date;
};

const draft = new Schema<DraftRecord>(
  {
    _id: { type: String, required: true },
    document: { type: Schema.Types.Mixed, required: true },
    revision: { type: Number, required: true },
    basedOn: { type: String, default: null },
    scenarios: { type: Schema.Types.Mixed, required: true },
    accepted: Schema.Types.Mixed,
    replaces: Schema.Types.Mixed,
    undo: { type: Number, default: null },
    redo: { type: Number, default: null },
    latest: { type: Schema.Types.Mixed, default: null },
    changedBy: { type: String, required: true },
    changedAt: { type: Date, required: true },
  },
  { collection: 'drafts', versionKey: false, minimize: false },
);

const draftEdit = new Schema<DraftEditRecord>(
  {
    _id: { type: String, required: true },
    draft: { type: String, required: true },
    revision: { type: Number, required: true },
    act: { type: String, enum: ['edit', 'undo', 'redo'], required: true },
    who: { type: String, required: true },
    at: { type: Date, required: true },
    edit: { type: Schema.Types.Mixed, required: true },
    inverse: { type: Schema.Types.Mixed, required: true },
    touches: { type: [String], required: true },
    below: { type: Number, default: null },
    redoBelow: { type: Number, default: null },
  },
  { collection: 'draft-edits', versionKey: false, minimize: false },
);
draftEdit.index({ draft: 1, revision: 1 }, { unique: true });

export const draftModel = (connection: Connection) => connection.model('Draft', draft);
export const draftEditModel = (connection: Connection) => connection.model('DraftEdit', draftEdit);
