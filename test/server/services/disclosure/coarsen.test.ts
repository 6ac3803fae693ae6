import { expect } from 'chai';
import fc from 'fast-check';
import { coarse, coarsened } from '../../../../server/services/disclosure/coarsen.ts';
import { contents } from '../../presenters/figures/contents.ts';

const numbersIn = (value: unknown): readonly number[] => {
  if (typeof value === 'number') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersIn) : [];
};

describe('numbers that leave', () => {
  it('have four places, and read the same as before in whole per cents and in tenths', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), share => {
        const told = coarse(share);
        expect(Math.abs(told - share)).to.be.at.most(1.001e-4);
        expect(Math.abs(told * 10_000 - Math.round(told * 10_000))).to.be.below(1e-6);
        for (const steps of [100, 1000]) {
          const isOnEdge = Math.abs(((share * steps) % 1) - 0.5) < 1e-9;
          if (!isOnEdge) expect(Math.round(told * steps)).to.equal(Math.round(share * steps));
        }
      }),
      { numRuns: 5000 },
    );
  });

  it('are told as they are where they are coarse already: doing it twice changes nothing', () => {
    const once = coarsened(contents.districts);
    expect(coarsened(once)).to.deep.equal(once);
  });

  it('lie nowhere with more places than readers need', () => {
    const { questions, breakdown } = coarsened(contents.districts);
    const estimates = [...questions.flatMap(({ waves }) => waves), ...(breakdown?.groups ?? [])].flatMap(
      ({ cells, focus }) => [...cells, focus].flatMap(({ estimate }) => (estimate ? [estimate] : [])),
    );
    expect(estimates).not.to.have.length(0);
    for (const number of estimates.flatMap(numbersIn))
      expect(Number(number.toFixed(4)), String(number)).to.equal(number);
  });

  it('have four places before they were cut to what a share can be, too', () => {
    const content = contents.districts;
    const told = coarsened({
      ...content,
      questions: content.questions.map(question => ({
        ...question,
        waves: question.waves.map(wave => ({
          ...wave,
          cells: wave.cells.map(cell => ({
            ...cell,
            estimate: cell.estimate && { ...cell.estimate, value: 0, uncut: -0.012_345_678_9 },
          })),
        })),
      })),
    });
    const uncut = told.questions.flatMap(({ waves }) =>
      waves.flatMap(({ cells }) => cells.flatMap(({ estimate }) => estimate?.uncut ?? [])),
    );
    expect([...new Set(uncut)]).to.deep.equal([-0.0123]);
  });
});
