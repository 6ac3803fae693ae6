// Where the reference figures are. The synthetic set is part of the project; the public one lies beside it and may be absent.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));

export const republicFolder = `${root}test/fixtures/republic`;

/** Folder of the public reference sets, or null when it is not at hand. */
export const publicFolder: string | null =
  [process.env['GOLDEN_DIR'], `${root}../shared/golden/public`, `${root}../../shared/golden/public`]
    .filter(path => path !== undefined)
    .find(path => existsSync(path)) ?? null;

export const readJson = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

export type Tolerance = { readonly rel: number; readonly abs: number };

/** What differs between what was computed and what was expected, path by path; empty when all agrees. */
export const mismatches = (actual: unknown, expected: unknown, tolerance: Tolerance, path = ''): string[] => {
  if (typeof expected === 'number') {
    const close =
      typeof actual === 'number' &&
      Math.abs(actual - expected) <= Math.max(tolerance.abs, tolerance.rel * Math.abs(expected));
    return close ? [] : [`${path || 'value'}: ${String(actual)} instead of ${expected}`];
  }
  if (expected === null || typeof expected !== 'object')
    return actual === expected
      ? []
      : [`${path || 'value'}: ${String(actual)} instead of ${String(expected)}`];
  if (actual === null || typeof actual !== 'object')
    return [`${path || 'value'}: ${String(actual)} is not a table`];
  const given = actual as Record<string, unknown>; // both were found to be objects
  if (Array.isArray(expected) && Array.isArray(actual) && expected.length !== actual.length)
    return [`${path}: ${actual.length} entries instead of ${expected.length}`];
  return Object.entries(expected).flatMap(([key, value]) =>
    mismatches(given[key], value, tolerance, path === '' ? key : `${path}.${key}`),
  );
};
