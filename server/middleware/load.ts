// How much is done at once, and who goes first when there is more. So many requests run; the others wait in line by class, and
// where the line is full the least pressing are sent away at once: better a quick "come back" than a slow failure for everybody.

/** From what is never sent away while anything else can be, to what goes first. */
export const classes = ['submission', 'page', 'start', 'results', 'staff'] as const;
export type WorkClass = (typeof classes)[number];

export type LoadLimits = {
  readonly running: number;
  readonly waiting: number;
  /** Milliseconds until a request must be answered, waiting included. */
  readonly deadlines: Readonly<Record<WorkClass, number>>;
};

export const usualLimits: LoadLimits = {
  running: 64,
  waiting: 512,
  deadlines: { submission: 25_000, page: 15_000, start: 10_000, results: 20_000, staff: 25_000 },
};

/** One request at the door. `go` is called once it may run, `refuse` where it is sent away before. */
export type Visitor = { readonly work: WorkClass; readonly go: () => void; readonly refuse: () => void };

/** Those who wait, class by class, in the order in which they came. */
const createLine = () => {
  const lines = new Map<WorkClass, Set<Visitor>>(classes.map(work => [work, new Set()]));
  const lineOf = (work: WorkClass): Set<Visitor> => lines.get(work) ?? new Set();
  return {
    length: (): number => classes.reduce((sum, work) => sum + lineOf(work).size, 0),
    join: (visitor: Visitor): void => void lineOf(visitor.work).add(visitor),
    leave: (visitor: Visitor): boolean => lineOf(visitor.work).delete(visitor),
    first: (): Visitor | undefined => classes.flatMap(work => lineOf(work).values().next().value ?? [])[0],
    /** Somebody less pressing than `work`, the newest of them: who has waited longest is nearest to the door. */
    lessPressing: (work: WorkClass): Visitor | undefined =>
      classes
        .slice(classes.indexOf(work) + 1)
        .flatMap(other => [...lineOf(other)].at(-1) ?? [])
        .at(-1),
  };
};

export const createGate = ({ running: most, waiting: longest }: Pick<LoadLimits, 'running' | 'waiting'>) => {
  const line = createLine();
  let running = 0;
  const run = (visitor: Visitor): void => {
    running += 1;
    visitor.go();
  };
  const wait = (visitor: Visitor): void => {
    if (line.length() >= longest) {
      const other = line.lessPressing(visitor.work);
      if (!other) return visitor.refuse();
      line.leave(other);
      other.refuse();
    }
    line.join(visitor);
  };
  return {
    enter: (visitor: Visitor): void => (running < most ? run(visitor) : wait(visitor)),
    /** Gives up waiting; false where it is not in line (any more). */
    leave: (visitor: Visitor): boolean => line.leave(visitor),
    /** One that ran has been answered: the next may go. */
    done: (): void => {
      running -= 1;
      const next = line.first();
      if (next && line.leave(next)) run(next);
    },
    now: () => ({ running, waiting: line.length() }),
  };
};

export type Gate = ReturnType<typeof createGate>;
