// The search for import cycles, on graphs small enough to see, and on the project.
import { expect } from 'chai';
import { cyclesIn } from './cycles.ts';
import { importsOf, sourceRooms, typescriptFiles } from './sources.ts';

const graph = (edges: Record<string, string[]>): Map<string, string[]> => new Map(Object.entries(edges));

describe('import cycles', () => {
  it('finds two files that import each other', () => {
    expect(cyclesIn(graph({ a: ['b'], b: ['a'] }))).to.deep.equal([['a', 'b', 'a']]);
  });

  it('finds a circle that the walk enters from outside', () => {
    expect(cyclesIn(graph({ door: ['a'], a: ['b'], b: ['c'], c: ['a'] }))).to.deep.equal([
      ['a', 'b', 'c', 'a'],
    ]);
  });

  it('finds a file that imports itself', () => {
    expect(cyclesIn(graph({ a: ['a'] }))).to.deep.equal([['a', 'a']]);
  });

  it('does not take two ways to one file for a circle', () => {
    expect(cyclesIn(graph({ a: ['b', 'c'], b: ['d'], c: ['d'], d: [] }))).to.deep.equal([]);
  });

  it('are nowhere in the project', () => {
    const files = typescriptFiles([...sourceRooms, 'test']);
    const imports = new Map(files.map(file => [file.path, importsOf(file)]));
    expect(files.length).to.be.above(0);
    expect(cyclesIn(imports).map(cycle => cycle.join(' -> '))).to.deep.equal([]);
  });

  it('would be seen: the imports of this test are read', () => {
    const [self] = typescriptFiles(['test/architecture']).filter(file =>
      file.path.endsWith('cycles.test.ts'),
    );
    expect(self && importsOf(self)).to.deep.equal([
      'test/architecture/cycles.ts',
      'test/architecture/sources.ts',
    ]);
  });
});
