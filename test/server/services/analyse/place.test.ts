// Places of posters in an analysis: a column of the design by which figures are split, and hidden like those of any other group.
import { expect } from 'chai';
import { analyse, groundOf, storedData } from '../../../../server/services/analyse/index.ts';
import { readRecipe } from '../../../../surveys/recipe/read.ts';
import { openTestDatabase } from '../../../support/database.ts';
import { publish, rowsOf, single, survey } from '../results/published.ts';

const recipeText = `
format: barometer-recipe/1
title: Места
data: { survey: sample }
results:
  - { id: met, type: proportion, variable: met, categories: ['yes'], by: [link_place] }
`;

describe('The place of the link in an analysis', () => {
  let database: Awaited<ReturnType<typeof openTestDatabase>>;
  beforeEach(async () => {
    database = await openTestDatabase();
  });
  afterEach(() => database.close());

  const answered = (yes: number, no: number, place?: string) =>
    rowsOf([yes, { met: 'yes' }], [no, { met: 'no' }]).map(row => ({ ...row, ...(place ? { place } : {}) }));

  const stored = async (rows: ReturnType<typeof answered>) => {
    const places = ['МФЦ Грозный', 'МФЦ Аргун', 'МФЦ Шали'];
    const links = places.map((place, at) => ({
      code: `aaaa${at}`,
      wave: 'sample.2025',
      number: at + 1,
      place,
    }));
    for (const link of links) await database.stores.links.add(link);
    const asked = survey([single('met', ['yes', 'no'])]);
    return publish(database.stores, asked, [{ name: '2025', sample: 'volunteer', rows }]);
  };

  const tableOf = async () => {
    const data = await storedData(database.stores, 'sample', { waves: undefined, onProgress: () => {} });
    const read = readRecipe(recipeText, 'places.yaml');
    if (!('recipe' in read) || !read.recipe) throw new Error(JSON.stringify(read));
    const ground = groundOf(
      read.recipe,
      data,
      data.waves.map(wave => wave.data),
    );
    const told = { recipe: { file: 'places.yaml', sha256: '' }, program: 'test' };
    const { results } = analyse(read.recipe, data, ground, told);
    return (results[0]?.rows ?? []).map(({ group, isSuppressed }) => [group['link_place'], isSuppressed]);
  };

  it('splits figures by the names of places, and those without one are a group', async () => {
    await stored([...answered(20, 30, 'aaaa0'), ...answered(15, 15, 'aaaa1'), ...answered(40, 40)]);
    expect(await tableOf()).to.deep.equal([
      ['МФЦ Грозный', false],
      ['МФЦ Аргун', false],
      ['no_place', false],
    ]);
  });

  it('hides a place with few answers, and another one from which its number would follow', async () => {
    await stored([...answered(20, 30, 'aaaa0'), ...answered(2, 3, 'aaaa1'), ...answered(12, 13, 'aaaa2')]);
    expect(await tableOf()).to.deep.equal([
      ['МФЦ Грозный', false],
      ['МФЦ Аргун', true],
      ['МФЦ Шали', true],
    ]);
  });

  it('is no question: nobody finds it among the results', async () => {
    const results = await stored(answered(20, 30, 'aaaa0'));
    expect((await results.survey('sample')).questions.map(({ variable }) => variable.name)).to.deep.equal([
      'met',
    ]);
    const asked = await results.question('sample', 'link_place').catch(({ code }: { code: string }) => code);
    expect(asked).to.equal('not_found');
  });
});
