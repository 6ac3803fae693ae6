import { expect } from 'chai';
import { applyEdit } from '../../../surveys/edit/apply.ts';
import { pageFields, questionFields, wholeFields } from '../../../surveys/edit/fields.ts';
import type { Field } from '../../../surveys/edit/fields.ts';
import { readFields, typedIn } from '../../../surveys/edit/read-fields.ts';
import { questionsIn } from '../../../surveys/edit/place.ts';
import type { Questionnaire } from '../../../surveys/schema.ts';
import { fixture } from '../../support/app.ts';

const documents = [fixture('tiny'), fixture('every_type'), fixture('logic')];
const tiny = fixture('tiny');

/** The form as a browser sends it when nothing was touched. */
const asShown = (fields: readonly Field[]) => ({
  boxes: '1',
  ...Object.fromEntries(
    fields.filter(({ values }) => values.length > 0).map(({ name, values }) => [name, values]),
  ),
});
const after = (
  document: Questionnaire,
  fields: readonly Field[],
  sent: Record<string, string | string[] | undefined>,
) => {
  const edits = readFields(fields, { ...asShown(fields), ...sent });
  const outcome = applyEdit(document, { kind: 'several', edits });
  if ('mistakes' in outcome) throw new RangeError(JSON.stringify(outcome.mistakes));
  return outcome.document;
};
const question = (document: Questionnaire, id: string) => questionsIn(document).find(each => each.id === id)!;

describe('the fields of a form', () => {
  it('change nothing where nothing was changed, in questions of every type, pages and the whole', () => {
    for (const document of documents) {
      const all = [
        wholeFields(document),
        ...document.pages.map(page => pageFields(document, page)),
        ...questionsIn(document).map(each => questionFields(document, each)),
      ];
      for (const fields of all) expect(readFields(fields, asShown(fields))).to.deep.equal([]);
    }
  });

  it('have each a name of its own', () => {
    for (const document of documents)
      for (const each of questionsIn(document)) {
        const names = questionFields(document, each).map(({ name }) => name);
        expect(new Set(names).size).to.equal(names.length);
      }
  });

  const met = questionFields(tiny, question(tiny, 'met'));

  it('set one text in one language, and take it away when emptied', () => {
    const hinted = after(tiny, met, { 'hint.ru': ' Вспомните год \r\n целиком ' });
    expect(question(hinted, 'met')).to.deep.include({ hint: { ru: 'Вспомните год \n целиком' } });
    const fields = questionFields(hinted, question(hinted, 'met'));
    expect(question(after(hinted, fields, { 'hint.ru': '' }), 'met')).to.not.have.property('hint');
  });

  it('read ticks, also those taken away', () => {
    const changed = after(tiny, met, { sensitive: undefined, required: undefined, missing: ['refused'] });
    expect(question(changed, 'met')).to.deep.include({ required: false, missing: ['refused'] });
    expect(question(changed, 'met')).to.not.have.property('sensitive');
    expect(readFields(met, { 'text.ru': 'Сталкивались?' })).to.deep.equal([]);
  });

  it('read numbers as people write them, and leave to the schema what is none', () => {
    const amount = questionFields(tiny, question(tiny, 'amount'));
    expect(question(after(tiny, amount, { max: '2 000 000' }), 'amount')).to.include({ max: 2_000_000 });
    const edits = readFields(amount, { ...asShown(amount), max: 'много' });
    expect(applyEdit(tiny, { kind: 'several', edits }))
      .to.have.property('mistakes')
      .with.length(1);
  });

  it('keep a headline whole, and let it go when all of it is emptied', () => {
    const changed = after(tiny, met, { 'headline.codes': 'yes, no' });
    expect(question(changed, 'met')).to.have.nested.property('headline.codes').deep.equal(['yes', 'no']);
    const gone = after(tiny, met, { 'headline.codes': '', 'headline.text.ru': '', 'headline.text.en': '' });
    expect(question(gone, 'met')).to.not.have.property('headline');
  });

  it('change texts of options and their codes in one go, with what names them', () => {
    const changed = after(tiny, met, {
      'options/yes/label.ru': 'Да, было',
      'options/yes/code': 'was',
      id: 'seen',
    });
    expect(question(changed, 'seen'))
      .to.have.nested.property('options[0]')
      .deep.equal({
        ...{ code: 'was', label: { ru: 'Да, было', en: 'Yes' } },
      });
    expect(question(changed, 'amount')).to.include({ relevant: "${seen} = 'was'" });
  });

  it('tell what was typed where it cannot be kept', () => {
    const typed = typedIn(met, { ...asShown(met), 'text.ru': '' });
    expect([...typed]).to.deep.equal([['text.ru', ['']]]);
  });
});
