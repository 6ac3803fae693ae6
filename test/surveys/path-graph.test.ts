import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import { studyOf } from '../../surveys/checks/study.ts';
import { graphOf, type PathGraph } from '../../surveys/path-graph.ts';
import { pathsOf } from '../../surveys/paths.ts';
import type { Questionnaire } from '../../surveys/schema.ts';
import { seeded } from './random.ts';
import { questionnaireOf, sample, withPages } from './sample.ts';

const graph = (questionnaire: Questionnaire): PathGraph => {
  const study = studyOf(questionnaire, seeded(1), 300);
  return graphOf(study, pathsOf(study));
};
const nodesOf = (questionnaire: Questionnaire) =>
  graph(questionnaire).nodes.map(({ pages, kind }) => `${kind}: ${pages.join(' ')}`);
const file = new URL('../../surveys/library/population.yaml', import.meta.url);
const population = questionnaireOf(readFileSync(file, 'utf8'));

describe('the graph of paths', () => {
  it('puts neighbours together that have one topic and one condition', () => {
    expect(nodesOf(sample)).to.deep.equal([
      'all: welcome',
      'all: services',
      'some: experience',
      'some: amount',
      'all: trust',
      'some: why',
      'all: age district',
    ]);
  });

  it('has every page of the file in one node, in order', () => {
    const { nodes } = graph(population);
    expect(nodes.flatMap(({ pages }) => pages)).to.deep.equal(population.pages.map(({ id }) => id));
    expect(nodes.map(({ from }) => from)).to.deep.equal([1, ...nodes.slice(0, -1).map(({ to }) => to + 1)]);
    expect(nodes.length).to.be.below(population.pages.length / 2);
  });

  it('draws as one the many pages that hang on one choice', () => {
    const each = graph(population).nodes.filter(({ kind }) => kind === 'each');
    expect(each.map(({ from, to }) => [from, to])).to.deep.equal([[8, 21]]);
    expect(each[0]?.conditions).to.deep.equal([]);
  });

  it('sets conditions on conditional answers deeper', () => {
    const depth = new Map(graph(sample).nodes.flatMap(({ pages, depth }) => pages.map(id => [id, depth])));
    expect(depth.get('services')).to.equal(0);
    expect(depth.get('experience')).to.equal(1);
    expect(depth.get('amount')).to.equal(2);
    expect(depth.get('why')).to.equal(1);
  });

  it('lets nobody get lost: who comes to a node goes on from it', () => {
    for (const questionnaire of [sample, population]) {
      const { nodes, edges } = graph(questionnaire);
      nodes.forEach(({ share }, at) => {
        const onward = edges.filter(({ from }) => from === at).reduce((sum, edge) => sum + edge.share, 0);
        expect(onward).to.be.closeTo(share, 1e-9);
        const inward = edges.filter(({ to }) => to === at).reduce((sum, edge) => sum + edge.share, 0);
        if (at > 0) expect(inward).to.be.closeTo(share, 1e-9);
      });
    }
  });

  it('marks a node nobody can reach and leads no edge there', () => {
    const { nodes, edges } = graph(
      questionnaireOf(
        withPages(`
  - { id: a, type: single, text: { ru: А?, en: A? }, options: agree }
  - { id: b, type: single, text: { ru: Б?, en: B? }, options: agree, relevant: "\${a} = 'yes' and \${a} = 'no'" }
  - { id: c, type: single, text: { ru: В?, en: C? }, options: agree }
`),
      ),
    );
    expect(nodes.map(({ isUnreachable }) => isUnreachable)).to.deep.equal([false, true, false]);
    expect(edges.map(({ from, to }) => [from, to])).to.deep.equal([
      [0, 2],
      [2, null],
    ]);
  });

  it('draws a block whose pages come by chance as one node', () => {
    const mixed = questionnaireOf(
      withPages(
        `
  - { id: a, type: single, text: { ru: А?, en: A? }, options: agree, block: mix }
  - { id: b, type: single, text: { ru: Б?, en: B? }, options: agree, block: mix, relevant: "\${z} = 'yes'" }
  - { id: c, type: single, text: { ru: В?, en: C? }, options: agree, block: mix }
`.replace('\n', '\n  - { id: z, type: single, text: { ru: Я?, en: Z? }, options: agree }\n'),
      ).replace('pages:', 'blocks: [{ id: mix, order: random }]\npages:'),
    );
    expect(nodesOf(mixed)).to.deep.equal(['all: z', 'mixed: a b c']);
    expect(graph(mixed).ways).to.equal(1);
  });
});
