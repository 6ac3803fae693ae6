// Published tables under attack: of what is hidden only naively, small counts are recovered; of what is protected, none.
import { expect } from 'chai';
import fc from 'fast-check';
import { protect } from '../../../../server/services/disclosure/protect.ts';
import type { Content } from '../../../../server/services/results/content.ts';
import { knowledgeOf, type Event } from './attacker.ts';
import { combine, eliminate, type Guess } from './differencing.ts';
import { contentOf, gave, someFindings, somePopulation, type Person, type Population } from './population.ts';

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
  const people = population[wave.replace('s.', '')] ?? [];
  const isOf = (person: Person): boolean =>
    all.every(
      ({ question, codes }) =>
        question === 'everybody' ||
        (codes === 'asked' ? person[question] !== undefined : gave(person, question, codes)),
    );
  return people.filter(isOf).length;
};

const wholeOf = (population: Population, event: Event): number =>
  countOf(population, { ...event, all: event.all.map(each => ({ ...each, codes: 'asked' as const })) });

/** That nobody kept back the answer by which people are divided is nobody's secret. */
const isNobodyMissing = ({ all }: Event, count: number): boolean =>
  count === 0 && all.some(({ codes }) => codes.length === 1 && codes[0] === 'refused');

/** Right guesses of counts that stand for one to nine people, or of nobody among some. */
const recovered = (
  population: Population,
  contents: readonly Content[],
  how: 'combine' | 'eliminate' | 'both',
): readonly string[] => {
  const knowledge = knowledgeOf(contents);
  const guesses: Guess[] = [
    ...(how === 'eliminate' ? [] : combine(knowledge, combinations, chance(7))),
    ...(how === 'combine' ? [] : eliminate(knowledge)),
  ];
  const small = guesses.filter(({ event, exact, most }) => {
    const count = countOf(population, knowledge.events.get(event)!);
    if (isNobodyMissing(knowledge.events.get(event)!, count)) return false;
    if (most > 9.5 || count > 9 || wholeOf(population, knowledge.events.get(event)!) === 0) return false;
    return exact === null || Math.abs(exact - count) < 0.5;
  });
  return [...new Set(small.map(({ event }) => event))];
};

describe('Contents of a release', () => {
  it('lose small counts by the hundred where only small cells are hidden', () => {
    let found = 0;
    fc.assert(
      fc.property(somePopulation, someFindings, (population, findings) => {
        const contents = findings.map(finding => contentOf(population, finding));
        found += recovered(population, contents, 'both').length;
      }),
      { numRuns: 20, seed: 1, endOnFailure: true },
    );
    expect(found).to.be.above(100);
  });

  it('tell no count below ten after protection, whatever is added and subtracted', () => {
    fc.assert(
      fc.property(somePopulation, someFindings, (population, findings) => {
        const contents = findings.map(finding => contentOf(population, finding));
        const { contents: shown, exposed } = protect(contents, []);
        expect(exposed).to.deep.equal([]);
        expect(recovered(population, shown, 'both')).to.deep.equal([]);
      }),
      { numRuns: 40, seed: 2, endOnFailure: true },
    );
  });

  it('tell none together with what was released before of the same answers', () => {
    fc.assert(
      fc.property(somePopulation, someFindings, someFindings, (population, first, second) => {
        const published = protect(
          first.map(finding => contentOf(population, finding)),
          [],
        ).contents;
        const { contents } = protect(
          second.map(finding => contentOf(population, finding)),
          published,
        );
        expect(recovered(population, [...published, ...contents], 'both')).to.deep.equal([]);
      }),
      { numRuns: 15, seed: 3, endOnFailure: true },
    );
  });

  it('show nothing of a table whose base changed by a few since it was released', () => {
    fc.assert(
      fc.property(
        somePopulation,
        someFindings,
        fc.integer({ min: 1, max: 9 }),
        (population, findings, few) => {
          const corrected = { ...population, '2013': population['2013']!.slice(few) };
          const published = protect(
            findings.map(finding => contentOf(population, finding)),
            [],
          ).contents;
          const { contents } = protect(
            findings.map(finding => contentOf(corrected, finding)),
            published,
          );
          const told = contents.flatMap(({ questions }, at) =>
            questions.flatMap(({ waves }, index) => {
              const [now, before] = [waves.at(-1)?.base, published[at]?.questions[index]?.waves.at(-1)?.base];
              return now && before && now.n !== before.n ? [Math.abs(now.n - before.n)] : [];
            }),
          );
          expect(told.filter(difference => difference < 10)).to.deep.equal([]);
        },
      ),
      { numRuns: 30, seed: 4, endOnFailure: true },
    );
  });

  it('keep what nobody could learn from, and say what was taken and why', () => {
    const people = (count: number, person: Person): readonly Person[] =>
      Array.from({ length: count }, () => person);
    const population: Population = {
      '2013': [
        ...people(60, { sex: 'm', met: 'yes' }),
        ...people(140, { sex: 'm', met: 'no' }),
        ...people(9, { sex: 'f', met: 'yes' }),
        ...people(191, { sex: 'f', met: 'no' }),
      ],
    };
    const { contents, withheld } = protect(
      [contentOf(population, ['met', null]), contentOf(population, ['met', 'sex'])],
      [],
    );
    const [all, bySex] = contents;
    expect(all?.questions[0]?.waves[0]?.focus.estimate?.n).to.equal(400);
    expect(bySex?.breakdown?.groups.map(({ focus }) => focus.estimate)).to.deep.equal([null, null]);
    expect(withheld.map(({ group, what, reason }) => [group?.code, what, reason])).to.deep.include([
      'm',
      { code: 'yes' },
      'sums',
    ]);
    const women = contentOf({ '2013': people(50, { sex: 'f', trust: 'full', met: 'no' }) }, ['sex', null]);
    expect(protect([women], []).withheld).to.deep.equal([]);
  });
});
