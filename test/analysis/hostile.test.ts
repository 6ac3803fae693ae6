// Whatever the sample is like: a result without a NaN in it, or a refusal that says what to do.
import { expect } from 'chai';
import fc from 'fast-check';
import * as analysis from '../../analysis/index.ts';
import type { SurveyDesign } from '../../analysis/index.ts';
import { type Making, OTHERS, makings, works } from './hostile.ts';

/** Parts of a result that are data, not figures. */
const DATA = new Set(['evaluated', 'design', 'data']);

/** Paths of the numbers that are none. */
const impossible = (value: unknown, path: string): string[] => {
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [`${path} is ${value}`];
  if (value instanceof Float64Array) return [...value].flatMap((one, i) => impossible(one, `${path}[${i}]`));
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, part]) =>
    DATA.has(key) ? [] : impossible(part, `${path}.${key}`),
  );
};

/** Parts that claim a standard error without saying who they rest on, or lack one without a reason. */
const unexplained = (value: unknown, path: string): string[] => {
  if (value === null || typeof value !== 'object' || ArrayBuffer.isView(value)) return [];
  const here = value as Record<string, unknown>; // an object, as was just seen
  const inside = Object.entries(here).flatMap(([key, part]) =>
    DATA.has(key) ? [] : unexplained(part, `${path}.${key}`),
  );
  if (!('standardError' in here && 'degreesOfFreedom' in here)) return inside;
  const missing = ['n', 'nWeighted', 'degreesOfFreedom', 'flags'].filter(name => here[name] === undefined);
  const flags = (here['flags'] ?? []) as readonly string[]; // missing flags are reported above
  const silent = here['standardError'] === null && !flags.includes('noVariance') ? ['a reason'] : [];
  return [...inside, ...[...missing, ...silent].map(what => `${path} lacks ${what}`)];
};

const made = (making: Making): SurveyDesign | null => {
  try {
    return making();
  } catch (error) {
    expectAdvice(error, 'the design');
    return null;
  }
};

/** A refusal names something and is a sentence. */
const expectAdvice = (error: unknown, name: string): void => {
  expect(error, `${name}: ${String((error as Error).stack)}`).to.be.instanceOf(RangeError); // printed when it is another error
  expect((error as RangeError).message, name).to.match(/^[A-Z"].{20,}\.$/s); // just seen to be one
  if (error instanceof analysis.Misuse) expect(impossible(error.told.values, name)).to.deep.equal([]);
};

describe('a hostile sample', () => {
  for (const [name, run] of works)
    it(`gets figures or advice from ${name}, never a NaN`, () => {
      fc.assert(
        fc.property(makings, making => {
          const design = made(making);
          if (design === null) return;
          let result: unknown;
          try {
            result = run(design);
          } catch (error) {
            expectAdvice(error, name);
            return;
          }
          expect([...impossible(result, name), ...unexplained(result, name)]).to.deep.equal([]);
        }),
        { numRuns: 60, seed: 20130717 },
      );
    });

  it('meets every public function here or in its own test', () => {
    const functions = Object.entries(analysis).filter(
      ([, value]) => typeof value === 'function' && !(value.prototype instanceof Error),
    );
    const known = new Set([...works.map(([name]) => name), ...OTHERS]);
    expect(functions.map(([name]) => name).filter(name => !known.has(name))).to.deep.equal([]);
  });
});
