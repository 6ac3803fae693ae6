// Addresses of what other sites show inside their pages: a finding as it stands, a version of it for good, and the pictures of both.
import type { Paths } from '../paths.ts';

export const embedPatterns = {
  embed: '/embed/:finding',
  frozenEmbed: '/embed/:finding/:version',
  embedPicture: '/embed/:finding/:version/:picture.svg',
} as const;

export const embedPaths = ({ at }: Pick<Paths, 'at'>) => ({
  /** Follows corrections. */
  embed: (finding: string) => at(`/embed/${finding}`),
  /** Never changes. `version`: the id of a release's version, `2013-1.2`. */
  frozenEmbed: (finding: string, version: string) => at(`/embed/${finding}/${version}`),
  /** `picture`: `336-light`, a width and a theme. */
  embedPicture: (finding: string, version: string, picture: string) =>
    at(`/embed/${finding}/${version}/${picture}.svg`),
});
