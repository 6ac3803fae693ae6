// What a process costs: seconds of CPU and megabytes of memory, as Linux counts them. Elsewhere nothing is measured.
import { readFileSync } from 'node:fs';

/** Linux has counted in hundredths of a second for twenty years, whatever the kernel ticks in. */
const ticksPerSecond = 100;

export type Cost = {
  readonly cpuSeconds: number;
  /** Of these, what its first thread took: the one that answers requests. */
  readonly firstThreadSeconds: number;
  readonly megabytes: number;
  /** Of these, what is its own: the rest are pages of files, its database above all, which the system takes back when it needs them. */
  readonly ownMegabytes: number;
};

const megabytesIn = (status: string, name: string): number =>
  Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1]) / 1024;

const cpuSecondsIn = (file: string): number => {
  const fields = readFileSync(file, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
};

export const costOf = (pid: number): Cost | null => {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return {
      cpuSeconds: cpuSecondsIn(`/proc/${pid}/stat`),
      firstThreadSeconds: cpuSecondsIn(`/proc/${pid}/task/${pid}/stat`),
      megabytes: megabytesIn(status, 'VmRSS'),
      ownMegabytes: megabytesIn(status, 'RssAnon'),
    };
  } catch {
    return null;
  }
};

export type Sample = Cost & { readonly at: number };

/** Looks at a process every second until stopped. */
export const watch = (pid: number) => {
  const samples: Sample[] = [];
  const look = (): void => {
    const cost = costOf(pid);
    if (cost) samples.push({ ...cost, at: performance.now() });
  };
  look();
  const timer = setInterval(look, 1000);
  return {
    stop: (): readonly Sample[] => {
      clearInterval(timer);
      look();
      return samples;
    },
  };
};
