// The anti-corruption programme whose indicators the monitoring serves: read from its file, checked, never retyped.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { projectRoot } from '../root.ts';

const programme = z.object({
  title: z.object({ ru: z.string(), en: z.string() }),
  customer: z.object({ ru: z.string(), en: z.string() }),
  years: z.array(z.number().int()).min(1),
  indicators: z.array(
    z.object({
      id: z.number().int(),
      unit: z.enum(['percent', 'persons']),
      direction: z.enum(['up', 'down']),
      base: z.number(),
      plan: z.record(z.string(), z.number()),
      ru: z.string(),
      en: z.string(),
    }),
  ),
});

export type Programme = z.infer<typeof programme>;
export type Indicator = Programme['indicators'][number];

/** Any programme written in a file of the same form; a mistake in it stops the start. */
export const readProgramme = (file = join(projectRoot, 'programme', 'programme.json')): Programme =>
  programme.parse(JSON.parse(readFileSync(file, 'utf8')));
