// Addresses of waves and their fieldwork.
import type { Paths } from '../paths.ts';

export const wavePatterns = {
  waves: '/staff/waves',
  newWave: '/staff/waves/new',
  board: '/staff/waves/:survey/:wave',
  editWave: '/staff/waves/:survey/:wave/edit',
  waveVersion: '/staff/waves/:survey/:wave/version',
  quotas: '/staff/waves/:survey/:wave/quotas',
  quotasFile: '/staff/waves/:survey/:wave/quotas.csv',
  quotasUpload: '/staff/waves/:survey/:wave/quotas/upload',
} as const;

export const wavePaths = ({ at }: Pick<Paths, 'at'>) => {
  const board = (survey: string, wave: string): string => at(`/staff/waves/${survey}/${wave}`);
  return {
    waves: () => at('/staff/waves'),
    /** With the version of a questionnaire it shall ask. */
    newWave: (version?: string) =>
      at(`/staff/waves/new${version === undefined ? '' : `?version=${encodeURIComponent(version)}`}`),
    board,
    editWave: (survey: string, wave: string) => `${board(survey, wave)}/edit`,
    waveVersion: (survey: string, wave: string) => `${board(survey, wave)}/version`,
    quotas: (survey: string, wave: string) => `${board(survey, wave)}/quotas`,
    quotasFile: (survey: string, wave: string) => `${board(survey, wave)}/quotas.csv`,
    quotasUpload: (survey: string, wave: string) => `${board(survey, wave)}/quotas/upload`,
  };
};
