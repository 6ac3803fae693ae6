// Addresses of open data: pages, the files of each version of a release, and the programming interface.
import type { Paths } from '../paths.ts';

export const dataFiles = [
  ...(['datapackage.json', 'estimates.csv', 'estimates.json', 'codebook.csv', 'codebook.json'] as const),
];
export type DataFile = (typeof dataFiles)[number];

export const dataPatterns = {
  data: '/data',
  dataApi: '/data/api',
  dataRelease: '/data/:release',
  dataFile: '/data/:release/:version/:file',
} as const;

/** The version of the interface is a part of its address: what an answer of v1 holds is never taken away or renamed. */
export const apiRoot = '/api/v1';

export const dataPaths = ({ at }: Pick<Paths, 'at'>) => ({
  data: () => at('/data'),
  dataApi: () => at('/data/api'),
  dataRelease: (release: string) => at(`/data/${release}`),
  /** One file for all languages. */
  dataFile: (release: string, version: number, file: DataFile) => `/data/${release}/${version}/${file}`,
  api: (path = '') => `${apiRoot}${path}`,
});
