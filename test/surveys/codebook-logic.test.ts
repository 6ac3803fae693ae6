import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { codebook } from '../../surveys/codebook.ts';
import { onPath } from '../../surveys/journey.ts';
import { simulate } from '../../surveys/simulate.ts';
import { tabulator } from '../../surveys/tabulate.ts';
import { seeded } from './random.ts';
import { head, questionnaireOf } from './sample.ts';

const logic = questionnaireOf(readFileSync('test/fixtures/questionnaires/logic.yaml', 'utf8'));
const variables = codebook(logic);
const named = (name: string) => variables.find(variable => variable.name === name);

describe('the codebook of a questionnaire with logic', () => {
  it('has what was recorded beside the answers, apart from what people said', () => {
    const beside = variables.filter(({ origin }) => origin !== undefined);
    expect(beside.map(({ name }) => name).slice(0, 3)).to.deep.equal([
      'age',
      'generation',
      'places_order_clinic',
    ]);
    expect(beside.map(({ name }) => name)).to.include.members([
      'places_order_none',
      'hardest_order_same',
      'trust_order_court',
      'offices_order_often',
      'offices_order_law',
    ]);
    const said = variables.filter(({ origin }) => origin === undefined);
    expect(said.some(({ name }) => /_order|^age$|^generation$|^visits$/.test(name))).to.equal(false);
  });

  it('describes calculations by their label and codes', () => {
    expect(named('age')).to.include({ type: 'number', origin: 'calculation' });
    expect(named('generation')?.categories.map(({ code }) => code)).to.deep.equal(['young', 'older']);
  });

  it('counts what was left empty apart, where that is allowed', () => {
    const codes = (name: string) =>
      named(name)
        ?.categories.filter(({ isMissing }) => isMissing)
        .map(({ code }) => code);
    expect(codes('trust_police')).to.deep.equal(['hard_to_say', 'refused', 'skipped']);
    expect(codes('cop')).to.deep.equal(['hard_to_say', 'refused']);
  });

  it('shows no pipe in a text: what stands in for a missing answer, or an ellipsis', () => {
    expect(JSON.stringify(variables)).to.not.include('${');
    expect(named('hardest')?.text.ru).to.equal('Вы бывали здесь: …. Где было труднее?');
    expect(named('trust_court')?.text.ru).to.equal('Вам …. Доверяете? — Суд');
  });
});

describe('tabulating a questionnaire with logic', () => {
  it('turns orders into places, calculations into columns, and nothing shown into nothing', () => {
    const table = tabulator(variables);
    table.add({
      answers: {
        ...{ born: 1980, age: 46, generation: 'older', places: ['tax'] },
        ...{ places_order: ['tax', 'clinic', 'other'], trust: 'skipped', offices_order: ['law', 'often'] },
      },
    });
    const { columns } = table.finish();
    const numbers = (name: string) => {
      const column = columns.get(name);
      return column?.kind === 'number' ? [...column.values] : [];
    };
    expect(numbers('age')).to.deep.equal([46]);
    expect(numbers('places_order_tax')).to.deep.equal([1]);
    expect(numbers('places_order_other')).to.deep.equal([3]);
    expect(numbers('places_order_court')).to.deep.equal([NaN]);
    expect(numbers('offices_order_often')).to.deep.equal([2]);
    const trust = columns.get('trust_police');
    expect(trust?.kind === 'category' && trust.categories[trust.codes[0] ?? -1]).to.equal('skipped');
  });
});

describe('simulating respondents of a questionnaire with logic', () => {
  it('makes responses that stand: constraints kept, some skipped, every branch met', () => {
    const random = seeded(7);
    const all = Array.from({ length: 300 }, () => simulate(logic, random, { today: '2026-06-15' }));
    expect(all.every(({ born }) => typeof born !== 'number' || born <= 2008)).to.equal(true);
    expect(all.every(({ places }) => !Array.isArray(places) || places.length !== 2)).to.equal(true);
    expect(all.some(({ story }) => story === 'skipped')).to.equal(true);
    expect(new Set(all.map(({ generation }) => generation))).to.deep.equal(
      new Set(['young', 'older', undefined]),
    );
    expect(new Set(all.map(({ offices_order }) => String(offices_order))).size).to.equal(3);
    const [first = {}] = all;
    expect(onPath(logic, first, { today: '2026-06-15' })).to.include({ born: first['born'] });
  });

  const withConstraint = (constraint: string) =>
    questionnaireOf(
      `${head}pages:\n  - { id: n, type: number, text: { ru: Число }, max: 1000000, missing: [], constraint: "${constraint}" }`,
    );

  it('meets a constraint that chance would never meet by the numbers written in it', () => {
    expect(simulate(withConstraint('. = 4242'), seeded(1))).to.deep.equal({ n: 4242 });
  });

  it('says which constraint nobody can keep', () => {
    expect(() => simulate(withConstraint('. > 5 and . < 5'), seeded(1))).to.throw(
      'No answer to n was found that keeps to its constraint: correct the constraint or the question',
    );
  });
});
