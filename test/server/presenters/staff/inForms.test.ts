import { expect } from 'chai';
import { inForms } from '../../../../server/presenters/staff/questionnaires/inForms.ts';
import { readerIn } from '../../../support/reader.ts';
import { plain } from '../../../support/staff.ts';

const [russian, english] = [readerIn('ru'), readerIn('en')];
/** With the spaces people type. */
const said = (sentence: string): string => plain(inForms(russian, sentence));

describe('what the checks say, in the designer', () => {
  it('calls fields by the labels of the form', () => {
    expect(said('Нет `to`')).to.equal('Нет «До»');
    expect(said('Добавьте `specify: true`, чтобы узнать')).to.equal(
      'Добавьте «С полем „что именно“», чтобы узнать',
    );
    expect(said('Отметьте `true_of: most` и `true_of: few`')).to.equal(
      'Отметьте «Верно для: большинства» и «Верно для: немногих»',
    );
  });

  it('leaves codes and names as they are, and has a label for every field it calls by one', () => {
    expect(said('Вариант `yes` из `met`')).to.equal('Вариант `yes` из `met`');
    for (const reader of [russian, english])
      expect(inForms(reader, '`hint` `relevant` `start.lead` `headline.codes` `exclusive`')).to.not.include(
        '`',
      );
  });
});
