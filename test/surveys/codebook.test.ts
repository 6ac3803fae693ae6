import { expect } from 'chai';
import { codebook } from '../../surveys/codebook.ts';
import { moduleOf } from '../../surveys/questions/index.ts';
import { question as questionSchema } from '../../surveys/questions/schema.ts';
import { questionnaireOf, sample, withPages } from './sample.ts';

const variables = codebook(sample);
const variable = (name: string) => variables.find(each => each.name === name);

describe('the codebook', () => {
  it('names a column for each answer, in the order of the questionnaire, and none for words', () => {
    expect(variables.map(({ name, type }) => `${name}: ${type}`)).to.deep.equal([
      'services: set',
      'asked_police: category',
      'asked_clinic: category',
      'asked_school: category',
      'paid: category',
      'amount: number',
      'amount_band: category',
      'trust: category',
      'age: number',
      'district: category',
    ]);
  });

  it('keeps the two ways not to answer apart, after the answers', () => {
    expect(variable('paid')?.categories.map(({ code, isMissing }) => [code, isMissing])).to.deep.equal([
      ['yes', false],
      ['no', false],
      ['hard_to_say', true],
      ['refused', true],
    ]);
    expect(variable('age')?.categories).to.deep.equal([]);
    expect(variable('amount')?.categories.map(category => category.code)).to.deep.equal([
      'hard_to_say',
      'refused',
    ]);
  });

  it('gives a row of a grid its label and the whole wording', () => {
    expect(variable('asked_police')).to.include({ question: 'asked', row: 'police', topic: 'experience' });
    expect(variable('asked_police')?.label.ru).to.equal('В полиции');
    expect(variable('asked_police')?.text).to.deep.equal({
      ru: 'Просили ли у вас деньги? — В полиции',
      en: 'Were you asked for money? — Police',
    });
  });

  it('puts the words of each row into the headline of a grid', () => {
    const grid = questionSchema.parse({
      type: 'grid',
      id: 'trust_in',
      text: { ru: 'Доверяете?' },
      headline: { codes: ['yes'], text: { ru: '{row}: доверяют {share} жителей' } },
      missing: [],
      rows: [
        { code: 'court', label: { ru: 'Суды' } },
        { code: 'police', label: { ru: 'Полиция' } },
      ],
      options: [
        { code: 'yes', label: { ru: 'Да' } },
        { code: 'no', label: { ru: 'Нет' } },
      ],
    });
    const headlines = moduleOf(grid)
      .variables(grid)
      .map(({ headline }) => headline?.text.ru);
    expect(headlines).to.deep.equal(['Суды: доверяют {share} жителей', 'Полиция: доверяют {share} жителей']);
  });

  it('carries recall period, topic, short label and headline', () => {
    expect(variable('services')).to.include({ recall: '12 months', topic: 'experience' });
    expect(variable('paid')?.label).to.deep.equal({ ru: 'Платили', en: 'Paid' });
    expect(variable('paid')?.headline?.codes).to.deep.equal(['yes']);
    expect(variable('paid')?.text.ru).to.equal('Платили?');
  });

  it('says what the ends of a scale mean, and that it is ordered', () => {
    const trust = variable('trust');
    expect(trust?.isOrdered).to.equal(true);
    expect(trust?.categories.slice(0, 2).map(category => category.label.ru)).to.deep.equal([
      '0 — совсем нет',
      '1',
    ]);
    expect(trust?.categories[10]?.label).to.deep.equal({ ru: '10 — полностью', en: '10 — fully' });
    expect(variable('paid')?.isOrdered).to.equal(false);
  });

  it('puts the headline of a number on its bands, whose codes it counts', () => {
    const [amount, band] = codebook(
      questionnaireOf(
        withPages(`
  - id: n
    type: number
    text: { ru: Сколько? }
    max: 9
    bands: [{ code: low, from: 0, to: 4, label: { ru: мало } }, { code: high, from: 5, label: { ru: много } }]
    headline: { codes: [high], text: { ru: '{share}' } }
`),
      ),
    );
    expect(amount?.headline).to.equal(undefined);
    expect(band?.headline?.codes).to.deep.equal(['high']);
    expect(band?.categories[1]).to.include({ code: 'high', from: 5, isMissing: false });
  });

  it('has every name once', () => {
    expect(new Set(variables.map(each => each.name))).to.have.lengthOf(variables.length);
  });
});
