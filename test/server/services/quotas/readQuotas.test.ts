import { expect } from 'chai';
import { readQuotas } from '../../../../server/services/quotas/readQuotas.ts';
import type { Variable } from '../../../../surveys/variable.ts';

const closed = (name: string, label: string, codes: Readonly<Record<string, string>>): Variable => ({
  ...{ name, question: name, type: 'category', label: { ru: label }, text: { ru: label }, isOrdered: false },
  categories: [
    ...Object.entries(codes).map(([code, words]) => ({ code, label: { ru: words }, isMissing: false })),
    { code: 'refused', label: { ru: 'Отказ' }, isMissing: true },
  ],
});
const variables = [
  closed('district', 'Район', { shali: 'Шалинский район', argun: 'Аргун' }),
  closed('sex', 'Пол', { male: 'Мужской', female: 'Женский' }),
];
const read = (...rows: readonly string[]) =>
  readQuotas(
    rows.map(row => row.split('|')),
    variables,
  );
const mistakes = (...rows: readonly string[]) => {
  const outcome = read(...rows);
  return 'mistakes' in outcome ? outcome.mistakes : [];
};

describe('quotas out of a table', () => {
  it('are read by codes and by labels, of columns and of options, whatever their case', () => {
    const expected = {
      variables: ['district', 'sex'],
      cells: [
        { codes: ['shali', 'male'], target: 40 },
        { codes: ['argun', 'female'], target: 1200 },
      ],
    };
    const codes = read('district|sex|count', 'shali|male|40', '', 'argun|female|1 200');
    const labels = read('Район|пол|Квота||', 'шалинский район|Мужской|40||', 'АРГУН|женский|1200||');
    expect(codes).to.deep.equal({ quotas: expected });
    expect(labels).to.deep.equal({ quotas: expected });
  });

  it('leave out groups of which none is wanted', () => {
    expect(read('sex|n', 'male|0', 'female|5')).to.deep.equal({
      quotas: { variables: ['sex'], cells: [{ codes: ['female'], target: 5 }] },
    });
  });

  for (const [title, rows, expected] of [
    ['nothing at all', [''], { code: 'empty', row: null }],
    ['a header alone', ['district|count'], { code: 'empty', row: null }],
    [
      'a question that is not asked',
      ['village|count', 'x|1'],
      { code: 'unknown_column', row: 1, value: 'village' },
    ],
    [
      'a question named twice',
      ['sex|sex|count', 'male|male|1'],
      { code: 'column_twice', row: 1, value: 'sex' },
    ],
    [
      'no column of numbers',
      ['district|sex', 'shali|male'],
      { code: 'no_count_column', row: 1, value: 'sex' },
    ],
    [
      'an option that is not there',
      ['sex|count', 'male|1', 'men|2'],
      { code: 'unknown_code', row: 3, column: 'sex', value: 'men' },
    ],
    ['a way not to answer', ['sex|count', 'refused|1'], { code: 'unknown_code', row: 2, value: 'refused' }],
    ['an empty cell', ['district|sex|count', 'shali||4'], { code: 'no_code', row: 2, column: 'sex' }],
    ['words for a number', ['sex|count', 'male|ten'], { code: 'count', row: 2, value: 'ten' }],
    ['a negative number', ['sex|count', 'male|-5'], { code: 'count', row: 2, value: '-5' }],
    ['a formula', ['sex|count', 'male|=1+1'], { code: 'count', row: 2, value: '=1+1' }],
    ['a group twice', ['sex|count', 'male|1', 'Мужской|2'], { code: 'twice', row: 3, value: 'male' }],
    ['nothing wanted', ['sex|count', 'male|0'], { code: 'nothing_wanted', row: null }],
  ] as const)
    it(`are refused for ${title}, which is named with its row and column`, () =>
      expect(mistakes(...rows)[0]).to.include(expected));
});
