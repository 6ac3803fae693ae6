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

/** Pages besides the home page from which a wave is moved, and to which the person comes back. */
export const moveOrigins = ['board', 'waves'] as const;
export type MoveOrigin = (typeof moveOrigins)[number];

export const wavePaths = ({ at }: Pick<Paths, 'at'>) => {
  const board = (survey: string, wave: string): string => at(`/staff/waves/${survey}/${wave}`);
  return {
    waves: () => at('/staff/waves'),
    /** With the version of a questionnaire it shall ask. */
    newWave: (version?: string) =>
      at(`/staff/waves/new${version === undefined ? '' : `?version=${encodeURIComponent(version)}`}`),
    board,
    /** The move of a wave that ends where it was begun; null is the home page. */
    move: (wave: string, move: string, from: MoveOrigin | null) =>
      at(`/staff/waves/${wave}/${move}${from === null ? '' : `?from=${from}`}`),
    editWave: (survey: string, wave: string) => `${board(survey, wave)}/edit`,
    waveVersion: (survey: string, wave: string) => `${board(survey, wave)}/version`,
    quotas: (survey: string, wave: string) => `${board(survey, wave)}/quotas`,
    quotasFile: (survey: string, wave: string) => `${board(survey, wave)}/quotas.csv`,
    quotasUpload: (survey: string, wave: string) => `${board(survey, wave)}/quotas/upload`,
  };
};
