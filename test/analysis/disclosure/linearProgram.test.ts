import { expect } from 'chai';
import { linearProgram, type Equation } from '../../../analysis/disclosure/linearProgram.ts';

const sum = (total: number, ...variables: number[]): Equation => ({
  terms: variables.map(variable => [variable, 1] as const),
  total,
});

describe('the linear program', () => {
  it('finds between which numbers a hidden cell of a table lies', () => {
    // rows of 10 and 6, columns of 9 and 7: the first cell is 3 to 9
    const equations = [sum(10, 0, 1), sum(6, 2, 3), sum(9, 0, 2), sum(7, 1, 3)];
    const program = linearProgram(4, equations);
    expect(program.residual).to.be.closeTo(0, 1e-9);
    expect(program.minimise(new Map([[0, 1]]))).to.be.closeTo(3, 1e-9);
    expect(-program.minimise(new Map([[0, -1]]))).to.be.closeTo(9, 1e-9);
    const point = program.point();
    for (const { terms, total } of equations)
      expect(terms.reduce((all, [variable, sign]) => all + sign * point[variable]!, 0)).to.be.closeTo(
        total,
        1e-9,
      );
  });

  it('says that a sum has no end', () => {
    const difference = { terms: [[0, 1] as const, [1, -1] as const], total: 2 };
    expect(linearProgram(2, [difference]).minimise(new Map([[0, -1]]))).to.equal(-Infinity);
  });

  it('says by how much equations miss one another', () => {
    expect(linearProgram(1, [sum(4, 0), sum(7, 0)]).residual).to.be.closeTo(3, 1e-9);
  });

  it('takes an equation that is said twice, and one of nought', () => {
    const program = linearProgram(2, [sum(5, 0, 1), sum(5, 0, 1), sum(0, 1)]);
    expect(program.residual).to.be.closeTo(0, 1e-9);
    expect([...program.point()]).to.deep.equal([5, 0]);
  });

  it('stops where it is told that it has seen enough', () => {
    let corners = 0;
    linearProgram(3, [sum(9, 0, 1, 2)]).minimise(
      new Map([
        [0, -1],
        [1, -2],
        [2, -3],
      ]),
      () => (corners += 1) >= 1,
    );
    expect(corners).to.equal(1);
  });

  it('ends where many corners are one, as where steps would go round for ever', () => {
    // Beale (1955): the largest gain first, without a rule for ties, never ends
    const program = linearProgram(7, [
      {
        terms: [
          [0, 0.25],
          [1, -60],
          [2, -1 / 25],
          [3, 9],
          [4, 1],
        ],
        total: 0,
      },
      {
        terms: [
          [0, 0.5],
          [1, -90],
          [2, -1 / 50],
          [3, 3],
          [5, 1],
        ],
        total: 0,
      },
      {
        terms: [
          [2, 1],
          [6, 1],
        ],
        total: 1,
      },
    ]);
    const costs = new Map([
      [0, -0.75],
      [1, 150],
      [2, -0.02],
      [3, 6],
    ]);
    expect(program.minimise(costs)).to.be.closeTo(-0.05, 1e-9);
  });
});
