import { expect } from 'chai';
import { importForm } from '../../../surveys/xlsform/import.ts';
import type { Imported } from '../../../surveys/xlsform/import.ts';
import { changedLines, lostLines } from '../../../surveys/xlsform/report.ts';
import { workbookOf } from './tables.ts';

const taken = (text: string, language?: 'ru' | 'en'): Imported => {
  const imported = importForm(workbookOf(text), { name: 'form', language });
  if ('refusal' in imported) throw new Error(JSON.stringify(imported.refusal));
  return imported;
};

const questionsOf = ({ questionnaire }: Imported) => questionnaire.pages.flatMap(page => page.questions);
const question = (imported: Imported, id: string) => {
  const found = questionsOf(imported).find(each => each.id === id);
  if (!found)
    throw new Error(
      `no question ${id}, only ${questionsOf(imported)
        .map(each => each.id)
        .join(', ')}`,
    );
  return found as Record<string, unknown> & typeof found;
};
const codes = ({ findings }: Imported, gravity: 'lost' | 'changed'): readonly string[] =>
  findings.filter(each => each.gravity === gravity).map(each => each.code);

const choices = `
# choices
| list_name | name | label |
| yes_no | yes | Да |
| yes_no | no | Нет |
| spheres | 1 | Суд |
| spheres | 2 | Полиция |
| spheres | 3 | Школа |
| spheres | 7 | Нигде |
| spheres | 99 | Не знаю |
`;

const survey = (rows: string): string => `# survey\n${rows.trim()}\n${choices}`;

