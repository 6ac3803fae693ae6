import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { question } from '../../surveys/questions/schema.ts';
import { formatMistake, readQuestionnaire } from '../../surveys/read.ts';
import { clarityOf, crosswiseDesign, randomisedDesign } from '../../surveys/sensitive/indirect.ts';
import { withPages } from './sample.ts';

const readme = readFileSync(new URL('../../surveys/library/README.md', import.meta.url), 'utf8');

/** Examples of questions, as they stand; the list they name is the sample's. */
const examples = [...readme.matchAll(/```yaml\n(- type: [\s\S]*?)```/g)].map(([, yaml = '']) =>
  yaml.replace('options: agreement', 'options: agree'),
);

describe('the guide to writing a questionnaire', () => {
  it('has an example of every question type, each of which reads as it stands', () => {
    const types = examples.flatMap(yaml => [...yaml.matchAll(/^- type: (\S+)/gm)].map(([, type]) => type));
    expect([...new Set(types)]).to.have.members(question.options.map(each => each.shape.type.value));
    for (const yaml of examples) {
      const read = readQuestionnaire(withPages(`\n${yaml.replace(/^/gm, '  ')}`), 'README.md');
      expect('mistakes' in read ? read.mistakes.map(formatMistake) : [], yaml).to.deep.equal([]);
    }
  });

  it('states the price of each sensitive method as the design makes it', () => {
    const birthday = { unit: 'month', from: 1, to: 3 } as const;
    const designs = [
      randomisedDesign({ instrument: 'coin', forced: { yes: ['heads'], no: [] }, unrelated: undefined }),
      randomisedDesign({ instrument: 'dice', forced: { yes: ['1'], no: ['6'] }, unrelated: undefined }),
      randomisedDesign({
        instrument: 'dice',
        forced: undefined,
        unrelated: { sensitive: ['1', '2', '3', '4'], birthday },
      }),
      crosswiseDesign({ model: 'crosswise', birthday }),
      crosswiseDesign({ model: 'triangular', birthday }),
    ];
    const stated = [...readme.matchAll(/^\| `(?:rand|cross).*\| ([\d.]+) \|$/gm)].map(([, factor]) =>
      Number(factor),
    );
    expect(stated).to.have.length(designs.length);
    designs.forEach((design, at) =>
      expect(design && 1 / clarityOf(design) ** 2).to.be.closeTo(stated[at] ?? NaN, 0.05),
    );
  });
});
