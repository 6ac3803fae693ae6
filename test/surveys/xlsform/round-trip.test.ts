import { readFileSync, readdirSync } from 'node:fs';
import { expect } from 'chai';
import { readQuestionnaire } from '../../../surveys/read.ts';
import type { Questionnaire } from '../../../surveys/schema.ts';
import { exportForm } from '../../../surveys/xlsform/export.ts';
import { importForm } from '../../../surveys/xlsform/import.ts';
import { importedYaml } from '../../../surveys/xlsform/written.ts';
import { questionnaireOf, sample, withPages } from '../sample.ts';

const library = new URL('../../../surveys/library/', import.meta.url);
const files = readdirSync(library, { recursive: true })
  .map(String)
  .filter(name => name.endsWith('.yaml'));

const inLibrary = (file: string): Questionnaire => {
  const read = readQuestionnaire(readFileSync(new URL(file, library), 'utf8'), file);
  if ('mistakes' in read) throw new Error(`${file} cannot be read`);
  return read.questionnaire;
};

/** What comes out after export, import, and the YAML file in between. */
const thereAndBack = (questionnaire: Questionnaire): Questionnaire => {
  const { workbook } = exportForm(questionnaire);
  const imported = importForm(workbook, { name: 'other' });
  if ('refusal' in imported) throw new Error(imported.refusal.code);
  return questionnaireOf(importedYaml(imported, { file: 'form.xlsx', language: 'ru' }));
};

describe('a questionnaire exported as an XLSForm and imported again', () => {
  for (const file of files) {
    it(`is the same: ${file}`, () => {
      const questionnaire = inLibrary(file);
      expect(thereAndBack(questionnaire)).to.deep.equal(questionnaire);
    });
  }

  it('is the same with every condition of the sample', () => {
    expect(thereAndBack(sample)).to.deep.equal(sample);
  });

  it('keeps calculations, constraints, blocks, orders and piped texts', () => {
    const questionnaire = questionnaireOf(
      withPages(`
  - { id: adults, type: number, text: { ru: 'Сколько взрослых?' }, min: 1, max: 20, constraint: '. != 13', constraint_message: { ru: Не тринадцать } }
  - { id: children, type: number, text: { ru: 'Сколько детей при \${adults|стольких} взрослых?' }, max: 20, required: false }
  - id: places
    type: multiple
    block: middle
    text: { ru: '=Где были?' }
    max: 2
    order: rotate
    options:
      - { code: a, label: { ru: '- А' } }
      - { code: b, label: { ru: '@Б' }, anchor: true }
      - { code: c, label: { ru: '+В' }, exclusive: true }
  - { id: calm, type: information, block: middle, text: { ru: Дальше } }
  - { id: where, type: single, text: { ru: 'Где чаще?' }, carry_forward: { question: places, take: chosen }, options: [{ code: a, label: { ru: А } }, { code: b, label: { ru: Б }, relevant: "selected(\${places}, 'b')" }] }
`).replace(
        'pages:',
        'blocks: [{ id: middle, order: flip }]\ncalculations: [{ id: people, value: "-1 + ${adults} + coalesce(${children}, 0) + 1" }]\npages:',
      ),
    );
    expect(thereAndBack(questionnaire)).to.deep.equal(questionnaire);
  });
});

describe('an exported form', () => {
  const { workbook, findings } = exportForm(inLibrary('demonstration/question-types.yaml'));
  const cells = workbook.flatMap(({ rows }) => rows.flat()).filter(cell => typeof cell === 'string');

  it('has the three sheets of the standard, with languages as the standard writes them', () => {
    expect(workbook.map(({ name }) => name)).to.deep.equal(['survey', 'choices', 'settings']);
    expect(workbook[0]?.rows[0]).to.include.members([
      'type',
      'name',
      'label::Русский (ru)',
      'label::English (en)',
    ]);
  });

  it('asks no protected question plainly', () => {
    const rows = workbook[0]?.rows ?? [];
    const name = rows[0]?.indexOf('name') ?? -1;
    expect(rows.find(row => row[name] === 'paid_coin')).to.include('note');
    expect(findings.filter(({ code }) => code === 'export_protected')).to.have.length(7);
  });

  it('closes every group it opens', () => {
    const count = (type: string): number => cells.filter(cell => cell === type).length;
    expect(count('begin_group')).to.equal(count('end_group'));
  });
});
