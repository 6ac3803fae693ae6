// The made-up disclosure statements of the demonstration's waves, from programme/demonstration-statement.json.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { projectRoot } from '../../root.ts';
import { outcomes, statementTexts, type Written } from '../../stores/statements.ts';
import type { Wave } from '../../stores/waves.ts';

const text = z.strictObject({ ru: z.string(), en: z.string() });
const file = z.object({
  surveys: z.record(
    z.string(),
    z.object({
      texts: z.record(z.enum(statementTexts), text),
      outcomes: z.record(z.string(), z.record(z.enum(outcomes), z.number().int())),
    }),
  ),
});

/** Null where the file says nothing of the wave. */
export const demonstrationStatement = (wave: Wave, savedOn: string): Written | null => {
  const path = join(projectRoot, 'programme', 'demonstration-statement.json');
  const found = file.parse(JSON.parse(readFileSync(path, 'utf8'))).surveys[wave.survey];
  const counted = found?.outcomes[wave.name];
  if (!found || !counted) return null;
  const { texts } = found;
  return {
    id: wave.id,
    texts,
    outcomes: counted,
    revision: 1,
    savedBy: null,
    savedOn,
    isDemonstration: true,
  };
};
