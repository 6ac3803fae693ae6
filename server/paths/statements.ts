// Addresses of the forms in which people write their part of a wave's disclosure statement.
import type { Paths } from '../paths.ts';

export const statementPatterns = {
  statement: '/staff/method/:survey/:wave',
} as const;

export const statementPaths = ({ at }: Pick<Paths, 'at'>) => ({
  statement: (survey: string, wave: string): string => at(`/staff/method/${survey}/${wave}`),
});
