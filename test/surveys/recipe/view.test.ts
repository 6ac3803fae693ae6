import { expect } from 'chai';
import { codebook } from '../../../surveys/codebook.ts';
import { checkRecipe } from '../../../surveys/recipe/check.ts';
import { readRecipe } from '../../../surveys/recipe/read.ts';
import { recipeOf, type View } from '../../../surveys/recipe/view.ts';
import { conditionOf, filtersOf, queryOf, viewIn } from '../../../surveys/recipe/view-query.ts';
import { tabulator } from '../../../surveys/tabulate.ts';
import { headlineOf, single, survey } from '../../server/services/results/published.ts';
import { writtenRecipe } from '../../../surveys/recipe/write.ts';

const questionnaire = survey([
  single('sex', ['male', 'female'], { missing: ['refused'] }),
  single('trust', ['yes', 'no'], { missing: ['hard_to_say'] }),
  single('contact', ['police', 'court', 'none'], { type: 'multiple' }),
]);
const variables = codebook(questionnaire);
const view: View = { survey: 'sample', waves: ['2013'], question: 'trust', by: ['sex'] };
const choices = { survey: 'sample', question: 'trust', waves: ['2011', '2012', '2013'], variables };

describe('A view of the analysis desk', () => {
  it('is a recipe that can be read and has no mistakes', () => {
    const table = tabulator(variables);
    for (const sex of ['male', 'female']) table.add({ answers: { sex, trust: 'yes', contact: ['court'] } });
    const data = table.finish();
    for (const question of ['trust', 'contact'])
      for (const waves of [['2013'], ['2011', '2012', '2013']]) {
        const { recipe } = recipeOf({ ...view, question, waves }, variables, 'Таблица');
        const read = readRecipe(writtenRecipe(recipe), 'recipe.yaml');
        if ('mistakes' in read) throw new Error(JSON.stringify(read.mistakes));
        const given = { waves: waves.map(name => ({ name, data })), variables };
        expect(read.found).to.deep.equal([]);
        expect(checkRecipe(read.outline, given).found).to.deep.equal([]);
      }
  });

  it('keeps who gave no answer out of groups and of the test, and in the shares', () => {
    const { recipe, lines } = recipeOf(view, variables, 'Таблица');
    expect(recipe.variables).to.deep.equal({
      Known_sex: '${sex}',
      Known_trust: '${trust}',
    });
    expect(recipe.results.find(({ id }) => id === 'by_sex')).to.include({ variable: 'trust', pairs: 'all' });
    expect(recipe.results.find(({ id }) => id === 'test_sex')).to.include({
      ...{ rows: 'Known_sex', columns: 'Known_trust' },
    });
    expect(lines.map(({ code }) => code)).to.deep.equal(['yes', 'no', 'hard_to_say']);
  });

  it('gives every entry and every variable a name of its own, however questions are called and however long', () => {
    const long = 'a'.repeat(40);
    const rows = [long, `${long.slice(1)}b`];
    const item = (code: string) => ({ code, label: { ru: code, en: code } });
    const named = survey([
      single('sex', ['m', 'f'], { missing: ['refused'] }),
      single('sex_known', ['m', 'f'], { missing: ['refused'] }),
      single('sex_together', ['m', 'f'], { missing: ['refused'] }),
      single('trust', ['yes', 'rather', 'no'], headlineOf('yes', 'rather')),
      single(long, ['yes', 'no'], { type: 'grid', missing: ['refused'], rows: rows.map(item) }),
    ]);
    const all = codebook(named);
    const grid = all.filter(({ question }) => question === long).map(({ name }) => name);
    expect(grid.map(name => name.length)).to.deep.equal([81, 81]);
    for (const by of [['sex', 'sex_known', 'sex_together'], grid]) {
      const { recipe } = recipeOf({ ...view, by }, all, 'Таблица');
      const ids = recipe.results.map(({ id }) => id);
      expect(new Set(ids).size).to.equal(ids.length);
      const taken = all.filter(({ name }) => name in recipe.variables);
      expect(taken).to.deep.equal([]);
      const read = readRecipe(writtenRecipe(recipe), 'recipe.yaml');
      expect('found' in read && read.found).to.deep.equal([]);
    }
  });

  it('compares waves instead of groups where there are several, and marks what was reworded', () => {
    const { recipe } = recipeOf({ ...view, waves: ['2012', '2013'] }, variables, 'Таблица');
    for (const item of recipe.results) expect(item).to.include({ changes: 'consecutive', reworded: 'mark' });
  });

  it('asks of a sensitive question nothing but its estimate', () => {
    const hidden = variables.map(each =>
      each.name === 'trust'
        ? {
            ...each,
            indirect: {
              model: 'list',
              group: 'arm',
              treatment: 'treatment',
              items: [],
              sensitiveItem: { ru: 'Платил' },
            } as const,
          }
        : each,
    );
    const { recipe } = recipeOf(view, hidden, 'Таблица');
    expect(recipe.results.map(({ type }) => type)).to.deep.equal(['sensitive', 'sensitive']);
  });
});

describe('The address of a view', () => {
  it('is read back as it was written', () => {
    const asked = {
      ...view,
      waves: ['2012', '2013'],
      where: "${sex} = 'male' and selected(${contact}, 'police')",
    };
    const query = Object.fromEntries(new URLSearchParams(queryOf(asked)));
    expect(viewIn(query, choices).view).to.deep.equal(asked);
    expect(queryOf({ ...view, where: undefined })).to.equal('?waves=2013&by=sex');
  });

  it('leaves out what the survey does not have, and shows the newest wave where none is named', () => {
    const { view: read } = viewIn({ waves: '1999', by: 'height,trust,contact' }, choices);
    expect(read).to.deep.include({ waves: ['2013'], by: [] });
  });

  it('turns ticked answers into a condition, and a condition into ticks', () => {
    const sent = {
      where: '',
      before: '',
      asked: ['sex', 'contact'],
      'only.sex': 'male',
      'only.contact': ['police', 'court'],
    };
    const { where } = viewIn(sent, choices).view;
    expect(where).to.equal(
      "${sex} = 'male' and (selected(${contact}, 'police') or selected(${contact}, 'court'))",
    );
    expect(filtersOf(where, variables)?.map(({ variable, codes }) => [variable.name, codes])).to.deep.equal([
      ['sex', ['male']],
      ['contact', ['police', 'court']],
    ]);
  });

  it('takes the typed expression where it was changed, and says where words do not suffice', () => {
    const sent = { where: '${sex} != 1', before: "${sex} = 'male'", asked: 'sex', 'only.sex': 'male' };
    expect(viewIn(sent, choices).view.where).to.equal('${sex} != 1');
    expect(filtersOf('${sex} != 1', variables)).to.equal(null);
    expect(conditionOf([])).to.equal(undefined);
  });
});
