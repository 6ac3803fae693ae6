// Acts of the log by their area, so that a reader finds one among many. A new act has no area until it is given one here.
import type { LogLine } from '../../../services/audit.ts';

type Act = LogLine['what'];

const areas = {
  people: [
    ...(['account_created', 'account_invited', 'account_joined', 'account_link_made'] as const),
    ...(['account_disabled', 'account_enabled', 'role_changed', 'password_changed'] as const),
    ...(['second_factor_added', 'second_factor_removed', 'second_factor_failed'] as const),
  ],
  signing_in: ['signed_in', 'sign_in_failed', 'signed_out', 'session_ended'],
  questionnaires: [
    ...(['draft_created', 'draft_edited', 'draft_removed', 'version_published'] as const),
    ...(['scenario_saved', 'scenario_removed', 'finding_accepted', 'finding_reopened'] as const),
    ...(['question_linked', 'question_unlinked'] as const),
  ],
  waves: [
    ...(['survey_created', 'wave_planned', 'wave_edited', 'wave_version_changed'] as const),
    ...(['wave_quotas_changed', 'links_added', 'wave_opened', 'wave_paused', 'wave_closed'] as const),
    ...(['wave_imported', 'wave_replaced', 'statement_saved'] as const),
  ],
  weighting: [
    ...(['weighting_made', 'weighting_changed', 'weighting_signed', 'weighting_chosen'] as const),
    ...(['weighting_frozen', 'weighting_removed'] as const),
  ],
  analysis: [
    ...(['view_saved', 'view_renamed', 'view_sent', 'view_recalled', 'view_deleted'] as const),
    ...(['answers_exported', 'microdata_taken'] as const),
  ],
  releases: [
    ...(['finding_made', 'finding_changed', 'finding_removed', 'release_made', 'release_changed'] as const),
    ...(['release_removed', 'release_proposed', 'release_returned', 'release_approved'] as const),
    ...(['release_published', 'release_recalled', 'release_corrected', 'release_withdrawn'] as const),
    'release_viewed',
  ],
  programme: ['figure_entered', 'figure_signed', 'figure_withdrawn'],
  demonstration: ['demonstration_made', 'demonstration_removed'],
} as const satisfies Readonly<Record<string, readonly Act[]>>;

type Grouped = (typeof areas)[keyof typeof areas][number];
/** Never, where an act has no area: then the line below does not compile. */
type Left = Exclude<Act, Grouped>;
const isComplete: [Left] extends [never] ? true : Left = true;

export const actGroups: readonly { readonly area: string; readonly acts: readonly Act[] }[] = isComplete
  ? Object.entries(areas).map(([area, acts]) => ({ area, acts }))
  : [];
