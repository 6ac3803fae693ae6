import { expect } from 'chai';
import {
  itemIds,
  missingItems,
  responseRate,
  type Facts,
} from '../../../../server/services/statements/items.ts';
import { fieldsFrom, noTexts, readStatement } from '../../../../server/services/statements/read.ts';

const written = { ru: 'есть', en: 'there' };
const outcomes = { ineligible: 100, unknown: 20, noncontact: 30, refusal: 40, partial: 10, other: 0 };
const full: Facts = {
  wave: {
    state: 'closed',
    sample: 'probability',
    modes: ['phone'],
    opens: '2013-06-03',
    closes: '2013-06-28',
  },
  texts: Object.fromEntries(Object.keys(noTexts).map(name => [name, written])) as Facts['texts'],
  outcomes,
};
const without = (...names: string[]): Facts => ({
  ...full,
  texts: { ...full.texts, ...Object.fromEntries(names.map(name => [name, { ru: ' ', en: '' }])) },
});

describe('the eleven items of a statement', () => {
  it('are eleven, and none is missing where all is known', () => {
    expect(itemIds).to.have.length(11);
    expect(missingItems(full)).to.deep.equal([]);
  });

  for (const [text, item] of [
    ['sponsor', 'sponsor'],
    ['conductor', 'sponsor'],
    ['coverage', 'population'],
    ['frame', 'frame'],
    ['recruitment', 'frame'],
    ['processing', 'processing'],
    ['limits', 'limits'],
    ['access', 'data'],
    ['contact', 'data'],
  ] as const)
    it(`miss "${item}" where nobody wrote "${text}"`, () =>
      expect(missingItems(without(text))).to.deep.equal([item]));

  it('miss what is written in one language only', () => {
    const texts = { ...full.texts, limits: { ru: 'есть', en: '' } };
    expect(missingItems({ ...full, texts })).to.deep.equal(['limits']);
  });

  it('want dates from whoever knows them: the system, or else people', () => {
    const { opens: _, ...undated } = full.wave;
    expect(missingItems({ ...full, wave: undated })).to.deep.equal([]);
    expect(missingItems({ ...without('dates'), wave: undated })).to.deep.equal(['dates']);
    expect(missingItems(without('dates'))).to.deep.equal([]);
  });

  it('want the response of a probability sample, counted or explained, and never of volunteers', () => {
    expect(missingItems({ ...without('response'), outcomes: null })).to.deep.equal(['precision']);
    expect(missingItems({ ...full, outcomes: null })).to.deep.equal([]);
    const volunteer = { ...full.wave, sample: 'volunteer' } as const;
    expect(missingItems({ ...without('response'), wave: volunteer, outcomes: null })).to.deep.equal([]);
  });

  it('are not complete while the wave is under way', () => {
    expect(missingItems({ ...full, wave: { ...full.wave, state: 'open' } })).to.deep.equal(['precision']);
  });

  it('count everybody who may have been eligible against the response rate', () => {
    expect(responseRate(100, outcomes)).to.equal(0.5);
  });
});

describe('the form of a statement', () => {
  const sent = (fields: Record<string, string>) => readStatement(fieldsFrom(name => fields[name] ?? ''));
  const counted = Object.fromEntries(
    Object.entries(outcomes).map(([name, n]) => [`outcome_${name}`, String(n)]),
  );

  it('keeps lines and drops the spaces around them', () => {
    const read = sent({ limits_ru: '  Первая \r\n\r\n\r\n вторая  строка ' });
    expect('texts' in read && read.texts.limits.ru).to.equal('Первая\n\nвторая строка');
    expect('texts' in read && read.outcomes).to.equal(null);
  });

  it('takes all outcomes or none', () => {
    const read = sent({ ...counted, outcome_refusal: '1 040' });
    expect('outcomes' in read && read.outcomes).to.deep.equal({ ...outcomes, refusal: 1040 });
    expect(sent({ ...counted, outcome_other: '' })).to.deep.equal({
      mistakes: [{ code: 'missing_count', outcome: 'other' }],
    });
  });

  it('names what is too long and what is no number', () => {
    expect(sent({ ...counted, outcome_other: '-3', contact_en: 'x'.repeat(3001) })).to.deep.equal({
      mistakes: [
        { code: 'long', text: 'contact', language: 'en' },
        { code: 'count', outcome: 'other' },
      ],
    });
  });
});
