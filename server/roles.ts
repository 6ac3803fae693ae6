// Who may do what: roles have permissions, staff addresses need one. What does not stand in this table is closed to everybody.
import { patterns } from './paths.ts';
import { analysisPatterns } from './paths/analysis.ts';
import { wavePatterns } from './paths/waves.ts';
import { programmeDeskPatterns } from './paths/programme.ts';
import { statementPatterns } from './paths/statements.ts';
import { pressPatterns } from './paths/press.ts';
import { publishingPatterns } from './paths/publishing.ts';
import { questionnairePatterns } from './paths/questionnaires.ts';
import {
  approvalPatterns,
  findingPatterns,
  publicationPatterns,
  releasePatterns,
  withdrawalPatterns,
} from './paths/releases.ts';
import { weightingPatterns } from './paths/weighting.ts';
import { doorPatterns, ownPatterns, peoplePatterns } from './paths/people.ts';

export const roles = ['administrator', 'sociologist', 'press', 'interviewer'] as const;
export type Role = (typeof roles)[number];

export const permissions = [
  'see_desk',
  'design_questionnaires',
  'run_waves',
  'weigh',
  'analyse',
  'keep_programme',
  'see_releases',
  'approve_releases',
  'publish_releases',
  'withdraw_releases',
  'administer',
] as const;
export type Permission = (typeof permissions)[number];

const sociologists = [
  ...(['see_desk', 'design_questionnaires', 'run_waves', 'weigh', 'analyse', 'keep_programme'] as const),
  ...(['see_releases', 'approve_releases', 'withdraw_releases'] as const),
] as const;

const granted: Readonly<Record<Role, readonly Permission[]>> = {
  administrator: permissions,
  sociologist: sociologists,
  press: ['see_desk', 'see_releases', 'publish_releases', 'withdraw_releases'],
  interviewer: ['see_desk'],
};

type Needed = Readonly<Record<string, Permission | 'anyone'>>;

/** Features with many addresses list them in a file of server/paths/, and take one line here. */
const features: readonly {
  readonly addresses: Readonly<Record<string, string>>;
  readonly needs: Permission | 'anyone';
}[] = [
  { addresses: doorPatterns, needs: 'anyone' },
  { addresses: ownPatterns, needs: 'see_desk' },
  { addresses: questionnairePatterns, needs: 'design_questionnaires' },
  { addresses: wavePatterns, needs: 'run_waves' },
  { addresses: statementPatterns, needs: 'run_waves' },
  { addresses: publishingPatterns, needs: 'design_questionnaires' },
  { addresses: weightingPatterns, needs: 'weigh' },
  { addresses: programmeDeskPatterns, needs: 'keep_programme' },
  { addresses: peoplePatterns, needs: 'administer' },
  { addresses: analysisPatterns, needs: 'analyse' },
  { addresses: findingPatterns, needs: 'analyse' },
  { addresses: releasePatterns, needs: 'see_releases' },
  { addresses: pressPatterns, needs: 'see_releases' },
  { addresses: approvalPatterns, needs: 'approve_releases' },
  { addresses: publicationPatterns, needs: 'publish_releases' },
  { addresses: withdrawalPatterns, needs: 'withdraw_releases' },
];

/** `anyone`: also somebody who has not signed in. */
const needed: Needed = {
  ...Object.fromEntries(
    features.flatMap(({ addresses, needs }) => Object.values(addresses).map(pattern => [pattern, needs])),
  ),
  [patterns.signIn]: 'anyone',
  [patterns.setUp]: 'anyone',
  [patterns.signOut]: 'see_desk',
  [patterns.staff]: 'see_desk',
  [patterns.waveMove]: 'run_waves',
  [patterns.links]: 'run_waves',
  [patterns.linkSheets]: 'run_waves',
  [patterns.linkSheet]: 'run_waves',
  [patterns.linkPicture]: 'run_waves',
};

/** Every staff address that is open to somebody, as Express reads them. */
export const openPatterns: readonly string[] = Object.keys(needed);

export const can = (role: Role, permission: Permission): boolean => granted[role].includes(permission);

/** Whether this role (null: not signed in) may visit the address. */
export const mayVisit = (role: Role | null, pattern: string): boolean => {
  const permission = needed[pattern];
  if (permission === undefined) return false;
  return permission === 'anyone' || (role !== null && can(role, permission));
};
