// Two files of one wave under different choices: each hides people, and what matters is whether both together do.
import { expect } from 'chai';
import type { Answers } from '../../../surveys/answer.ts';
import { codebook } from '../../../surveys/codebook.ts';
import type { Material } from '../../../surveys/microdata/release.ts';
import { areSafeTogether, smallestTogether } from '../../../surveys/microdata/together.ts';
import { tabulator } from '../../../surveys/tabulate.ts';
import { single, survey } from '../../server/services/results/published.ts';

const questionnaire = survey([
  single('district', ['grozny', 'argun', 'shali']),
  single('sex', ['male', 'female']),
  single('clan', ['one', 'other', 'third']),
]);

const materialOf = (...counts: readonly (readonly [number, Answers])[]): Material => {
  const variables = codebook(questionnaire);
  const table = tabulator(variables);
  for (const [count, answers] of counts) for (let each = 0; each < count; each++) table.add({ answers });
  const data = table.finish();
  return { questionnaire, variables, data, weights: new Float64Array(data.rows).fill(1) };
};

const answersOf = (district: string, sex: string, clan = 'one'): Answers => ({ district, sex, clan });

/** By district alone and by sex alone nobody stands out; three women of Shali do by both. */
const threeWomen = materialOf(
  [40, answersOf('grozny', 'male')],
  [40, answersOf('grozny', 'female')],
  [40, answersOf('shali', 'male')],
  [3, answersOf('shali', 'female')],
);

describe('two files of one wave', () => {
  it('single out together whom neither singles out', () => {
    const [byDistrict, bySex] = [
      { keys: ['district'], k: 10 },
      { keys: ['sex'], k: 10 },
    ];
    expect(smallestTogether(threeWomen, [byDistrict])).to.equal(43);
    expect(smallestTogether(threeWomen, [bySex])).to.equal(43);
    expect(smallestTogether(threeWomen, [byDistrict, bySex])).to.equal(3);
    expect(areSafeTogether(threeWomen, [byDistrict, bySex])).to.equal(false);
  });

  it('hide people as well as one where one says nothing that the other does not', () => {
    const both = { keys: ['district', 'sex'], k: 10 };
    expect(areSafeTogether(threeWomen, [both, both])).to.equal(true);
    const even = materialOf(
      [40, answersOf('grozny', 'male')],
      [40, answersOf('grozny', 'female')],
      [40, answersOf('shali', 'male')],
      [30, answersOf('shali', 'female')],
    );
    expect(areSafeTogether(even, [both, { keys: ['sex'], k: 10 }])).to.equal(true);
  });

  it('are compared by what one of them tells as it was answered, too', () => {
    const material = materialOf(
      [50, answersOf('grozny', 'male', 'one')],
      [50, answersOf('grozny', 'male', 'other')],
      [4, answersOf('grozny', 'male', 'third')],
    );
    const withClan = { keys: ['clan'], k: 10 };
    expect(smallestTogether(material, [withClan])).to.be.at.least(10);
    expect(areSafeTogether(material, [withClan, { keys: ['sex'], k: 10 }])).to.equal(false);
  });

  it('keep the larger of two promises', () => {
    const material = materialOf([15, answersOf('grozny', 'male')], [40, answersOf('shali', 'male')]);
    const [ten, twenty] = [
      { keys: ['district'], k: 10 },
      { keys: ['district'], k: 20 },
    ];
    expect(areSafeTogether(material, [ten])).to.equal(true);
    expect(areSafeTogether(material, [twenty])).to.equal(true);
    expect(areSafeTogether(material, [ten, twenty])).to.equal(false);
  });
});
