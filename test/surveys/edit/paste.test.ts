import { expect } from 'chai';
import { pastedItems } from '../../../surveys/edit/paste.ts';
import { codeFrom } from '../../../surveys/edit/transliterate.ts';

describe('a pasted list', () => {
  const known = [{ code: 'sud', words: 'Суд' }];
  const read = (text: string) => pastedItems(text, ['ru', 'en'], known);

  it('becomes options, one a line, with codes in Latin letters', () => {
    const { items, told } = read(
      'Больница или поликлиника\r\n\n  2) Школа, детский сад, вуз;\n– Дорожная полиция',
    );
    expect(items).to.deep.equal([
      { code: 'bolnitsa_ili_poliklinika', label: { ru: 'Больница или поликлиника' } },
      { code: 'shkola_detskiy_sad_vuz', label: { ru: 'Школа, детский сад, вуз' } },
      { code: 'dorozhnaya_politsiya', label: { ru: 'Дорожная полиция' } },
    ]);
    expect(told).to.deep.equal([]);
  });

  it('keeps codes that stand before a tab, unless they are taken', () => {
    const { items, told } = read('health\tБольница\nsud\tСуд общей юрисдикции');
    expect(items.map(({ code }) => code)).to.deep.equal(['health', 'sud_2']);
    expect(told).to.deep.equal([{ code: 'code_changed', line: 2, words: 'Суд общей юрисдикции' }]);
  });

  it('takes the columns of a table: a code behind the words, and words in the other languages', () => {
    const { items, told } = read(
      'Веденский район\tvedeno\r\nshali\tШали\tShali\r\nАргун\tArgun\tтретий столбец\r\n\tГрозный',
    );
    expect(items).to.deep.equal([
      { code: 'vedeno', label: { ru: 'Веденский район' } },
      { code: 'shali', label: { ru: 'Шали', en: 'Shali' } },
      { code: 'argun', label: { ru: 'Аргун', en: 'Argun' } },
      { code: 'groznyy', label: { ru: 'Грозный' } },
    ]);
    expect(told).to.deep.equal([]);
  });

  it('tells lines that are there already and those that are ways not to answer, and makes neither', () => {
    const { items, told } = read('суд\nБольница\nбольница\nЗатрудняюсь ответить\nОтказ от ответа');
    expect(items).to.have.length(1);
    expect(told.map(({ code, line }) => [line, code])).to.deep.equal([
      [1, 'twice'],
      [3, 'twice'],
      [4, 'is_missing'],
      [5, 'is_missing'],
    ]);
  });

  it('gives a code also to what has no letters, and to words that are reserved', () => {
    const { items } = read('***\nconstructor\nskipped');
    expect(items.map(({ code }) => code)).to.deep.equal(['option_2', 'option_3', 'option_4']);
  });

  it('reads Chechen letters', () => expect(codeFrom('Соьлжа-ГӀала')).to.equal('solzha_gjala'));
});
