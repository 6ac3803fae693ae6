// The log of what staff did. Each entry carries the hash of the one before, so that a changed or missing entry shows.
import { Schema, type Connection } from 'mongoose';

export const acts = [
  'account_created',
  'account_invited',
  'account_joined',
  'account_link_made',
  'account_disabled',
  'account_enabled',
  'role_changed',
  'password_changed',
  'second_factor_added',
  'second_factor_removed',
  'second_factor_failed',
  'session_ended',
  'signed_in',
  'sign_in_failed',
  'signed_out',
  'wave_opened',
  'wave_paused',
  'wave_closed',
  'wave_planned',
  'wave_edited',
  'wave_version_changed',
  'wave_quotas_changed',
  'survey_created',
  'wave_imported',
  'links_added',
  'wave_replaced',
  'weighting_made',
  'weighting_changed',
  'weighting_signed',
  'weighting_chosen',
  'weighting_frozen',
  'weighting_removed',
  'statement_saved',
  'figure_entered',
  'figure_signed',
  'figure_withdrawn',
  'version_published',
  'draft_created',
  'draft_edited',
  'draft_removed',
  'scenario_saved',
  'scenario_removed',
  'finding_accepted',
  'finding_reopened',
  'question_linked',
  'question_unlinked',
  'demonstration_made',
  'demonstration_removed',
  'answers_exported',
  'microdata_taken',
  'view_saved',
  'view_renamed',
  'view_sent',
  'view_recalled',
  'view_deleted',
  'finding_made',
  'finding_changed',
  'finding_removed',
  'release_made',
  'release_changed',
  'release_removed',
  'release_proposed',
  'release_returned',
  'release_approved',
  'release_published',
  'release_recalled',
  'release_corrected',
  'release_withdrawn',
  'release_viewed',
] as const;
export type Act = (typeof acts)[number];

export type AuditRecord = {
  /** 1, 2, 3 …: being the key, it is never given twice. */
  _id: number;
  at: Date;
  /** The account that acted; null where nobody was signed in (a failed sign-in, the command line). */
  who: string | null;
  what: Act;
  /** What it was done to: the id of an account or a wave. Never a name that somebody typed. */
  object: string;
  previous: string;
  hash: string;
};

const schema = new Schema<AuditRecord>(
  {
    _id: { type: Number, required: true },
    at: { type: Date, required: true },
    who: { type: String, default: null },
    what: { type: String, enum: acts, required: true },
    object: { type: String, required: true },
    previous: { type: String, required: true },
    hash: { type: String, required: true },
  },
  { collection: 'audit', versionKey: false },
);
schema.index({ object: 1, what: 1 });

export const auditModel = (connection: Connection) => connection.model('Audit', schema);
