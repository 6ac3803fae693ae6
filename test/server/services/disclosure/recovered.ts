// Counts an attacker worked out, held against the people they stand for.
import type { Content } from '../../../../server/services/results/content.ts';
import { knowledgeOf, type Event, type Knowledge, type Sizes } from './attacker.ts';
import { combine, eliminate, type Guess } from './differencing.ts';
import { gave, type Person, type Population } from './population.ts';

const combinations = 10_000;

/** Lehmer's generator: the same attack on every run. */
const chance = (seed: number) => {
  let state = seed;
  return (): number => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
};

const countOf = (population: Population, { wave, all }: Event): number => {
  const people = population[wave] ?? population[wave.replace('s.', '')] ?? [];
  const isOf = (person: Person): boolean =>
    all.every(({ question, codes }) => {
      if (question === 'everybody') return true;
      if (codes === 'asked' || codes === 'silent')
        return (person[question] === undefined) === (codes === 'silent');
      return gave(person, question, codes);
    });
  return people.filter(isOf).length;
};

/** Everybody of whom the event tells what they answered. */
const wholeOf = (event: Event): Event => ({
  ...event,
  all: event.all.map(({ question }) => ({ question, codes: 'asked' })),
});

const keptBack: ReadonlySet<string> = new Set(['refused', 'hard_to_say']);

/** That nobody kept back the answer by which people are divided is nobody's secret, nor that a question left nobody out. */
const isNoSecret = ({ all }: Event, count: number): boolean =>
  count === 0 &&
  all.some(({ codes }) => codes === 'silent' || (codes.length === 1 && keptBack.has(codes[0] ?? '')));

/** How many people an event is, and what they weigh. */
export type Truth = (event: Event) => { readonly n: number; readonly weight: number };

/** Right guesses of counts that stand for one to nine people, or of nobody among some. */
export const recoveredFrom = (knowledge: Knowledge, truth: Truth): readonly string[] => {
  const { events } = knowledge;
  const guesses: readonly Guess[] = [...combine(knowledge, combinations, chance(7)), ...eliminate(knowledge)];
  const small = guesses.filter(({ event, exact, most }) => {
    if (most > 9.5) return false;
    const named = events.get(event)!;
    const { n, weight } = truth(named);
    if (n > 9 || isNoSecret(named, n) || truth(wholeOf(named)).n === 0) return false;
    return exact === null || Math.abs(exact - weight) < 0.5;
  });
  return [...new Set(small.map(({ event }) => event))];
};

export const recovered = (
  population: Population,
  contents: readonly Content[],
  sizes: Sizes = new Map(),
): readonly string[] =>
  recoveredFrom(knowledgeOf(contents, sizes), event => {
    const n = countOf(population, event);
    return { n, weight: n };
  });
