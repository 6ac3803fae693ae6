import { expect } from 'chai';
import { readQuestionnaire } from '../../../surveys/read.ts';
import { importForm } from '../../../surveys/xlsform/import.ts';
import { changedLines, lostLines } from '../../../surveys/xlsform/report.ts';
import type { Cell, Workbook } from '../../../surveys/xlsform/sheets.ts';
import { english } from '../../../surveys/xlsform/words/english.ts';
import { russian } from '../../../surveys/xlsform/words/russian.ts';
import { importedYaml } from '../../../surveys/xlsform/written.ts';
import { seeded } from '../random.ts';

const rowCount = 300;

/** Spaces, capitals and quotes as they come out of twenty years of copying. */
const untidy = (text: string, random: () => number): string => {
  const choice = Math.floor(random() * 5);
  if (choice === 0) return ` ${text}  `;
  if (choice === 1) return text.replace(/ /, '   ');
  if (choice === 2) return text.replace(/ /g, '\u00a0');
  if (choice === 3) return text.replace(/'([^']*)'/g, '‘$1’');
  return text.replace(/'([^']*)'/g, '“$1”');
};

/** A form of 300 rows: groups, lists, numbers, conditions back and forth, and rows that nobody can carry. */
const largeForm = (random: () => number): Workbook => {
  const kinds = [
    'select_one yes_no',
    'select_multiple many',
    'integer',
    'decimal',
    'text',
    'date',
    'note',
    'range',
  ];
  const odd = [
    'geopoint',
    'image',
    'start',
    'select_one missing_list',
    'frobnicate',
    'hidden',
    'calculate',
    'time',
  ];
  const rows: Cell[][] = [
    [
      'Type ',
      'NAME',
      'Label::Русский (ru)',
      'label::English(en)',
      'RELEVANT',
      'constraint',
      'required',
      'Notes',
    ],
  ];
  for (let row = 1; row <= rowCount; row += 1) {
    if (row % 50 === 10)
      rows.push([
        untidy('begin group', random),
        `Part ${row}`,
        `Раздел ${row}`,
        `Part ${row}`,
        null,
        null,
        null,
        null,
      ]);
    if (row % 50 === 40) rows.push(['end_group', null, null, null, null, null, null, null]);
    if (row % 37 === 0) rows.push([]);
    const isOdd = random() < 0.08;
    const type = (isOdd ? odd : kinds)[Math.floor(random() * 8)] ?? 'text';
    const asked = Math.floor(random() * (row + 4));
    const relevant =
      [
        null,
        `\${q${asked}} = 'yes'`,
        `selected(\${ q${asked} },'b') or \${q${asked}} > 3`,
        `count(\${q1}) > 1`,
      ][Math.floor(random() * 4)] ?? null;
    const constraint = type === 'integer' ? '. >= 0 and . <= 120' : null;
    rows.push([
      untidy(type, random),
      `q${row}`,
      `<b>Вопрос ${row}?</b>`,
      `Question ${row}?`,
      relevant && untidy(relevant, random),
      constraint,
      random() < 0.5 ? 'TRUE' : null,
      'заметка',
    ]);
  }
  const choices: Cell[][] = [
    ['list name', 'name', 'label::Русский (ru)', 'label::English(en)'],
    ...(['yes', 'no'] as const).map(name => ['yes_no', name, name === 'yes' ? 'Да' : 'Нет', name]),
    ['yes_no', -99, 'Отказ от ответа', 'Refused'],
    ...[...'abc'].map(name => ['many ', name, `Вариант ${name}`, `Option ${name}`]),
    ['many', 98, 'Затрудняюсь ответить', "Don't know"],
  ];
  return [
    { name: 'Survey', rows },
    { name: 'choices ', rows: choices },
  ];
};

describe('a form of 300 untidy rows', () => {
  for (const seed of [1, 2, 3, 4, 5]) {
    it(`is taken or told, row by row (seed ${seed})`, () => {
      const form = largeForm(seeded(seed));
      const imported = importForm(form, { name: 'large' });
      if ('refusal' in imported) throw new Error(JSON.stringify(imported.refusal));
      const ids = new Set(imported.questionnaire.pages.flatMap(page => page.questions.map(({ id }) => id)));
      const computed = new Set(imported.questionnaire.calculations?.map(({ id }) => id));
      const told = new Set(
        imported.findings.filter(({ gravity }) => gravity === 'lost').map(({ row }) => row),
      );
      const silent = (form[0]?.rows ?? []).flatMap((cells, at) => {
        const name = String(cells[1] ?? '');
        return /^q\d/.test(name) && !ids.has(name) && !computed.has(name) && !told.has(at + 1) ? [name] : [];
      });
      expect(silent).to.deep.equal([]);
      expect(ids.size).to.be.above(200);
      const yaml = importedYaml(imported, { file: 'large.xlsx', language: 'ru' });
      expect(readQuestionnaire(yaml, 'large.yaml')).to.have.property('questionnaire');
      for (const language of ['ru', 'en'] as const) {
        const lines = [
          ...lostLines(imported.findings, language),
          ...changedLines(imported.findings, language),
        ];
        expect(
          lines.filter(line => /(?<!\$)\{\w+\}(?!\})/.test(line.replace(/\$\{[^}]*\}/g, ''))),
        ).to.deep.equal([]);
      }
    });
  }
});

describe('the sentences of an import', () => {
  it('are the same set in both languages, with the same words to fill in', () => {
    expect(Object.keys(russian)).to.deep.equal(Object.keys(english));
    const filled = (sentence = ''): readonly string[] =>
      [...new Set(sentence.match(/(?<!\$)\{\w+\}/g) ?? [])].sort();
    for (const code of Object.keys(russian))
      expect(filled(russian[code]), code).to.deep.equal(filled(english[code]));
  });
});
