import { expect } from 'chai';
import { applyEdit } from '../../surveys/edit/apply.ts';
import type { Questionnaire } from '../../surveys/schema.ts';
import {
  doubtsAbout,
  editFor,
  missingIn,
  placeholdersIn,
  progressOf,
  readReturned,
  textEntries,
  translationSheet,
  withPalochka,
} from '../../surveys/translations.ts';
import type { Returned, Setting } from '../../surveys/translations.ts';
import { textsOf } from '../../surveys/checks/texts.ts';
import { sample } from './sample.ts';

const entryAt = (address: string, questionnaire: Questionnaire = sample) => {
  const found = textEntries(questionnaire).find(
    entry => entry.address === address || entry.also.includes(address),
  );
  if (!found) throw new Error(`No entry ${address}`);
  return found;
};

describe('the texts of a questionnaire', () => {
  it('have addresses by ids and codes, and places for people', () => {
    expect(entryAt('question:services/options/court/label')).to.deep.equal({
      address: 'question:services/options/court/label',
      place: { page: 'services', question: 'services', field: 'options.label', part: 'court' },
      text: { ru: 'Суд', en: 'Court' },
      also: [],
    });
    expect(entryAt('questionnaire/start/lead').place).to.deep.equal({ field: 'start.lead' });
    expect(entryAt('page:experience/title').text).to.deep.equal({ ru: 'Опыт', en: 'Experience' });
    expect(entryAt('questionnaire/topics/experience/label').place).to.include({ part: 'experience' });
    expect(entryAt('question:services/headline/text').place).to.include({ field: 'headline.text' });
  });

  it('are all there: as many as the checks look at, each place once', () => {
    const entries = textEntries(sample);
    const addresses = entries.flatMap(({ address, also }) => [address, ...also]);
    expect(new Set(addresses).size).to.equal(addresses.length);
    const different = new Set(entries.map(({ text }) => JSON.stringify(text)));
    expect(different).to.deep.equal(new Set(textsOf(sample).map(({ text }) => JSON.stringify(text))));
  });

  it('stand once where options of several questions say the same', () => {
    const yes = entryAt('question:paid/options/yes/label');
    expect(yes.address).to.equal('question:asked/options/yes/label');
    expect(yes.also).to.deep.equal(['question:paid/options/yes/label']);
  });

  it('are missing in the languages of the questionnaire only', () => {
    expect(missingIn({ ru: 'Да' }, ['ru', 'en'])).to.deep.equal(['en']);
    expect(missingIn({ ru: 'Да', en: 'Yes' }, ['ru', 'en'])).to.deep.equal([]);
    const [ru, ce, en] = progressOf(textEntries(sample));
    expect([ru?.done, ce?.done, en?.done]).to.deep.equal([ru?.total, 0, ru?.total]);
  });
});

describe('doubts about a translation', () => {
  it('name placeholders that were lost or invented, each as often as it stands', () => {
    expect(placeholdersIn('${trust|этому} и ${asked.police}, {share} {row}')).to.deep.equal([
      ...['${asked.police}', '${trust}', '{row}', '{share}'],
    ]);
    expect(doubtsAbout({ ru: 'Столкнулись {share}', en: 'Some met it', ce: '{shere}' })).to.deep.equal([
      { kind: 'placeholder-missing', language: 'ce', sign: '{share}' },
      { kind: 'placeholder-unknown', language: 'ce', sign: '{shere}' },
      { kind: 'placeholder-missing', language: 'en', sign: '{share}' },
    ]);
    expect(doubtsAbout({ ru: '${a|вы} и ${a}', en: '${a|you} and ${a}' })).to.deep.equal([]);
    expect(doubtsAbout({ ru: '${a} и ${a}', en: '${a}' })).to.have.lengthOf(1);
  });

  it('tell a digit, a Latin letter or a bar inside a Chechen word, and how it is meant', () => {
    for (const sign of ['1', 'I', 'l', '|'])
      expect(doubtsAbout({ ru: 'Рука', ce: `Тхан к${sign}ант` })).to.deep.equal([
        { kind: 'palochka', word: `к${sign}ант`, repaired: 'кӀант' },
      ]);
    expect(doubtsAbout({ ru: 'Слово', ce: '1аламат' })[0]).to.include({ repaired: 'Ӏаламат' });
    expect(withPalochka('т1е, х1ун 2011 шо 1 де')).to.equal('тӀе, хӀун 2011 шо 1 де');
  });

  it('leave real palochkas, numbers, and other languages alone', () => {
    for (const ce of ['кӀант', 'кӏант', '2011-чу шарахь', '2011чу', 'III чоь', '1-ра', 'IT-белхало'])
      expect(doubtsAbout({ ru: 'Слово', ce }), ce).to.deep.equal([]);
    expect(doubtsAbout({ ru: 'Слово к1ант' })).to.deep.equal([]);
  });
});

