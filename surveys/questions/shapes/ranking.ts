// Fields of a ranking.
import { z } from 'zod';

export const rankingFields = {
  places: z
    .number()
    .int()
    .min(1)
    .max(10)
    .optional()
    .describe('How many places are given out, first to last; all options unless said otherwise'),
};
