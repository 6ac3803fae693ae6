// Addresses of releases: for everybody, where only what is published answers, and for those who make them.
import type { Paths } from '../paths.ts';

export const publicReleasePatterns = {
  releases: '/releases',
  release: '/releases/:release',
  releaseVersion: '/releases/:release/:version',
  /** Stands for the version where it is shared. */
  releasePicture: '/releases/:release/:version/picture.png',
} as const;

/** Seen by everybody who prepares, approves or publishes. */
export const releasePatterns = {
  staffReleases: '/staff/releases',
  staffRelease: '/staff/releases/:release',
} as const;

/** For those who work on what is proposed. */
export const findingPatterns = {
  findings: '/staff/findings',
  newFinding: '/staff/findings/new',
  finding: '/staff/findings/:finding',
  removeFinding: '/staff/findings/:finding/remove',
  addToRelease: '/staff/findings/:finding/release',
  newRelease: '/staff/releases/new',
  editRelease: '/staff/releases/:release/edit',
  propose: '/staff/releases/:release/propose',
  correct: '/staff/releases/:release/correct',
  removeRelease: '/staff/releases/:release/remove',
} as const;

export const approvalPatterns = {
  approve: '/staff/releases/:release/approve',
  sendBack: '/staff/releases/:release/return',
} as const;

export const publicationPatterns = {
  publish: '/staff/releases/:release/publish',
  recall: '/staff/releases/:release/recall',
} as const;

/** A mistake that is found must be stopped by whoever finds it. */
export const withdrawalPatterns = { withdraw: '/staff/releases/:release/withdraw' } as const;

export type ReleaseMove =
  'propose' | 'approve' | 'return' | 'publish' | 'recall' | 'correct' | 'withdraw' | 'remove' | 'edit';

export const releasePaths = ({ at }: Pick<Paths, 'at'>) => ({
  releases: () => at('/releases'),
  release: (release: string) => at(`/releases/${release}`),
  releaseVersion: (release: string, version: number) => at(`/releases/${release}/${version}`),
  releasePicture: (release: string, version: number) => at(`/releases/${release}/${version}/picture.png`),
  releaseFile: (release: string, version: number) => at(`/releases/${release}/${version}.json`),
  staffReleases: () => at('/staff/releases'),
  newRelease: () => at('/staff/releases/new'),
  staffRelease: (release: string) => at(`/staff/releases/${release}`),
  move: (release: string, move: ReleaseMove) => at(`/staff/releases/${release}/${move}`),
  findings: () => at('/staff/findings'),
  newFinding: (query = '') => at(`/staff/findings/new${query}`),
  finding: (finding: string) => at(`/staff/findings/${finding}`),
  removeFinding: (finding: string) => at(`/staff/findings/${finding}/remove`),
  addToRelease: (finding: string) => at(`/staff/findings/${finding}/release`),
});
