// Finds import cycles: a depth-first walk that meets a file still open on its own path has closed a circle.

export type ImportGraph = ReadonlyMap<string, readonly string[]>;

/** Each cycle as the files on it, the first repeated at the end. One per closing import, not every possible circle. */
export function cyclesIn(graph: ImportGraph): string[][] {
  const finished = new Set<string>();
  const cycles: string[][] = [];
  const walk = (file: string, path: readonly string[]): void => {
    const start = path.indexOf(file);
    if (start >= 0) cycles.push([...path.slice(start), file]);
    if (start >= 0 || finished.has(file)) return;
    for (const next of graph.get(file) ?? []) walk(next, [...path, file]);
    finished.add(file);
  };
  for (const file of graph.keys()) walk(file, []);
  return cycles;
}
