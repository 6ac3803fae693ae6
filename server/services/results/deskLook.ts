// The desk looks at closed waves as the public pages do: together and for a moment, since to list the keys of a large wave takes seconds.
// Where a wave turns out to hold other answers than the look said, it is looked at again.
import { analystHere, type Analyst } from '../analyse/calculate.ts';
import type { ServiceParts } from '../parts.ts';
import type { Calculator } from './calculator.ts';
import { sharedLook } from './standing.ts';

type Parts = ServiceParts & { readonly calculator: Calculator };

export const withSharedLook = <Given extends Parts>(parts: Given): Given & { readonly analyst: Analyst } => {
  const { stores, calculator } = parts;
  let surprises = 0;
  const noticing =
    <Asked extends readonly unknown[], Result>(work: (...asked: Asked) => Promise<Result>) =>
    async (...asked: Asked): Promise<Result> => {
      const result = await work(...asked);
      if (result === 'changed') surprises += 1;
      return result;
    };
  return {
    ...parts,
    analyst: noticing(parts.analyst ?? analystHere(stores)),
    calculator: {
      ...calculator,
      look: sharedLook(calculator.look, wave => stores.responses.changes(wave) + surprises),
      weigh: noticing(calculator.weigh),
      indices: noticing(calculator.indices),
    },
  };
};
