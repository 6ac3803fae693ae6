// Counts an attacker worked out, held against the people they stand for.
import type { Content } from '../../../../server/services/results/content.ts';
import { knowledgeOf, type Event, type Sizes } from './attacker.ts';
import { combine, eliminate, type Guess } from './differencing.ts';
import { gave, type Person, type Population } from './population.ts';

export const combinations = 10_000;

/** Lehmer's generator: the same attack on every run. */
const chance = (seed: number) => {
  let state = seed;
  return (): number => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
};

const countOf = (population: Population, { wave, all }: Event): number => {
  const people = population[wave.replace('s.', '')] ?? [];
  const isOf = (person: Person): boolean =>
    all.every(({ question, codes }) => {
      if (question === 'everybody') return true;
      if (codes === 'asked' || codes === 'silent')
        return (person[question] === undefined) === (codes === 'silent');
      return gave(person, question, codes);
    });
  return people.filter(isOf).length;
};

const wholeOf = (population: Population, event: Event): number =>
  countOf(population, { ...event, all: event.all.map(each => ({ ...each, codes: 'asked' as const })) });

/** That nobody kept back the answer by which people are divided is nobody's secret. */
const isNobodyMissing = ({ all }: Event, count: number): boolean =>
  count === 0 && all.some(({ codes }) => codes.length === 1 && codes[0] === 'refused');

/** So is that nobody was left out of a question that everybody was asked. */
const isNobodySilent = ({ all }: Event, count: number): boolean =>
  count === 0 && all.some(({ codes }) => codes === 'silent');

/** Right guesses of counts that stand for one to nine people, or of nobody among some. */
export const recovered = (
  population: Population,
  contents: readonly Content[],
  sizes: Sizes = new Map(),
): readonly string[] => {
  const knowledge = knowledgeOf(contents, sizes);
  const guesses: readonly Guess[] = [...combine(knowledge, combinations, chance(7)), ...eliminate(knowledge)];
  const small = guesses.filter(({ event, exact, most }) => {
    const count = countOf(population, knowledge.events.get(event)!);
    const named = knowledge.events.get(event)!;
    if (isNobodyMissing(named, count) || isNobodySilent(named, count)) return false;
    if (most > 9.5 || count > 9 || wholeOf(population, knowledge.events.get(event)!) === 0) return false;
    return exact === null || Math.abs(exact - count) < 0.5;
  });
  return [...new Set(small.map(({ event }) => event))];
};
