import { expect } from 'chai';
import { codebook } from '../../../surveys/codebook.ts';
import { tabulator } from '../../../surveys/tabulate.ts';
import { complaintsAbout, questionnaireWith, readingOf } from './reading.ts';

const full = questionnaireWith('type: date, min: 1930, max: 2024-06-15');
const month = questionnaireWith('type: date, precision: month');
const year = questionnaireWith('type: date, precision: year, min: 1920, max: 2010, missing: [refused]');

const parts = (day: string, month: string, year: string) => ({
  'q.day': day,
  'q.month': month,
  'q.year': year,
});

describe('a date', () => {
  describe('is read as people write it', () => {
    for (const written of [
      parts('8', '11', '1975'),
      parts(' 08 ', '11', '1975 г.'),
      parts('8', 'ноября', '1975'),
      parts('8', 'Nov', '1975'),
      parts('08.11.1975', '', ''),
      parts('8 11 1975', '', ''),
      parts('1975-11-08', '', ''),
      parts('8 ноября 1975 года', '', ''),
      parts('November 8, 1975', '', ''),
      parts('8th of November 1975', '', ''),
    ])
      it(Object.values(written).join(' | '), () =>
        expect(readingOf(full, written)).to.deep.equal({ q: '1975-11-08' }),
      );

    it('a month and a year', () => {
      expect(readingOf(month, { 'q.month': '3', 'q.year': '2019' })).to.deep.equal({ q: '2019-03' });
      expect(readingOf(month, { 'q.month': 'мая', 'q.year': '2019' })).to.deep.equal({ q: '2019-05' });
      expect(readingOf(month, { 'q.month': '03.2019', 'q.year': '' })).to.deep.equal({ q: '2019-03' });
    });

    it('a year', () => expect(readingOf(year, { 'q.year': '1975' })).to.deep.equal({ q: '1975' }));
  });

  it('that no calendar has is named, leap years and all', () => {
    expect(readingOf(full, parts('31', '2', '2023'))).to.deep.equal(['no_such_day day']);
    expect(readingOf(full, parts('29', '2', '2023'))).to.deep.equal(['no_such_day day']);
    expect(readingOf(full, parts('29', '2', '2024'))).to.deep.equal({ q: '2024-02-29' });
    expect(readingOf(full, parts('31', '4', '2020'))).to.deep.equal(['no_such_day day']);
  });

  it('with a part left out or wrong names the part', () => {
    expect(readingOf(full, parts('', '11', '1975'))).to.deep.equal(['write_part day']);
    expect(readingOf(full, parts('8', '', '1975'))).to.deep.equal(['write_part month']);
    expect(readingOf(full, parts('8', '11', ''))).to.deep.equal(['write_part year']);
    expect(readingOf(full, parts('8.11', '', ''))).to.deep.equal(['write_part year']);
    expect(readingOf(full, parts('32', '11', '1975'))).to.deep.equal(['write_part day']);
    expect(readingOf(full, parts('8', '13', '1975'))).to.deep.equal(['write_part month']);
    expect(readingOf(full, parts('8', 'зимой', '1975'))).to.deep.equal(['write_part month']);
    expect(readingOf(full, parts('8', '11', '75'))).to.deep.equal(['write_part year']);
  });

  it('outside its range is too early or too late, as far as the range is exact', () => {
    expect(readingOf(full, parts('31', '12', '1929'))).to.deep.equal(['too_early year']);
    expect(readingOf(full, parts('1', '1', '1930'))).to.deep.equal({ q: '1930-01-01' });
    expect(readingOf(full, parts('15', '6', '2024'))).to.deep.equal({ q: '2024-06-15' });
    expect(readingOf(full, parts('16', '6', '2024'))).to.deep.equal(['too_late year']);
  });

  it('may be refused, but what is written counts before the refusal', () => {
    expect(readingOf(year, { q_missing: 'refused' })).to.deep.equal({ q: 'refused' });
    expect(readingOf(year, { q_missing: 'refused', 'q.year': '1975' })).to.deep.equal({ q: '1975' });
    expect(readingOf(year, { q_missing: 'hard_to_say' })).to.deep.equal(['unknown_answer']);
    expect(readingOf(year, {})).to.deep.equal(['write_date']);
  });

  it('becomes a year, or days since 1970, in the data', () => {
    const numbers = [full, month, year].map((questionnaire, at) => {
      const [variable] = codebook(questionnaire);
      const table = tabulator(codebook(questionnaire));
      table.add({ answers: { q: ['1970-02-01', '1970-02', '1975'][at] ?? '' } });
      table.add({ answers: { q: 'refused' } });
      const column = table.finish().columns.get('q');
      return [variable?.date, column?.kind === 'number' ? [...column.values] : []];
    });
    expect(numbers).to.deep.equal([
      ['full', [31, NaN]],
      ['month', [31, NaN]],
      ['year', [1975, NaN]],
    ]);
  });

  it('with impossible limits is refused by the reader', () => {
    expect(complaintsAbout('type: date, min: 2020-02-30')).to.deep.equal([
      'min: is 2020-02-30, which no calendar has: correct it',
    ]);
    expect(complaintsAbout('type: date, min: 2020, max: 2019')).to.deep.equal([
      'max: is before `min` (2020): exchange them',
    ]);
    expect(complaintsAbout("type: date, min: '01.02.2020'").join()).to.include('2025-03-28');
  });
});
