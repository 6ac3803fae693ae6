// Breakdowns from memory, while neither the waves nor their responses changed.
import type { Breakdown } from './breakdown.ts';
import { boundedCache } from './cache.ts';
import type { Calculator } from './calculator.ts';
import { namesIn } from './lineage.ts';
import { ChangedMeanwhile } from './prepare.ts';
import type { Standing } from './standing.ts';

const breakdownsKept = 1000;

type Asked = { readonly name: string; readonly by: string };

export const rememberingDivide = (calculator: Pick<Calculator, 'breakdown'>) => {
  const remember = boundedCache<Breakdown | null>(breakdownsKept);
  return (
    { survey, waves, edition }: Standing,
    { name, by }: Asked,
    signal?: AbortSignal,
  ): Promise<Breakdown | null> => {
    const all = namesIn(waves, name);
    const asking = waves.filter((_, at) => all[at] !== null);
    const names = all.filter(each => each !== null);
    const jobWaves = asking.map(({ variables: _, replaces: __, ...wave }) => wave);
    return remember(
      `${survey.id} ${edition} ${name} ${by}`,
      async stop => {
        const job = { survey, names, by, waves: jobWaves, edition };
        const calculated = await calculator.breakdown(job, { signal: stop });
        if (calculated === 'changed') throw new ChangedMeanwhile();
        return calculated.breakdown;
      },
      signal,
    );
  };
};
