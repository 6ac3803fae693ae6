import { expect } from 'chai';
import { parse } from 'csv-parse/sync';
import { resultsCsv } from '../../../server/downloads/resultsCsv.ts';
import type { QuestionFileRow } from '../../../server/presenters/results/fileRows.ts';

const row = (more: Partial<QuestionFileRow>): QuestionFileRow => ({
  ...{ wave: '2013', code: 'yes', label: 'Да', n: 1500, weighted_n: 1501.0071399999977, proportion: 1 / 3 },
  ...{ standard_error: 0.1, ci_low: 0.2, ci_high: 0.4, degrees_of_freedom: 67, design_effect: 1.1 },
  ...{ efficiency_loss: null, method: 'Опрос, жители; n = 1500.' },
  ...more,
});

const read = async (...rows: QuestionFileRow[]): Promise<Record<string, string>[]> =>
  parse(await resultsCsv(rows), { columns: true });

describe('The CSV of a question', () => {
  it('has exactly the promised columns, in order, and nothing before the first', async () => {
    expect((await resultsCsv([row({})])).split('\r\n')[0]?.replaceAll('"', '')).to.equal(
      'wave,code,label,n,weighted_n,proportion,standard_error,ci_low,ci_high,degrees_of_freedom,design_effect,efficiency_loss,method',
    );
  });

  it('keeps every digit and a decimal point', async () => {
    const [first] = await read(row({}));
    expect(Number(first?.['proportion'])).to.equal(1 / 3);
    expect(first?.['weighted_n']).to.equal('1501.0071399999977');
  });

  it('leaves hidden numbers empty', async () => {
    const [first] = await read(row({ proportion: null, standard_error: null }));
    expect([first?.['proportion'], first?.['standard_error'], first?.['n']]).to.deep.equal(['', '', '1500']);
  });

  it('takes the power from texts a spreadsheet would run, and leaves negative numbers alone', async () => {
    const texts = ['=1+1', '+7', '-5 баллов', '@me', '\tx'];
    const rows = await read(...texts.map(label => row({ label, proportion: -0.5 })));
    expect(rows.map(({ label }) => label)).to.deep.equal(texts.map(text => `'${text}`));
    expect(rows[0]?.['proportion']).to.equal('-0.5');
  });

  it('quotes commas, quotes and line breaks', async () => {
    const [first] = await read(row({ label: 'да, "да"\nда' }));
    expect(first?.['label']).to.equal('да, "да"\nда');
  });

  it('ends every row, the last too', async () => {
    expect((await resultsCsv([row({}), row({})])).endsWith('\r\n')).to.equal(true);
  });
});
