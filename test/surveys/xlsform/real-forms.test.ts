// What stood in forms of public repositories and was once read wrongly.
import { expect } from 'chai';
import { importForm } from '../../../surveys/xlsform/import.ts';
import type { Imported } from '../../../surveys/xlsform/import.ts';
import { changedLines, lostLines } from '../../../surveys/xlsform/report.ts';
import type { Workbook } from '../../../surveys/xlsform/sheets.ts';
import { workbookOf } from './tables.ts';

const importedFrom = (workbook: Workbook): Imported => {
  const imported = importForm(workbook, { name: 'form' });
  if ('refusal' in imported) throw new Error(JSON.stringify(imported.refusal));
  return imported;
};

const taken = (text: string): Imported => importedFrom(workbookOf(text));

const pageOf = ({ questionnaire }: Imported, id: string) => {
  const found = questionnaire.pages.find(page => page.id === id);
  if (!found) throw new Error(`no page ${id}`);
  return found;
};

const offices = `
# choices
| list_name | name | label | tag |
| office | north | Север | yes |
| office | south | Юг | yes |
| office | old | Закрытый | no |`;

describe('importing what stands in real forms', () => {
  it('asks nobody where the condition is a bare FALSE, and everybody where it is TRUE', () => {
    const imported = taken(`# survey
| type | name | label | relevant | constraint |
| text | a | А? | FALSE | |
| text | b | Б? | no | |
| text | c | В? | TRUE | yes |`);
    const conditionOf = (id: string) => pageOf(imported, id).questions[0]?.relevant;
    expect([conditionOf('a'), conditionOf('b'), conditionOf('c')]).to.deep.equal([
      'false()',
      'false()',
      undefined,
    ]);
    expect(lostLines(imported.findings, 'en')).to.deep.equal([]);
  });

  it('keeps a column of the form’s own that has an old name of a column that is there, and filters by it', () => {
    const imported = taken(`# survey
| type | name | label | choice_filter |
| select_one office | office | Где? | tag ='yes' |
${offices}`);
    const [question] = pageOf(imported, 'office').questions;
    expect(question && 'options' in question && question.options.map(({ code }) => code)).to.deep.equal([
      'north',
      'south',
    ]);
    expect(lostLines(imported.findings, 'en')).to.deep.equal([]);
  });

  it('still reads that old name where nothing else has the new one', () => {
    const imported = taken(`# survey
| command | tag | caption |
| text | why | Почему? |`);
    expect(pageOf(imported, 'why').questions[0]?.text).to.deep.equal({ ru: 'Почему?' });
  });

  it('names the choices that a filter shows to nobody', () => {
    const imported = taken(`# survey
| type | name | label | choice_filter |
| select_one office | office | Где? | tag ='yes' |
${offices}`);
    expect(changedLines(imported.findings, 'en')).to.include(
      'survey, row 2, column D (choice_filter), office: The filter shows some choices to nobody, whatever was answered; they are left out of the question: old.',
    );
  });

  it('takes the signs of a heading away also where no space follows them, and leaves a number sign', () => {
    const imported = taken(`# survey
| type | name | label |
| text | a | ###1. О вас |
| text | b | #1 в списке? |`);
    expect(pageOf(imported, 'a').questions[0]?.text).to.deep.equal({ ru: '1. О вас' });
    expect(pageOf(imported, 'b').questions[0]?.text).to.deep.equal({ ru: '#1 в списке?' });
  });

  it('takes control signs out of cells and names their rows and column', () => {
    const imported = importedFrom([
      {
        name: 'survey',
        rows: [
          ['type', 'name', 'label'],
          ['text', 'a', 'По\u0007чему?'],
          ['text', 'b', 'Что\u202e ещё?'],
        ],
      },
    ]);
    expect(pageOf(imported, 'a').questions[0]?.text).to.deep.equal({ ru: 'Почему?' });
    expect(pageOf(imported, 'b').questions[0]?.text).to.deep.equal({ ru: 'Что ещё?' });
    expect(changedLines(imported.findings, 'en')).to.include(
      'survey, column C (label): Signs that cannot be shown (control signs) are taken out of these cells: rows 2–3. Look at their texts.',
    );
  });

  it('lets every number through that the constraint lets through, below zero too', () => {
    const imported = taken(`# survey
| type | name | label | constraint |
| integer | age | Возраст? | (. >= 18 and . <= 99) or . = -99 |
| integer | times | Сколько раз? | . >= 1 and . <= 97 or . = 99 |
| integer | even | Чётное? | . mod 2 = 0 |`);
    const endsOf = (id: string) => {
      const [question] = pageOf(imported, id).questions;
      return question?.type === 'number' ? [question.min, question.max] : undefined;
    };
    expect(endsOf('age')).to.deep.equal([-99, 99]);
    expect(endsOf('times')).to.deep.equal([1, 99]);
    expect(endsOf('even')).to.deep.equal([0, 999_999_999]);
  });

  it('tells the heading of a group whose grid has words of its own', () => {
    const imported = taken(`# survey
| type | name | label | appearance |
| begin_group | trust | О доверии | field-list |
| select_one office | head | Доверяете? | label |
| select_one office | court | Суду | list-nolabel |
| select_one office | police | Полиции | list-nolabel |
| end_group | | | |
${offices}`);
    expect(lostLines(imported.findings, 'en').join()).to.include('survey, row 2, column C (label), trust');
  });

  it('writes nothing in Chechen that nobody has said in it', () => {
    const imported = taken(`# survey
| type | name | label::Русский (ru) | label::Нохчийн (ce) |
| text | a | Почему? | Хӏунда? |`);
    expect(Object.keys(imported.questionnaire.population)).to.deep.equal(['ru']);
  });
});
