import { expect } from 'chai';
import { importForm } from '../../../surveys/xlsform/import.ts';
import type { Imported } from '../../../surveys/xlsform/import.ts';
import { workbookOf } from './tables.ts';

const imported = (text: string): Imported => {
  const result = importForm(workbookOf(text), { name: 'form' });
  if ('refusal' in result) throw new Error(JSON.stringify(result.refusal));
  return result;
};

const fieldsOf = ({ questionnaire }: Imported, id: string): Record<string, unknown> => {
  const found = questionnaire.pages.flatMap(page => page.questions).find(question => question.id === id);
  return { ...found };
};

const optionsOf = (form: Imported, id: string) => fieldsOf(form, id)['options'];
const told = ({ findings }: Imported): readonly string[] =>
  findings
    .filter(({ code }) => !['blank', 'column', 'language_guessed', 'list_unused'].includes(code))
    .map(({ gravity, code, row }) => `${gravity} ${code} ${row}`);

const places = `
# choices
| list_name | name | label | region |
| region | a | А | |
| region | b | Б | |
| town | a1 | А1 | a |
| town | b1 | Б1 | b |
| town | anywhere | Другое | all |
| town | lost | Нет такого | z |
| yes_no | yes | Да | |
| yes_no | no | Нет | |
| heard | Radio | Радио | |
| heard | other | Другое | |
| heard | who | Тот, о ком сказано: \${later} | |
`;

const form = (header: string, rows: string): Imported =>
  imported(`# survey\n| type | name | label | ${header} |\n${rows.trim()}\n${places}`);

describe('an XLSForm keeps its meaning', () => {
  it('keeps a choice whose filter compares it with another word than a code', () => {
    const read = form(
      'choice_filter',
      `| select_one region | region | Где? | |
       | select_one town | town | Город? | region = \${region} or region = 'all' |`,
    );
    expect(optionsOf(read, 'town')).to.deep.equal([
      { code: 'a1', label: { ru: 'А1' }, relevant: "${region} = 'a'" },
      { code: 'b1', label: { ru: 'Б1' }, relevant: "${region} = 'b'" },
      { code: 'anywhere', label: { ru: 'Другое' } },
    ]);
    expect(told(read).filter(each => each.includes('choice'))).to.deep.equal(['changed choice_never 7']);
  });

  it('opens the field of a choice “other” that the list has already', () => {
    const read = form('hint', '| select_one heard or_other | heard | Откуда? | |');
    expect(optionsOf(read, 'heard'))
      .to.have.length(3)
      .and.to.deep.include({
        code: 'other',
        label: { ru: 'Другое' },
        specify: true,
      });
    expect(told(read).filter(each => each.startsWith('lost'))).to.deep.equal(['lost pipe 12']);
  });

  it('takes the place in selected-at() for a number and what it is compared with for a code', () => {
    const read = form(
      'relevant',
      `| select_multiple heard | heard | Откуда? | |
       | text | which | Какое? | selected-at(\${heard}, 0) = 'Radio' |`,
    );
    expect(fieldsOf(read, 'which')['relevant']).to.equal("selected-at(${heard}, 0) = 'Radio'");
  });

  it('rounds the ends of a number to answers that can be given', () => {
    const read = form(
      'constraint',
      `| integer | whole | Сколько? | . > 0.5 and . < 10.5 |
       | decimal | part | Сколько? | . > 0.5 and . < 10.5 |`,
    );
    expect(fieldsOf(read, 'whole')).to.include({ min: 1, max: 10 });
    expect(fieldsOf(read, 'part')).to.include({ min: 0.51, max: 10.49 });
  });

  it('takes the year of a date for a number', () => {
    const read = form(
      'constraint',
      `| integer | born | Год? | . >= 1900 and . <= format-date(today(), '%Y') |`,
    );
    expect(fieldsOf(read, 'born')).to.include({ min: 1900, constraint: ". <= format-date(today(), '%Y')" });
  });

  it('makes ends of a date only of what holds for everybody, and says which day today() is', () => {
    const read = form(
      'constraint',
      `| select_one yes_no | recent | Недавно? | |
       | date | some | Когда? | if(\${recent} = 'yes', . >= date('2020-01-01'), true()) |
       | date | day | Когда? | . >= date('2020-01-01') and . <= today() |`,
    );
    expect(fieldsOf(read, 'some')).not.to.have.property('min');
    expect(fieldsOf(read, 'day')).to.include({ min: '2020-01-01', constraint: '. <= today()' });
    expect(told(read)).to.include('changed first_day 4');
  });

  it('tells what rows of a grid cannot have', () => {
    const read = form(
      'appearance | required | constraint_message',
      `| begin group | trust | Доверие | table-list | | |
       | select_one yes_no | trust_a | А | | yes | Нет |
       | select_one yes_no | trust_b | Б | | \${x} = 1 | |
       | end group | | | | | |`,
    );
    expect(told(read)).to.deep.equal([
      'changed grid_required 3',
      'changed row_message 3',
      'lost row_required 4',
    ]);
  });

  it('names the row of a calculation that was left out wherever one asks about it', () => {
    const read = form(
      'calculation | relevant',
      `| integer | age | Возраст | | |
       | calculate | first | | once(\${age}) | |
       | calculate | second | | \${first} + 1 | |
       | calculate | words | | if(\${age} > 30, 'old', 'young') | |
       | note | tell | Вам больше 30 | | \${second} > 31 and \${words} = 'old' |`,
    );
    expect(told(read).filter(each => !each.includes('bounds'))).to.have.members([
      'lost expression_function 3',
      'lost expression_left 4',
      'changed otherwise 5',
      'changed not_recorded 5',
      'lost expression_left 6',
    ]);
  });

  it('finds no doubt in a condition that only asks whether there is an answer', () => {
    const read = form(
      'relevant',
      `| text | what | Что? | |
       | text | why | Почему? | \${what} != '' |`,
    );
    expect(told(read)).to.deep.equal([]);
  });
});
