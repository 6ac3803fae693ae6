import { expect } from 'chai';
import { importForm } from '../../../surveys/xlsform/import.ts';
import { cellText } from '../../../surveys/xlsform/sheets.ts';
import type { Cell, Workbook } from '../../../surveys/xlsform/sheets.ts';
import { workbookOf } from './tables.ts';

/** Forms as three tools write them, with what people add by hand. */
const forms: Readonly<Record<string, string>> = {
  'as Kobo saves it': `
# survey
| type | name | label::Русский (ru) | label::English (en) | label::Кыргызча (ky) | hint::Русский (ru) | hint::Русский (ru) | required | relevant | appearance | constraint | constraint_message::Русский (ru) | constraint_message::English (en) | calculation | default | parameters | $kuid | _or_other | kobo--score-choices | media::image::Русский (ru) | guidance_hint | |
| start | start |
| note | hello | # Здравствуйте | Hello | Салам | | | yes | | | | | | | | | k1 |
| select_one yn or_other | asked | Просили? | Asked? | | За год | вторая | true | | minimal | | | | | yes | | k2 | false | | a.png | Не подсказывать | мимо |
| select_multiple places | where | Где? | Where? | | | | false | \${asked} = ‘yes’ | w1 | count-selected(.) <= 2 | Не больше двух | Two at most |
| begin_score | marks | Оценки | Marks | | | | | | | | | | | | | | | grade |
| score__row | marks_a | Врачи | Doctors | | | | true |
| end_score | end |
| begin_kobomatrix | mx | Таблица | Matrix |
| integer | mx_1 | Сколько? | How many? |
| end_kobomatrix | |
| range | warm | Тепло? | Warm? | | | | | | no-ticks | | | | | | start=0 end=100 step=5 |
| calculate | both | | | | | | | | | | | | if(\${asked} = 'yes', 1, 0) |
| geopoint | gps | Место | Place |
# choices
| list_name | name | label::Русский (ru) | label::English (en) | label::Кыргызча (ky) | $autovalue | order |
| yn | yes | Да | Yes | Ооба | yes | 1 |
| yn | no | Нет | No |
| places | a | Больница | Hospital |
| places | b | Школа | School |
| places | c | Суд | Court |
| grade | 1 | Плохо | Bad |
| grade | 2 | Хорошо | Good |
| spare | 1 | Никому | Nobody |
# settings
| form_title | id_string | default_language | style | version |
| Опрос | abc | Русский (ru) | pages | 3 |
`,
  'as SurveyCTO and Survey123 write it': `
# survey
| type | name | label:english | label:russian | constraint message:english | constraint message:russian | constraint | relevance | disabled | read only | calculation | bind::type | bind::esri:fieldAlias | instance::tag | choice_filter | repeat_count | response_note | trigger |
| caseid | case |
| begin group | part | | | | | | \${ok} = 1 |
| select_one yn | ok | Agree? | Согласны? | | | | | | | | string | OK | t |
| select_one town | town | Town? | Город? | | | | | | | | | | | region = \${ok} |
| text | note_old | Old | Старый | | | | | yes |
| decimal | weight | Weight | Вес | 0 to 9 | От 0 до 9 | . >= 0,5 and . <= 9 | ./ok = 1 | | yes |
| end group | part |
| begin repeat | people | People | Люди | | | | | | | | | | | | 3 |
| text | person | Name | Имя |
| end repeat | people |
| calculate | first | | | | | | | | | indexed-repeat(\${person}, \${people}, 1) |
| text | phone | Phone | Телефон | Ten digits | Десять цифр | regex(., '^[0-9]{10}$') | | | | | | | | | | a note | \${ok} |
# choices
| list_name | value | label:english | label:russian | region | image |
| yn | 1 | Yes | Да |
| yn | 0 | No | Нет |
| yn | -999 | Don't know | Не знаю |
| town | a | A | А | 1 | a.png |
| town | b | B | Б | 1 |
| town | c | C | В | 0 |
# settings
| form_title | form_id | public_key | instance_name |
| Weights | weights | abc | concat(\${ok}, 'x') |
# entities
| list_name | label |
| people | \${town} |
# заметки
| кто | когда |
| Малика | вчера |
`,
};

