// Addresses of the press desk and of what leaves from it.
import type { Paths } from '../paths.ts';

/** `version` is the name of a version of a release: `2013-1.2`. */
export const pressPatterns = {
  press: '/staff/press',
  pressFinding: '/staff/press/:finding/:version',
  pressFile: '/staff/press/:finding/:version/:file',
  releaseKit: '/staff/press-kits/:version',
} as const;

export const pressFiles = ['picture.png', 'picture.svg', 'table.csv', 'table.xlsx', 'kit.zip'] as const;
export type PressFile = (typeof pressFiles)[number];

export type Place = { readonly finding: string; readonly version: string };

export const pressPaths = ({ at }: Pick<Paths, 'at'>) => ({
  press: (query = '') => at(`/staff/press${query}`),
  pressFinding: ({ finding, version }: Place, query = '') => at(`/staff/press/${finding}/${version}${query}`),
  pressFile: ({ finding, version }: Place, file: PressFile) =>
    at(`/staff/press/${finding}/${version}/${file}`),
  releaseKit: (version: string) => at(`/staff/press-kits/${version}`),
});
