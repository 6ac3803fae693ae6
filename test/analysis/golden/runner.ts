// Runs every case of the fixtures: reads its spec, computes, compares at its own tolerance.
import { existsSync, readdirSync } from 'node:fs';
import { changes, P_VALUES } from './changes.ts';
import type { Case, Context } from './context.ts';
import { corruption } from './corruption.ts';
import { estimators } from './estimators.ts';
import { mismatches, readJson } from './files.ts';
import { weightings } from './weightings.ts';

export type Outcome = {
  readonly name: string;
  readonly state: 'passed' | 'failed' | 'not supported';
  readonly why: string;
};

const notes: Readonly<Record<string, (context: Context) => unknown>> = {
  'rake3.weights.maxdiff': weightings['maxdiff']!,
  'wrong.independent': changes['independent']!,
};

const operationOf = ({ spec, name }: Case): ((context: Context) => unknown) | undefined => {
  if (spec.op === 'note') return notes[name];
  if (spec.op === 'input') return () => P_VALUES;
  return { ...estimators, ...changes, ...weightings, ...corruption }[spec.op];
};

/** The outcome of one case of a fixture. */
export const runCase = (id: string, one: Case): Outcome => {
  const name = `${id} ${one.name}`;
  const operation = operationOf(one);
  if (operation === undefined) return { name, state: 'not supported', why: `operation ${one.spec.op}` };
  try {
    const actual = operation({ id, case: one });
    const found = mismatches(actual, one.expected, one.tolerance ?? { rel: 1e-9, abs: 1e-10 });
    return { name, state: found.length === 0 ? 'passed' : 'failed', why: found.join('; ') };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    if (message.startsWith('not supported')) return { name, state: 'not supported', why: message };
    return { name, state: 'failed', why: message };
  }
};

/** All cases in a folder of fixtures, each with the number of its file. */
export const casesIn = (folder: string): readonly { readonly id: string; readonly one: Case }[] => {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter(file => /^[RP]\d\d_.*\.json$/.test(file))
    .sort()
    .flatMap(file => {
      const fixture = readJson(`${folder}/${file}`) as { cases: Case[] }; // the fixtures have this shape
      return fixture.cases.map(one => ({ id: file.slice(0, 3), one }));
    });
};

/** Outcomes of all cases in a folder of fixtures. */
export const runFolder = (folder: string): readonly Outcome[] =>
  casesIn(folder).map(({ id, one }) => runCase(id, one));

/** Counts by state, and the list of what did not pass. */
export const report = (outcomes: readonly Outcome[]): string => {
  const count = (state: Outcome['state']): number => outcomes.filter(one => one.state === state).length;
  const others = outcomes
    .filter(one => one.state !== 'passed')
    .map(({ name, state, why }) => `  ${state}: ${name}: ${why}`);
  return [
    `${count('passed')} passed, ${count('failed')} failed, ${count('not supported')} not supported`,
    ...others,
  ].join('\n');
};
