// The respondents' side, a process of its own: walks interviews for so many seconds, then sends those it held back all at once.
import { setTimeout } from 'node:timers/promises';
import { openBrowser, type Browser } from './browser.ts';
import { countError, newTally, submit, walk, type Tally } from './interviews.ts';
import { makePerson, readPopulation, seeded, type Person } from './people.ts';

export type Order = {
  readonly base: string;
  readonly seconds: number;
  /** Before the clock runs: a program just started is compiled while it works. */
  readonly warmUp: number;
  readonly clients: number;
  readonly seed: number;
  /** So many finished interviews are kept unsent, for the rush of submissions at the end. */
  readonly held: number;
  /** Milliseconds a person looks at a page before answering; 0: the server is given as much as it takes. */
  readonly think: number;
};

type PlainTally = Omit<Tally, 'errors'> & { readonly errors: readonly (readonly [string, number])[] };

export type Outcome = {
  readonly walked: PlainTally;
  readonly rush: PlainTally;
  readonly walkedSeconds: number;
  readonly rushSeconds: number;
  readonly cpuSeconds: number;
};

const preparedPeople = 200;

const seconds = async (work: () => Promise<unknown>): Promise<number> => {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
};

type Crowd = { readonly order: Order; readonly people: readonly Person[]; readonly held: Jar[] };
type Jar = ReadonlyMap<string, string>;

/** One client: person after person until the time is up. */
const client = async ({ order, people, held }: Crowd, tally: Tally, number: number): Promise<void> => {
  const browser = openBrowser(order.base);
  const until = performance.now() + order.seconds * 1000;
  const isLate = (): boolean => performance.now() > until;
  await setTimeout((order.think * number) / order.clients);
  for (let turn = number; !isLate(); turn += order.clients) {
    try {
      const person = people[turn % people.length] ?? new Map<string, string>();
      if (!(await walk({ browser, person, think: order.think }, tally, isLate))) break;
      tally.interviews += 1;
      if (held.length < order.held && tally.interviews % 2 === 0) held.push(browser.cookies());
      else await submit(browser, tally);
    } catch (error) {
      countError(tally, error);
    }
  }
  browser.close();
};

const sender = async (browser: Browser, held: Jar[], tally: Tally): Promise<void> => {
  for (let jar = held.pop(); jar; jar = held.pop()) {
    try {
      browser.take(jar);
      await submit(browser, tally);
    } catch (error) {
      countError(tally, error);
    }
  }
  browser.close();
};

const plainly = (tally: Tally): PlainTally => ({ ...tally, errors: [...tally.errors] });

/** The parent reads what the server has taken of the processor by then. */
export type Mark = 'walking' | 'walked';
const tell = (mark: Mark): void => void process.send?.(mark);

const run = async (order: Order): Promise<Outcome> => {
  const questionnaire = readPopulation();
  const random = seeded(order.seed);
  const people = Array.from({ length: preparedPeople }, () => makePerson(questionnaire, random));
  const crowd: Crowd = { order, people, held: [] };
  const [walked, rush] = [newTally(), newTally()];
  const numbers = Array.from({ length: order.clients }, (_, number) => number);
  const walkFor = (duration: number, tally: Tally) => () =>
    Promise.all(
      numbers.map(number => client({ ...crowd, order: { ...order, seconds: duration } }, tally, number)),
    );
  await walkFor(order.warmUp, newTally())();
  tell('walking');
  const cpuBefore = process.cpuUsage();
  const walkedSeconds = await seconds(walkFor(order.seconds, walked));
  tell('walked');
  const used = process.cpuUsage(cpuBefore);
  const rushSeconds = await seconds(() =>
    Promise.all(numbers.map(() => sender(openBrowser(order.base), crowd.held, rush))),
  );
  const cpuSeconds = (used.user + used.system) / 1e6;
  return { walked: plainly(walked), rush: plainly(rush), walkedSeconds, rushSeconds, cpuSeconds };
};

process.once('message', message => {
  const order = message as Order; // sent by bench-respond, which typed it
  void run(order).then(outcome => process.send?.(outcome, () => process.exit(0)));
});