describe('setting translations', () => {
  const document: Questionnaire = {
    ...structuredClone(sample),
    calculations: [{ id: 'twice', value: '${age} * 2', record: true, label: { ru: 'Вдвое' } }],
  };
  const set = (...settings: readonly Setting[]): Questionnaire => {
    const edit = editFor(document, settings);
    if (!edit) throw new Error('nothing to set');
    const edited = applyEdit(document, edit);
    if ('mistakes' in edited) throw new Error(JSON.stringify(edited.mistakes));
    return edited.document;
  };

  it('reaches every text there is, and changes nothing else', () => {
    for (const { address, also, text } of textEntries(document)) {
      const after = set({ address, language: 'ce', words: ' Ӏаламат ' });
      const changed = textEntries(after).filter(entry => entry.text.ce !== undefined);
      expect(changed.flatMap(entry => [entry.address, ...entry.also])).to.deep.equal([address, ...also]);
      expect(changed.map(entry => entry.text)).to.deep.equal([{ ...text, ce: 'Ӏаламат' }]);
    }
  });

  it('sets many in one step, also in one list, and takes it back in one', () => {
    const settings = textEntries(document).map(({ address }) => ({
      address,
      language: 'ce' as const,
      words: address,
    }));
    const edit = editFor(document, settings);
    const edited = edit && applyEdit(document, edit);
    if (!edited || 'mistakes' in edited) throw new Error('not edited');
    const [, ce] = progressOf(textEntries(edited.document));
    expect(ce?.done).to.equal(ce?.total);
    expect(applyEdit(edited.document, edited.inverse)).to.deep.include({ document });
  });

  it('takes a text away where the words are empty', () => {
    const after = set({ address: 'question:trust/text', language: 'en', words: '  ' });
    expect(entryAt('question:trust/text', after).text).to.deep.equal({ ru: 'Доверяете?' });
  });

  it('asks for nothing where there is no such text', () => {
    expect(editFor(document, [{ address: 'question:gone/text', language: 'ce', words: 'х' }])).to.equal(
      undefined,
    );
  });
});

describe('the sheet of a translator', () => {
  const sheet = translationSheet(sample, ({ address }) => `где: ${address}`);
  const changed = (address: string, column: 2 | 3 | 4, words: string | null) => ({
    ...sheet,
    rows: sheet.rows.map(row => (row[0] === address ? row.with(column, words) : row)),
  });
  const returned = (rows: typeof sheet, questionnaire = sample): Returned => {
    const read = readReturned(questionnaire, [rows]);
    if ('refusal' in read) throw new Error(read.refusal);
    return read;
  };
  const trust = 'question:trust/text';

  it('has a row for every text, with its address, its place in words and all languages', () => {
    expect(sheet.rows[0]).to.deep.equal(['address', 'where', 'ru', 'ce', 'en']);
    expect(sheet.rows).to.have.lengthOf(textEntries(sample).length + 1);
    expect(sheet.rows.find(row => row[0] === trust)).to.deep.equal([
      ...[trust, `где: ${trust}`, 'Доверяете?', null, 'Do you trust?'],
    ]);
  });

  it('asks for nothing when it comes back as it went', () => {
    const { fills, doubtful, gone, unchanged } = returned(sheet);
    expect([fills, doubtful, gone]).to.deep.equal([[], [], []]);
    expect(unchanged).to.equal(sheet.rows.length - 1);
  });

  it('fills what was missing, and keeps the palochka', () => {
    const { fills, doubtful } = returned(changed(trust, 3, 'ТӀаьхьарчу '));
    expect(fills.map(({ language, words, entry }) => [language, words, entry.address])).to.deep.equal([
      ['ce', 'ТӀаьхьарчу', trust],
    ]);
    expect(doubtful).to.deep.equal([]);
  });

  it('never writes over what stands there: both texts are handed on', () => {
    const { fills, doubtful } = returned(changed(trust, 4, 'Do you trust them?'));
    expect(fills).to.deep.equal([]);
    expect(doubtful[0]).to.include({ before: 'Do you trust?', words: 'Do you trust them?' });
  });

  it('tells a source that changed since the sheet went out', () => {
    const meanwhile = structuredClone(sample);
    const question = meanwhile.pages.find(({ id }) => id === 'trust')!.questions[0]!;
    question.text = { ru: 'Насколько доверяете?', en: 'Do you trust?' };
    const { fills, doubtful } = returned(changed(trust, 3, 'Теша?'), meanwhile);
    expect(fills).to.deep.equal([]);
    expect(doubtful[0]).to.include({ language: 'ce', sourceThen: 'Доверяете?', before: undefined });
  });

  it('does not change the source, and takes nothing away where a cell is empty', () => {
    expect(returned(changed(trust, 2, 'Другой вопрос?')).fills).to.deep.equal([]);
    expect(returned(changed(trust, 4, null))).to.deep.include({ fills: [], doubtful: [] });
  });

  it('tells rows whose text is gone', () => {
    const without = { ...sample, pages: sample.pages.filter(({ id }) => id !== 'trust') };
    const { gone } = returned(sheet, without);
    expect(gone.map(({ address }) => address)).to.include(trust);
    expect(gone[0]?.row).to.be.above(1);
  });

  it('finds its columns wherever they were moved, and names one that is not there', () => {
    const turned = { ...changed(trust, 3, 'Теша?') };
    const moved = { ...turned, rows: turned.rows.map(row => [...row].reverse()) };
    expect(returned(moved).fills).to.have.lengthOf(1);
    const cut = { ...sheet, rows: sheet.rows.map(row => row.slice(0, 3)) };
    expect(readReturned(sample, [cut])).to.deep.equal({ refusal: 'no_column', column: 'ce' });
    expect(readReturned(sample, [])).to.deep.equal({ refusal: 'no_sheet' });
  });
});
