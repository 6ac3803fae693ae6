// Whatever the answers are: afterwards nobody stands in a group below k.
import { expect } from 'chai';
import fc from 'fast-check';
import { anonymise, type Anonymity } from '../../../surveys/microdata/anonymise.ts';
import type { Key } from '../../../surveys/microdata/key.ts';

const keyFrom = (name: string, values: readonly number[], more: Partial<Key> = {}): Key => {
  const most = Math.max(0, ...values);
  return {
    ...{ name, label: { ru: name }, isOrdered: false },
    answers: [
      ...Array.from({ length: most + 1 }, (_, at) => ({
        ...{ code: `c${at}`, label: { ru: `Ответ ${at}` }, isMissing: false, kind: name },
      })),
      { code: 'not_asked', label: { ru: 'Не спрашивали' }, isMissing: true, kind: '' },
    ],
    values: Int16Array.from(values),
    ...more,
  };
};

/** What an outsider sees of each person. */
const combinations = ({ keys, people }: Anonymity): readonly string[] =>
  Array.from({ length: people }, (_, person) => keys.map(({ values }) => values[person]).join());

const sizes = (names: readonly string[]): readonly number[] => {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts.values()];
};

const repeated = (value: number, times: number): readonly number[] => Array<number>(times).fill(value);

describe('k-anonymity', () => {
  it('leaves no combination of answers that fewer than k people have', () => {
    const people = fc
      .record({ size: fc.integer({ min: 10, max: 200 }), keys: fc.integer({ min: 1, max: 5 }) })
      .chain(({ size, keys }) =>
        fc.record({
          columns: fc.array(
            fc.record({
              values: fc.array(fc.nat({ max: 12 }), { minLength: size, maxLength: size }),
              isOrdered: fc.boolean(),
            }),
            { minLength: keys, maxLength: keys },
          ),
          k: fc.integer({ min: 2, max: 10 }),
        }),
      );
    fc.assert(
      fc.property(people, ({ columns, k }) => {
        const keys = columns.map(({ values, isOrdered }, at) => keyFrom(`key${at}`, values, { isOrdered }));
        const size = columns[0]?.values.length ?? 0;
        const found = anonymise(keys, size, k);
        expect(Math.min(...sizes(combinations(found)))).to.be.at.least(k);
        expect(found.after.below).to.equal(0);
        expect(new Set(found.classOf).size).to.equal(new Set(combinations(found)).size);
      }),
      { numRuns: 150 },
    );
  });

  it('changes nothing where every group is large enough', () => {
    const found = anonymise([keyFrom('sex', [...repeated(0, 10), ...repeated(1, 10)])], 20, 10);
    expect(found.keys.map(({ isCoarsened, withheld }) => [isCoarsened, withheld])).to.deep.equal([
      [false, 0],
    ]);
    expect(found.before).to.deep.equal({ groups: 2, smallest: 10, below: 0 });
  });

  it('puts neighbours together where answers have an order', () => {
    const ages = [...repeated(0, 40), ...repeated(1, 4), ...repeated(2, 20), ...repeated(3, 40)];
    const { keys } = anonymise([keyFrom('age', ages, { isOrdered: true })], ages.length, 10);
    expect(keys[0]?.groups.filter(({ isMissing }) => !isMissing).map(({ code }) => code)).to.deep.equal([
      ...['c0', 'c1', 'c2', 'c3'],
    ]);
    const many = [...repeated(0, 40), ...repeated(1, 8), ...repeated(2, 20), ...repeated(3, 40)];
    const merged = anonymise([keyFrom('age', many, { isOrdered: true })], many.length, 10).keys[0];
    expect(merged?.groups[1]).to.deep.include({ code: 'c1+c2', label: { ru: 'Ответ 1 … Ответ 2' } });
  });

  it('puts answers of one kind together before others', () => {
    const values = [...repeated(0, 9), ...repeated(1, 30), ...repeated(2, 20), ...repeated(3, 60)];
    const kinds = ['town', 'town', 'village', 'village', ''];
    const key = keyFrom('district', values);
    const answers = key.answers.map((answer, at) => ({ ...answer, kind: kinds[at] ?? '' }));
    const { keys } = anonymise([{ ...key, answers }], values.length, 10);
    expect(keys[0]?.groups[0]?.code).to.equal('c0+c1');
  });

  it('takes away the answers of the few who are still alone, and says of how many', () => {
    const values = [...repeated(0, 100), ...repeated(1, 100), 2, 2];
    const found = anonymise([keyFrom('district', values)], values.length, 10);
    expect(found.peopleWithheld).to.be.greaterThan(1);
    expect(found.keys[0]?.withheld).to.equal(found.peopleWithheld);
    expect(found.keys[0]?.isCoarsened).to.equal(false);
  });

  it('drops a question that keeps only one answer', () => {
    const { gone, keys } = anonymise([keyFrom('sex', [...repeated(0, 9), ...repeated(1, 9)])], 18, 10);
    expect([keys, gone.map(({ name }) => name)]).to.deep.equal([[], ['sex']]);
  });

  it('refuses to hide people among fewer than k', () => {
    expect(() => anonymise([keyFrom('sex', [0, 1])], 2, 10)).to.throw(RangeError, 'There are 2 people');
  });
});
