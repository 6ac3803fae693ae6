import { expect } from 'chai';
import { runsOf } from '../../../../server/downloads/documents/lettering.ts';
import { print, type PrintTask } from '../../../../server/downloads/documents/print.ts';

const task: PrintTask = {
  ...{ language: 'ru', title: 'Выпуск 2013-1', about: 'Опрос жителей', day: '2013-10-14', brand: 'Барометр' },
  findings: [1, 2].map(at => ({
    ...{ kicker: 'Доверие', title: `Доверяют ${at} % ± 3 жителей`, picture: null, warnings: [] },
    table: { caption: 'Все числа', columns: ['Ответ', '2013'], rows: [['Да', '20 %']] },
    lines: ['Нохчийчоь: къаьмнаш Ӏ', 'barometr.example/results'],
  })),
};

describe('a document of findings', () => {
  it('sets each letter in a font that has it: palochka, quotation marks and Latin in one line', () => {
    expect(runsOf('«Дош» Ӏ n = 5', 'pt-sans')).to.deep.equal([
      { text: '«', font: 'pt-sans latin' },
      { text: 'Дош', font: 'pt-sans cyrillic' },
      { text: '» ', font: 'pt-sans latin' },
      { text: 'Ӏ ', font: 'pt-sans cyrillic-ext' },
      { text: 'n = 5', font: 'pt-sans latin' },
    ]);
  });

  it('has a page for each finding, is the same in every byte, and carries its own fonts', async () => {
    const [first, again] = [Buffer.from(await print(task)), Buffer.from(await print(task))];
    expect(first.subarray(0, 5).toString('latin1')).to.equal('%PDF-');
    expect(first.equals(again)).to.equal(true);
    const text = first.toString('latin1');
    expect(text.match(/\/Type \/Page\b(?!s)/g)).to.have.length(2);
    expect(text.match(/\/FontFile[23]?\b/g)?.length).to.be.greaterThan(3);
  });
});
