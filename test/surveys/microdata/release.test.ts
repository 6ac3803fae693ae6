// What leaves of a wave: nothing beside the quasi-identifiers tells them after all, and order tells nothing.
import { expect } from 'chai';
import fc from 'fast-check';
import type { Answers } from '../../../surveys/answer.ts';
import { codebook } from '../../../surveys/codebook.ts';
import { silenceOf } from '../../../surveys/microdata/fileVariable.ts';
import { release, type Microdata } from '../../../surveys/microdata/release.ts';
import type { Questionnaire } from '../../../surveys/schema.ts';
import { tabulator } from '../../../surveys/tabulate.ts';
import { single, survey } from '../../server/services/results/published.ts';

const numberOf = (id: string, more: object = {}): object => ({
  ...{ id, type: 'number', text: { ru: id }, max: 1_000_000 },
  ...more,
});

const questionnaire = survey([
  single('sex', ['male', 'female'], { missing: ['refused'] }),
  numberOf('age', {
    max: 110,
    bands: [
      { code: 'young', from: 18, to: 39, label: { ru: '18–39' } },
      { code: 'old', from: 40, label: { ru: '40 и старше' } },
    ],
  }),
  single('pregnant', ['yes', 'no'], { relevant: "${sex} = 'female'" }),
  { ...single('places', ['health', 'police']), type: 'multiple' },
  numberOf('paid', { min: -50 }),
  { id: 'when', type: 'date', text: { ru: 'Когда' } },
  { id: 'words', type: 'text', text: { ru: 'Что ещё?' } },
]);

const release10 = (
  people: readonly Answers[],
  {
    keys = ['sex', 'age_band'],
    k = 10,
    of = questionnaire,
  }: { keys?: string[]; k?: number; of?: Questionnaire } = {},
  weights = people.map(() => 1),
): Microdata => {
  const variables = codebook(of);
  const table = tabulator([
    ...variables,
    ...variables.filter(({ type }) => type === 'number').map(silenceOf),
  ]);
  for (const answers of people) table.add({ answers });
  const material = {
    questionnaire: of,
    variables,
    data: table.finish(),
    weights: Float64Array.from(weights),
  };
  return release(material, { keys, k });
};

const person = (at: number): Answers => ({
  sex: at % 2 ? 'male' : 'female',
  age: 20 + (at % 50),
  ...(at % 2 ? {} : { pregnant: 'no' }),
  places: at % 3 ? ['health'] : 'refused',
  paid: at % 4 ? at * 100 : 'hard_to_say',
  when: '2013-05-17',
  words: { text: 'Меня зовут Ахмед' },
});
const people = Array.from({ length: 100 }, (_, at) => person(at));
const names = ({ variables }: Microdata): readonly string[] => variables.map(({ name }) => name);
const find = ({ variables }: Microdata, wanted: string) => variables.find(({ name }) => name === wanted);

describe('microdata of a wave', () => {
  it('is the same in whatever order people came', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(people, { minLength: 100, maxLength: 100 }), shuffled => {
        expect(release10(shuffled)).to.deep.equal(release10(people));
      }),
      { numRuns: 10 },
    );
  });

  it('holds neither written words nor exact dates nor the number behind a quasi-identifier', () => {
    const found = release10(people);
    expect(names(found)).to.include('age_band').and.not.to.include('age').and.not.to.include('words');
    expect([...new Set(find(found, 'when')?.values)]).to.deep.equal([2013]);
    expect(found.left).to.deep.include({ name: 'age', label: { ru: 'age' }, reason: 'exact' });
  });

  it('leaves out a usual quasi-identifier that nobody asked to protect', () => {
    const found = release10(people, { keys: ['sex'] });
    expect(names(found)).not.to.include.members(['age']).and.not.to.include.members(['age_band']);
    expect(found.left.map(({ name, reason }) => `${name} ${reason}`)).to.include('age_band unprotected');
  });

  it('leaves out what is asked by an answer that was hidden, and keeps it where nothing was', () => {
    expect(names(release10(people))).to.include('pregnant');
    const few = people.map((answers, at) =>
      at < 93 ? { ...answers, sex: 'male' } : { ...answers, sex: 'female' },
    );
    const found = release10(few);
    expect(names(found)).not.to.include('pregnant');
    expect(found.left.map(({ name, reason }) => `${name} ${reason}`)).to.include('pregnant dependent');
  });

  it('leaves out what is asked by the exact number behind bands, and what cannot be protected at all', () => {
    const of = survey([
      numberOf('age', {
        max: 110,
        bands: [
          { code: 'all', from: 18, label: { ru: '18 и старше' } },
          { code: 'no', from: 0, to: 17, label: { ru: 'До 18' } },
        ],
      }),
      single('pension', ['yes', 'no'], { relevant: '${age} >= 65' }),
      numberOf('household_money'),
      { id: 'born', type: 'date', text: { ru: 'Когда вы родились?' } },
    ]);
    const all = people.map((_, at) => ({
      age: 20 + (at % 60),
      pension: 'yes',
      household_money: at,
      born: `19${50 + (at % 3)}-05-17`,
    }));
    const found = release10(all, { of, keys: ['age_band', 'born'] });
    expect(names(found)).not.to.include('pension').and.not.to.include('household_money');
    expect(find(found, 'born')?.answers.map(({ code }) => code)).to.deep.equal(['1950', '1951', '1952']);
  });

  it('tells refusing from not knowing and from not being asked, below every answer there can be', () => {
    const found = release10([
      ...people,
      ...people.map(({ paid: _, ...rest }) => rest),
      { sex: 'male', age: 20, paid: -20 },
    ]);
    const paid = find(found, 'paid');
    expect(paid?.answers.map(({ code, value }) => [code, value])).to.deep.equal([
      ['hard_to_say', -101],
      ['not_asked', -104],
    ]);
    expect([...(paid?.values ?? [])]).to.include(-20);
    expect(find(found, 'places_health')?.answers.map(({ code, value }) => [code, value])).to.deep.include([
      'refused',
      -2,
    ]);
  });

  it('gives everybody who cannot be told apart the same weight, and keeps the sum', () => {
    const weights = people.map((_, at) => 1 + at / 10);
    const found = release10(people, {}, weights);
    const weight = find(found, 'weight')?.values ?? new Float64Array();
    expect(new Set(weight).size).to.equal(found.anonymity.after.groups);
    expect(weight.reduce((a, b) => a + b, 0)).to.be.closeTo(
      weights.reduce((a, b) => a + b, 0),
      1e-6,
    );
    expect(found.areWeightsAveraged).to.equal(true);
    expect(release10(people).areWeightsAveraged).to.equal(false);
  });
});
