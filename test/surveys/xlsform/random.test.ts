import { expect } from 'chai';
import { readQuestionnaire } from '../../../surveys/read.ts';
import { exportForm } from '../../../surveys/xlsform/export.ts';
import { importForm } from '../../../surveys/xlsform/import.ts';
import type { Cell, Workbook } from '../../../surveys/xlsform/sheets.ts';
import { importedYaml } from '../../../surveys/xlsform/written.ts';
import { seeded } from '../random.ts';

const words: readonly Cell[] = [
  ...[
    'select_one yn',
    'select_multiple ab or_other',
    'rank ab',
    'integer',
    'decimal',
    'range',
    'date',
    'text',
  ],
  ...[
    'note',
    'calculate',
    'begin group',
    'end group',
    'begin repeat',
    'end repeat',
    'begin_score',
    'score__row',
  ],
  ...[
    'end_score',
    'geopoint',
    'hidden',
    'q string',
    '#',
    'NA',
    'acknowledge',
    'select_one ${a}',
    'yn',
    'ab',
    'a',
    'b',
  ],
  ...[
    'Что?',
    'Не знаю',
    'Отказ',
    'Refused',
    'other',
    'hard_to_say',
    "${a} = 'yes'",
    '${ b } > ‘3’',
    '. >= 0,5',
    '${',
  ],
  ...[
    '}',
    '(((',
    "'",
    'not(selected(., “a”)) or count-selected(.) = 1',
    'if(${a} = 1, 2, ${c})',
    '../a',
    './',
    '..',
  ],
  ...[
    'field-list',
    'table-list',
    'label',
    'list-nolabel',
    'likert',
    'start=9 end=1 step=0',
    'randomize=true',
    'yes()',
  ],
  ...[
    '__proto__',
    'constructor',
    '\u0000',
    '\ud800',
    '\ufeff',
    '\u00a0',
    'x'.repeat(300),
    '<b></b>',
    '{"a":[1]}',
    '=1+1',
  ],
  ...[0, 1, 99, -77, 1.5, Number.NaN, Number.POSITIVE_INFINITY, true, false, null, null, null, null, null],
  ...[new Date('2020-02-29'), new Date(Number.NaN)],
];

const headers: readonly Cell[] = [
  ...[
    'type',
    'name',
    'label',
    'label::Русский (ru)',
    'Label :: English',
    'label::fr',
    'hint',
    'relevant',
    'constraint',
  ],
  ...[
    'constraint_message',
    'required',
    'appearance',
    'parameters',
    'calculation',
    'choice_filter',
    'default',
  ],
  ...[
    'read_only',
    'kobo--score-choices',
    'bind::type',
    'bind::barometer:fields',
    'media::image',
    'label',
    null,
    '::',
  ],
];

const randomForm = (random: () => number): Workbook => {
  const one = <Thing>(things: readonly Thing[]): Thing =>
    things[Math.floor(random() * things.length)] as Thing; // never empty
  const rows = (columns: readonly Cell[], count: number): Cell[][] => [
    [...columns],
    ...Array.from({ length: count }, () => columns.map(() => one(words))),
  ];
  const survey = ['type', 'name', 'label', ...Array.from({ length: 9 }, () => one(headers))];
  const kinds = words.slice(0, 19);
  return [
    {
      name: 'survey',
      rows: rows(survey, 25).map((row, at) => (at === 0 ? row : [one(kinds), ...row.slice(1)])),
    },
    { name: 'choices', rows: [...rows(['list_name', 'name', 'label', 'a', one(headers)], 6), ...listRows] },
    { name: 'settings', rows: rows(['form_title', 'form_id', 'default_language', one(headers)], 1) },
  ];
};

const listRows: readonly Cell[][] = ['yn', 'ab'].flatMap(list =>
  ['a', 'b', 3, -99].map((name): Cell[] => [list, name, name === -99 ? "Don't know" : `Вариант ${name}`]),
);

describe('a workbook filled by chance', () => {
  for (const seed of [1, 2, 3]) {
    it(`becomes a questionnaire that can be read and exported, or is refused (seed ${seed})`, function () {
      this.timeout(20_000);
      const random = seeded(seed);
      let taken = 0;
      for (let count = 0; count < 25; count += 1) {
        const imported = importForm(randomForm(random), { name: 'form' });
        if ('refusal' in imported) {
          expect(imported.refusal.code, JSON.stringify(imported.refusal.mistakes)).to.equal('nothing');
          continue;
        }
        taken += 1;
        const written = readQuestionnaire(
          importedYaml(imported, { file: 'form.xlsx', language: 'ru' }),
          'form.yaml',
        );
        expect('questionnaire' in written && written.questionnaire).to.deep.equal(imported.questionnaire);
        expect(exportForm(imported.questionnaire).isComplete).to.equal(true);
      }
      expect(taken).to.be.above(10);
    });
  }
});
