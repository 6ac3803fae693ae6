// Published tables under attack: of what is hidden only naively, small counts are recovered; of what is protected, none.
import { expect } from 'chai';
import fc from 'fast-check';
import { protect } from '../../../../server/services/disclosure/protect.ts';
import type { Content } from '../../../../server/services/results/content.ts';
import { contentOf, someFindings, somePopulation, type Person, type Population } from './population.ts';
import { recovered } from './recovered.ts';

const people = (count: number, person: Person): readonly Person[] =>
  Array.from({ length: count }, () => person);

/** All but three met it, and only who met it is asked whether they paid. */
const fewNotAsked: Population = {
  '2013': [
    ...people(60, { met: 'yes', paid: 'often' }),
    ...people(60, { met: 'yes', paid: 'once' }),
    ...people(80, { met: 'yes', paid: 'never' }),
    ...people(3, { met: 'no' }),
  ],
};

/** Of people drawn in places: degrees of freedom count places then, and tell nothing of how many people answered. */
const drawnInPlaces = ({ questions, breakdown }: Content): Content => ({
  questions: questions.map(question => ({
    ...question,
    waves: question.waves.map(wave => ({ ...wave, weighting: { ...wave.weighting, hasPsu: true } })),
  })),
  breakdown,
});

describe('Contents of a release', () => {
  it('lose small counts by the hundred where only small cells are hidden', () => {
    let found = 0;
    fc.assert(
      fc.property(somePopulation, someFindings, (population, findings) => {
        const contents = findings.map(finding => contentOf(population, finding));
        found += recovered(population, contents).length;
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
        expect(recovered(population, shown)).to.deep.equal([]);
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
        expect(recovered(population, [...published, ...contents])).to.deep.equal([]);
      }),
      { numRuns: 15, seed: 3, endOnFailure: true },
    );
  });

  it('tell none together with how many answered each wave', () => {
    let naive = 0;
    fc.assert(
      fc.property(somePopulation, someFindings, (population, findings) => {
        const contents = findings.map(finding => drawnInPlaces(contentOf(population, finding)));
        const sizes = new Map(
          Object.entries(population).map(([wave, people]) => [`s.${wave}`, people.length] as const),
        );
        const given = [...sizes].map(([wave, count]) => ({ survey: 's', wave, count }));
        naive += recovered(population, protect(contents, []).contents, sizes).length;
        expect(recovered(population, protect(contents, [], given).contents, sizes)).to.deep.equal([]);
      }),
      {
        numRuns: 10,
        seed: 5,
        endOnFailure: true,
        examples: [[fewNotAsked, [['paid', null]]]],
      },
    );
    expect(naive).to.be.above(0);
  });

  it('lose a table that tells how few were not asked, and say so', () => {
    const contents = [drawnInPlaces(contentOf(fewNotAsked, ['paid', null]))];
    const sizes = [{ survey: 's', wave: 's.2013', count: 203 }];
    expect(protect(contents, []).withheld).to.deep.equal([]);
    const { contents: shown, withheld } = protect(contents, [], sizes);
    expect(shown[0]?.questions[0]?.waves[0]?.base).to.equal(null);
    expect(withheld.map(({ what, reason }) => [what, reason])).to.deep.equal([['table', 'base']]);
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
