// Corruption indices at the desk: one wave by sphere or by district, or all waves one under another.
import { Problem } from '../problem.ts';
import type { Survey } from '../stores/surveys.ts';
import { indexDivisions, type IndexDivision, type IndexTable } from './indices/table.ts';
import type { ServiceParts } from './parts.ts';
import { calculatorHere } from './results/calculator.ts';
import { standingOf } from './results/standing.ts';

export type { IndexFigure } from './indices/figure.ts';
export { indexDivisions, type IndexDivision, type IndexGroup, type IndexTable } from './indices/table.ts';

export type IndexAsked = { readonly wave?: string | undefined; readonly by?: string | undefined };

export type Indices = {
  readonly survey: Survey;
  readonly waves: readonly string[];
  /** Null: all of them, or none is closed yet. */
  readonly wave: string | null;
  readonly by: IndexDivision;
  readonly tables: readonly { readonly wave: string; readonly table: IndexTable }[];
  readonly isDemonstration: boolean;
};

export const indexService = ({ stores, calculator }: ServiceParts) => ({
  /** `not_found` where there is no such survey or closed wave. */
  of: async (
    survey: string,
    { wave: wanted, by: division }: IndexAsked,
    signal?: AbortSignal,
  ): Promise<Indices> => {
    const found = await stores.surveys.find(survey);
    if (!found) throw new Problem('not_found');
    const { look, indices } = calculator ?? calculatorHere(stores);
    const { waves } = await standingOf(stores, look, found);
    const by = indexDivisions.find(each => each === division) ?? 'sphere';
    const one = wanted === undefined ? waves.at(-1) : waves.find(({ wave }) => wave.name === wanted);
    if (wanted !== undefined && !one) throw new Problem('not_found');
    const asked = by === 'wave' ? waves : waves.filter(each => each === one);
    const tables = [];
    for (const closed of asked) {
      const table = await indices({ closed, by }, { signal });
      if (table === 'changed') throw new Problem('overloaded');
      tables.push({ wave: closed.wave.name, table });
    }
    return {
      ...{ survey: found, waves: waves.map(({ wave }) => wave.name), by, tables },
      wave: one?.wave.name ?? null,
      isDemonstration: asked.some(({ wave }) => wave.isDemonstration),
    };
  },
});

export type IndexService = ReturnType<typeof indexService>;