describe('importing an XLSForm', () => {
  it('takes headers, types and names however they are spaced and spelled', () => {
    const imported = taken(
      survey(`
| TYPE  |  Name | LABEL |  Relevant |
|  select_one   yes_no  | went  | Были? | |

| Select one from yes_no | went2 | Были ещё? | \${ went } = ‘yes’ |
| begin  group | g | | |
| INTEGER | Age.Years | Сколько лет? | \${went}  != “no” |
| end_group | | | |`),
    );
    expect(questionsOf(imported).map(({ id, type }) => [id, type])).to.deep.equal([
      ['went', 'single'],
      ['went2', 'single'],
      ['age_years', 'number'],
    ]);
    expect(question(imported, 'went2')['relevant']).to.equal("${went} = 'yes'");
    expect(question(imported, 'age_years')['relevant']).to.equal("${went} != 'no'");
    expect(codes(imported, 'lost')).to.deep.equal([]);
  });

  it('tells rows filled by a device, places, pictures and repeats by row and column, and takes the rest', () => {
    const imported = taken(
      survey(`
| type | name | label |
| start | start | |
| geopoint | gps | Где вы? |
| begin repeat | child | Ребёнок |
| text | child_name | Имя |
| end repeat | | |
| image | photo | Снимок |
| text | last | Что ещё? |`),
    );
    expect(questionsOf(imported).map(({ id }) => id)).to.deep.equal(['last']);
    expect(lostLines(imported.findings, 'en').map(line => line.slice(0, line.indexOf(':')))).to.deep.equal([
      'survey, row 2, column A (type), start',
      'survey, row 3, column A (type), gps',
      'survey, row 4, column A (type), child',
      'survey, row 5, column A (type), child_name',
      'survey, row 7, column A (type), photo',
    ]);
  });

  it('says of the rows of a Kobo rank what they stand in, and puts […] where an answer is lost', () => {
    const imported = taken(
      survey(`
| type | name | label |
| begin_rank | order | Расставьте |
| rank__level | first | 1-е |
| end_rank | | |
| text | why | Почему ${'$'}{first}? |`),
    );
    expect(codes(imported, 'lost')).to.deep.equal(['matrix', 'in_matrix', 'pipe']);
    expect(question(imported, 'why').text).to.deep.equal({ ru: 'Почему […]?' });
  });

  it('names rows once, a single row as one, and a sheet without the spaces around its name', () => {
    const workbook = workbookOf(`# survey
| type | name | label::Русский (ru) | label::English (en) |
| text | why | **Почему?** | **Why?** |
# choices
| list_name | name | label |
| unused | a | А |`).map(sheet => ({ ...sheet, name: `${sheet.name} ` }));
    const imported = importForm(workbook, { name: 'form' });
    if ('refusal' in imported) throw new Error(JSON.stringify(imported.refusal));
    const lines = changedLines(imported.findings, 'ru').join('\n');
    expect(lines)
      .to.match(/^survey, строка 2: Убраны/m)
      .and.to.match(/не взят \(строка 2\)/);
  });

  it('makes limits, lone answers and "at most" of constraints, and keeps what is more than that', () => {
    const imported = taken(
      survey(`
| type | name | label | constraint |
| integer | age | Возраст | .>17 and 120 >= . and . != 99 |
| decimal | sum | Сумма | . >= 0.5 |
| select_multiple spheres | where | Где? | not(selected(., '7') and count-selected(.) > 1) and count-selected(.) <= 2 |
| text | why | Почему? | string-length(.) < 51 |
| text | phone | Телефон | regex(., '[0-9]+') |`),
    );
    expect(question(imported, 'age')).to.include({ min: 18, max: 120, constraint: '. != 99' });
    expect(question(imported, 'sum')).to.include({ min: 0.5, decimals: 2 });
    const where = question(imported, 'where');
    expect(
      where.type === 'multiple' && where.options.filter(option => option.exclusive).map(({ code }) => code),
    ).to.deep.equal(['7']);
    expect(where['max']).to.equal(2);
    expect(where).to.not.have.property('constraint');
    expect(question(imported, 'why')['length']).to.equal(50);
    expect(codes(imported, 'lost')).to.deep.equal(['expression_function_pattern']);
  });

  it('takes "don’t know" under a code apart for a way not to answer, and rewrites conditions about it', () => {
    const imported = taken(
      survey(`
| type | name | label | relevant |
| select_one spheres | first | Где впервые? | |
| text | doubt | Почему не знаете? | \${first} = 99 |`),
    );
    const first = question(imported, 'first');
    expect(first.type === 'single' && first.options.map(({ code }) => code)).to.deep.equal([
      '1',
      '2',
      '3',
      '7',
    ]);
    expect(question(imported, 'doubt')['relevant']).to.equal("${first} = 'hard_to_say'");
    expect(codes(imported, 'changed')).to.include('missing_code');
  });

  it('leaves "I do not know it" a substantive answer where its code is one of the row', () => {
    const imported = taken(`# survey
| type | name | label |
| select_one know | law | Знаете закон? |
# choices
| list_name | name | label |
| know | 1 | Знаю |
| know | 2 | Слышал |
| know | 3 | Не знаю |`);
    const law = question(imported, 'law');
    expect(law.type === 'single' && law.options).to.have.length(3);
  });

  it('makes a grid of a table-list group, with the names its rows had as columns', () => {
    const imported = taken(
      survey(`
| type | name | label | appearance | relevant |
| begin group | t | Доверие | table-list | |
| select_one yes_no | trust_court | Суд | | |
| select_one yes_no | trust_police | Полиция | | |
| end group | | | | |
| text | why | Почему? | | \${trust_police} = 'no' |`),
    );
    const grid = question(imported, 'trust');
    expect(grid.type === 'grid' && grid.rows.map(({ code }) => code)).to.deep.equal(['court', 'police']);
    expect(question(imported, 'why')['relevant']).to.equal("${trust.police} = 'no'");
  });

  it('puts a field-list group on one page and its condition with it', () => {
    const imported = taken(
      survey(`
| type | name | label | appearance | relevant |
| select_one yes_no | went | Были? | | |
| begin group | money | Деньги | field-list | \${went} = 'yes' |
| decimal | paid | Сколько? | | |
| text | whom | Кому? | | \${paid} > 0 or \${went} = 'yes' |
| end group | | | | |`),
    );
    const page = imported.questionnaire.pages[1];
    expect(page).to.include({ id: 'money', relevant: "${went} = 'yes'" });
    expect(page?.questions.map(({ id }) => id)).to.deep.equal(['paid', 'whom']);
  });

  it('turns a choice filter into conditions of the options', () => {
    const imported = taken(`# survey
| type | name | label | choice_filter |
| select_one region | region | Район | |
| select_one town | town | Город | region = \${region} and true() |
# choices
| list_name | name | label | region |
| region | r 1 | Первый | |
| region | r2 | Второй | |
| town | a | А | r 1 |
| town | b | Б | r2 |
| town | c | В | r2 |`);
    const town = question(imported, 'town');
    expect(town.type === 'single' && town.options.map(({ relevant }) => relevant)).to.deep.equal([
      "${region} = 'r_1'",
      "${region} = 'r2'",
      "${region} = 'r2'",
    ]);
  });

  it('takes the languages of the republic, tells others, and gives plain columns to the one that is left', () => {
    const imported = taken(`# survey
| type | name | label | label::English (en) | label::Français (fr) | hint |
| text | why | Почему? | Why? | Pourquoi ? | Кратко |`);
    expect(imported.questionnaire.languages).to.deep.equal(['ru', 'en']);
    expect(question(imported, 'why')['text']).to.deep.equal({ ru: 'Почему?', en: 'Why?' });
    expect(question(imported, 'why')['hint']).to.deep.equal({ ru: 'Кратко' });
    expect(codes(imported, 'lost')).to.deep.equal(['language']);
  });

  it('renames what would collide: a follow-up that has the name of an option’s column', () => {
    const imported = taken(`# survey
| type | name | label | relevant |
| select_multiple s | src | Откуда? | |
| text | src_other | Что именно? | selected(\${src}, 'other') |
# choices
| list name | name | label |
| s | tv | ТВ |
| s | other | Другое |`);
    expect(questionsOf(imported).map(({ id }) => id)).to.deep.equal(['src', 'src_other_2']);
  });

  it('names the reason of each expression that cannot be carried', () => {
    const lost = (relevant: string): readonly string[] =>
      codes(
        taken(
          survey(`
| type | name | label | relevant |
| select_one yes_no | went | Были? | |
| note | hello | Привет | |
| text | a | А? | ${relevant} |
| text | b | Б? | |`),
        ),
        'lost',
      );
    expect(lost("${nobody} = 'x'")).to.deep.equal(['expression_unknown']);
    expect(lost("${Went} = 'yes'")).to.deep.equal(['expression_unknown_case']);
    expect(lost("${b} = 'x'")).to.deep.equal(['expression_later']);
    expect(lost("${hello} = 'x'")).to.deep.equal(['expression_no_answer']);
    expect(lost("${went} = 'maybe'")).to.deep.equal(['expression_code']);
    expect(lost('${went} = yes')).to.deep.equal(['expression_bare']);
    expect(lost("pulldata('f', 'a', 'b', 'c') = 1")).to.deep.equal(['expression_function_file']);
    expect(lost('position(..) = 1')).to.deep.equal(['expression_function_repeat']);
    expect(lost("${went} = 'yes' and")).to.deep.equal(['expression_unreadable']);
    expect(lost("../went = 'yes'")).to.deep.equal([]);
    expect(lost("selected(/data/went, 'yes') AND ${went}=='yes'")).to.deep.equal([]);
  });

  it('refuses what is no XLSForm', () => {
    expect(importForm([{ name: 'Sheet1', rows: [['a']] }], { name: 'x' })).to.have.nested.property(
      'refusal.code',
      'no_survey',
    );
    expect(importForm(workbookOf('# survey\n| a | b |\n| 1 | 2 |'), { name: 'x' })).to.have.nested.property(
      'refusal.code',
      'no_type_column',
    );
    expect(
      importForm(workbookOf('# survey\n| type | name |\n| start | s |'), { name: 'x' }),
    ).to.have.nested.property('refusal.code', 'nothing');
  });
});
