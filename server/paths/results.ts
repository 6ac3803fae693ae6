// Addresses of results beside those in server/paths.ts: that file is a part of the script on the phone, which needs none of these.
import type { Paths } from '../paths.ts';

export const editionPatterns = { methodEdition: '/method/:survey/:wave/:edition' } as const;

export const resultPaths = ({ at }: Pick<Paths, 'at'>) => ({
  questionXlsx: (survey: string, question: string): string => at(`/results/${survey}/${question}.xlsx`),
  /** A former text of a disclosure statement. */
  methodEdition: (survey: string, wave: string, edition: number): string =>
    at(`/method/${survey}/${wave}/${edition}`),
});
