// The figures of bench:respond as lines: rates, waiting times, errors, and what the server took of the machine.
import { printTimes } from './figures.ts';
import type { Mark, Outcome } from './generator.ts';
import type { Cost, Sample } from './process.ts';

const line = (name: string, text: string): void => console.log(`${name.padEnd(52)} ${text}`);

const perSecond = (count: number, seconds: number): string =>
  seconds > 0 ? `${(count / seconds).toFixed(1)} per second` : 'none';

const printErrors = (errors: readonly (readonly [string, number])[]): void => {
  line('errors', String(errors.reduce((sum, [, count]) => sum + count, 0)));
  for (const [what, count] of errors) line(`  ${what}`, String(count));
};

export const printOutcome = ({ walked, rush, walkedSeconds, rushSeconds, cpuSeconds }: Outcome): void => {
  const { shown, answered, sent } = walked;
  line('pages answered (sent, kept, and the next one shown)', perSecond(answered.length, walkedSeconds));
  line('requests answered', perSecond(shown.length + answered.length + sent.length, walkedSeconds));
  line('interviews finished', `${walked.interviews}, ${perSecond(walked.interviews, walkedSeconds)}`);
  printTimes('a page is shown', shown);
  printTimes('an answer is kept, durable', answered);
  if (sent.length > 0) printTimes('all is submitted, durable', sent);
  printErrors(walked.errors);
  line('CPU of the generator', `${((100 * cpuSeconds) / walkedSeconds).toFixed(0)} % of a core`);
  console.log('');
  line('rush: submissions', perSecond(rush.sent.length, rushSeconds));
  if (rush.sent.length > 0) printTimes('rush: one submission, durable', rush.sent);
  printErrors(rush.errors);
  console.log('');
};

/** On a machine that others use too, the processor's time for one page says more than pages per second. */
export const printCpu = (
  { walked, walkedSeconds, cpuSeconds }: Outcome,
  marks: ReadonlyMap<Mark, Cost | null>,
): void => {
  const [before, after] = [marks.get('walking'), marks.get('walked')];
  if (!before || !after) return line('CPU of the server', 'not measured here');
  const used = after.cpuSeconds - before.cpuSeconds;
  const perPage = (seconds: number): string => `${((1000 * seconds) / walked.answered.length).toFixed(2)} ms`;
  const firstThread = after.firstThreadSeconds - before.firstThreadSeconds;
  line('CPU of the server with its database', `${((100 * used) / walkedSeconds).toFixed(0)} % of a core`);
  line('CPU for one page, server with its database', perPage(used));
  line('CPU for one page, thread that answers', perPage(firstThread));
  line('CPU for one page, generator', perPage(cpuSeconds));
};

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

const tenthsOf = (values: readonly number[]): string =>
  Array.from({ length: 10 }, (_, tenth) =>
    median(values.slice((tenth * values.length) / 10, ((tenth + 1) * values.length) / 10 + 1)).toFixed(0),
  ).join(' ');

/** The first minute (or third) is warming up; what the server's own memory grows after it would grow for ever. */
export const printMemory = (samples: readonly Sample[]): void => {
  if (samples.length < 6) return line('memory of the server', 'not measured here');
  const own = samples.map(({ ownMegabytes }) => ownMegabytes);
  const files = samples.map(({ megabytes, ownMegabytes }) => megabytes - ownMegabytes);
  line('memory of the server, MB, by tenths', tenthsOf(own));
  line('memory, highest', `${Math.max(...own).toFixed(0)} MB`);
  line('pages of files beside it, MB, by tenths', tenthsOf(files));
};