type At = { readonly sheet: number; readonly row: number; readonly cell: number };

const cellsIn = (workbook: Workbook): readonly (At & { readonly text: string })[] =>
  workbook.flatMap(({ rows }, sheet) =>
    rows.flatMap((cells, row) =>
      cells.flatMap((value, cell) =>
        cellText(value) === '' ? [] : [{ sheet, row, cell, text: cellText(value) }],
      ),
    ),
  );

const without = (workbook: Workbook, { sheet, row, cell }: At): Workbook =>
  workbook.map((each, at) => ({
    ...each,
    rows: each.rows.map((cells, rowAt) =>
      cells.map((value, cellAt): Cell => (at === sheet && rowAt === row && cellAt === cell ? null : value)),
    ),
  }));

const outcome = (workbook: Workbook): string => {
  const imported = importForm(workbook, { name: 'form' });
  return JSON.stringify('refusal' in imported ? imported : [imported.document, imported.findings]);
};

/** Rows and sheets that are told as a whole. */
const toldWhole = (workbook: Workbook): ReadonlySet<string> => {
  const imported = importForm(workbook, { name: 'form' });
  if ('refusal' in imported) throw new Error(imported.refusal.code);
  const whole =
    /^(device|media|place|repeat|in_repeat|in_matrix|matrix|disabled|missing_code|list_unused|choice_twice|foreign_sheet|other_sheet)$/;
  return new Set(
    imported.findings.filter(({ code }) => whole.test(code)).map(({ sheet, row }) => `${sheet} ${row}`),
  );
};

/** What says the same as an empty cell: an answer that is not required, the end of a group under its name. */
const saysNothing = (
  workbook: Workbook,
  { sheet, row, cell, text }: At & { readonly text: string },
): boolean => {
  const rows = workbook[sheet]?.rows ?? [];
  const header = cellText(rows[0]?.[cell]).toLowerCase();
  const isEnd = cellText(rows[row]?.[0]).startsWith('end');
  return (
    row === 0 ||
    (header === 'required' && text === 'false') ||
    (header === 'name' && isEnd) ||
    text === 'Русский (ru)'
  );
};

describe('every cell of a form', () => {
  for (const [name, text] of Object.entries(forms)) {
    it(`is carried or told: a form ${name}`, () => {
      const workbook = workbookOf(text);
      const [before, whole] = [outcome(workbook), toldWhole(workbook)];
      const silent = cellsIn(workbook).filter(at => {
        const sheet = workbook[at.sheet]?.name ?? '';
        const isTold = whole.has(`${sheet} ${at.row + 1}`) || whole.has(`${sheet} 0`);
        return !isTold && !saysNothing(workbook, at) && outcome(without(workbook, at)) === before;
      });
      expect(silent).to.deep.equal([]);
    });
  }

  it('is not needed twice: the same text under two headers of one name is taken from the left, and told', () => {
    const read = importForm(
      workbookOf(`
# survey
| type | name | label | hint | hint |
| text | a | Что? | Первая | Вторая |
| text | b | Где? | | Только здесь |
`),
      { name: 'form', language: 'ru' },
    );
    if ('refusal' in read) throw new Error(read.refusal.code);
    const hints = read.questionnaire.pages.flatMap(({ questions }) => questions.map(({ hint }) => hint?.ru));
    expect(hints).to.deep.equal(['Первая', 'Только здесь']);
    expect(read.findings.find(({ code }) => code === 'column_twice')?.values).to.deep.equal({
      count: 2,
      rows: '2–3',
    });
  });
});
