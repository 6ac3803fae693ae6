// Made-up figures of the programme for the demonstration, from programme/demonstration-figures.json.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { projectRoot } from '../../root.ts';
import { readPeriod } from '../programme/periods.ts';
import { figureKinds, type Figure } from '../../stores/figures.ts';

const file = z.object({
  figures: z.array(
    z.object({
      kind: z.enum(figureKinds),
      item: z.string(),
      document: z.object({ ru: z.string(), en: z.string() }),
      values: z.record(z.string(), z.number()),
    }),
  ),
});

/** `2014-01-`: the month after a period. */
const monthAfter = (period: string): string => {
  const next = new Date(`${readPeriod(period)?.to ?? `${period}-12-31`}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.toISOString().slice(0, 8);
};

/** Signed by nobody: the demonstration vouches for nothing, and says so wherever they are shown. */
export const demonstrationFigures = (programme: string, today: string): readonly Figure[] => {
  const path = join(projectRoot, 'programme', 'demonstration-figures.json');
  const { figures } = file.parse(JSON.parse(readFileSync(path, 'utf8')));
  return figures.flatMap(({ kind, item, document, values }) =>
    Object.entries(values).map(([period, value]) => ({
      id: `${programme}/${kind}/${item}/${period}/1`,
      ...{ programme, kind, item, period, value, document, number: 1 },
      documentDate: `${monthAfter(period)}20`,
      ...{
        enteredBy: null,
        enteredOn: today,
        signedBy: null,
        signedOn: today,
        isWithdrawn: false,
        isDemonstration: true,
      },
    })),
  );
};
