import { expect } from 'chai';
import type { Answers } from '../../surveys/answer.ts';
import { formOf, readStep } from '../../surveys/answers.ts';
import type { Form, FormMistake } from '../../surveys/answers.ts';
import { journey, stepAt } from '../../surveys/journey.ts';
import type { Step } from '../../surveys/journey.ts';
import { sample } from './sample.ts';

const before: Answers = {
  services: ['police', 'clinic'],
  asked: { police: 'yes', clinic: 'no' },
  paid: 'yes',
  trust: '2',
};

const stepOf = (page: string): Step => {
  const step = stepAt(journey(sample, before), page);
  if (!step) throw new Error(page);
  return step;
};

const answersOf = (page: string, form: Form): Answers => {
  const read = readStep(stepOf(page), form, {});
  if ('mistakes' in read) throw new Error(JSON.stringify(read.mistakes));
  return read.answers;
};

const mistakesOf = (page: string, form: Form): readonly FormMistake[] => {
  const read = readStep(stepOf(page), form, {});
  return 'mistakes' in read ? read.mistakes : [];
};

const codes = (page: string, form: Form): readonly string[] =>
  mistakesOf(page, form).map(mistake => mistake.code);

describe('reading a submitted page', () => {
  it('keeps the answers of other pages and replaces its own', () => {
    const read = readStep(stepOf('trust'), { trust: '5' }, before);
    expect(read).to.deep.equal({ answers: { ...before, trust: '5' } });
  });

  it('asks for nothing on a page that informs', () => {
    expect(readStep(stepOf('welcome'), {}, before)).to.deep.equal({ answers: before });
  });

  describe('one answer', () => {
    it('takes a code or a way not to answer', () => {
      expect(answersOf('trust', { trust: '0' })).to.deep.equal({ trust: '0' });
      expect(answersOf('trust', { trust: 'refused' })).to.deep.equal({ trust: 'refused' });
      expect(answersOf('district', { district: 'argun' })).to.deep.equal({ district: 'argun' });
    });

    it('must be chosen, once, among those shown', () => {
      expect(codes('trust', {})).to.deep.equal(['choose_one']);
      expect(codes('trust', { trust: '' })).to.deep.equal(['choose_one']);
      expect(codes('trust', { trust: ['1', '2'] })).to.deep.equal(['choose_one']);
      expect(codes('trust', { trust: '11' })).to.deep.equal(['unknown_answer']);
      expect(codes('district', { district: 'shali' })).to.deep.equal(['unknown_answer']);
    });
  });

  describe('several answers', () => {
    it('come in the order of the questionnaire, each once', () => {
      expect(answersOf('services', { services: ['clinic', 'police', 'clinic'] })).to.deep.equal({
        services: ['police', 'clinic'],
      });
      expect(answersOf('services', { services: 'hard_to_say' })).to.deep.equal({ services: 'hard_to_say' });
    });

    it('keep what "other" is only while it is chosen', () => {
      const form = { services_specify: ' ЖЭК\r\nи ТСЖ ' };
      expect(answersOf('services', { ...form, services: ['other'] })).to.deep.equal({
        services: ['other'],
        services_specify: { text: 'ЖЭК\nи ТСЖ' },
      });
      expect(answersOf('services', { ...form, services: ['police'] })).to.deep.equal({
        services: ['police'],
      });
    });

    it('are refused by "prefer not to answer", whatever was ticked before', () => {
      const form = { services: ['police', 'other', 'refused'], services_specify: 'ЖЭК' };
      expect(answersOf('services', form)).to.deep.equal({ services: 'refused' });
      expect(answersOf('services', { services: ['refused', 'hard_to_say'] })).to.deep.equal({
        services: 'refused',
      });
    });

    it('obey the most that may be chosen and those that stand alone', () => {
      expect(mistakesOf('services', { services: ['police', 'clinic', 'school', 'court'] })).to.deep.equal([
        { question: 'services', code: 'too_many', values: { max: 3 } },
      ]);
      expect(mistakesOf('services', { services: ['police', 'none'] })).to.deep.equal([
        { question: 'services', code: 'not_alone', values: { code: 'none' } },
      ]);
      expect(codes('services', { services: ['police', 'hard_to_say'] })).to.deep.equal(['not_alone']);
      expect(codes('services', {})).to.deep.equal(['choose_any']);
      expect(codes('services', { services: ['police', 'mars'] })).to.deep.equal(['unknown_answer']);
    });
  });

  describe('a number', () => {
    const written: readonly (readonly [string, number])[] = [
      ['1000', 1000],
      ['1 000', 1000],
      ['1\u00a0000\u202f000', 1000000],
      [' 1,5 ', 1.5],
      ['1.50', 1.5],
      ['0', 0],
      ['-0', 0],
    ];
    written.forEach(([text, value]) => {
      it(`${JSON.stringify(text)} is ${value}`, () => {
        expect(answersOf('amount', { amount: text })).to.deep.equal({ amount: value });
      });
    });

    it('without decimals takes kopecks that are nil, but not what may be a thousand', () => {
      expect(answersOf('age', { age: '35,00' })).to.deep.equal({ age: 35 });
      expect(mistakesOf('age', { age: '35,5' })).to.deep.equal([
        { question: 'age', code: 'too_precise', values: { decimals: 0 } },
      ]);
      expect(codes('age', { age: '50,000' })).to.deep.equal(['too_precise']);
    });

    it('may be a band instead; the amount wins', () => {
      expect(answersOf('amount', { amount: '', amount_band: 'middle' })).to.deep.equal({ amount: 'middle' });
      expect(answersOf('amount', { amount: ' ', amount_band: 'refused' })).to.deep.equal({
        amount: 'refused',
      });
      expect(answersOf('amount', { amount: '7', amount_band: 'middle' })).to.deep.equal({ amount: 7 });
    });

    it('says what is wrong with it', () => {
      expect(mistakesOf('age', { age: '17' })).to.deep.equal([
        { question: 'age', code: 'too_small', values: { min: 18 } },
      ]);
      expect(mistakesOf('age', { age: '111' })).to.deep.equal([
        { question: 'age', code: 'too_large', values: { max: 110 } },
      ]);
      for (const text of ['', 'много', '1e3', '0x20', 'Infinity', '1.2.3', '--5', '9'.repeat(50), '٣٤']) {
        expect(codes('age', { age: text }), text).to.deep.equal(['not_a_number']);
      }
      expect(codes('amount', { amount_band: 'mars' })).to.deep.equal(['unknown_answer']);
      expect(codes('age', { age_band: 'refused' })).to.deep.equal(['unknown_answer']);
    });
  });

  describe('a text', () => {
    it('is tidied and kept', () => {
      expect(answersOf('why', { why: '  Так\u2028вышло ' })).to.deep.equal({ why: { text: 'Так\nвышло' } });
      expect(answersOf('why', { why: ' ', why_missing: 'refused' })).to.deep.equal({ why: 'refused' });
    });

    it('must be written, fit, and be text', () => {
      expect(codes('why', { why: ' \n ' })).to.deep.equal(['write_text']);
      expect(mistakesOf('why', { why: 'а'.repeat(41) })).to.deep.equal([
        { question: 'why', code: 'too_long', values: { max: 40 } },
      ]);
      expect(codes('why', { why: 'а'.repeat(1_000_000) })).to.deep.equal(['too_long']);
      expect(codes('why', { why: 'a\u0000b' })).to.deep.equal(['unknown_answer']);
      expect(codes('why', { why: 'a\ud800b' })).to.deep.equal(['unknown_answer']);
      expect(codes('why', { why_missing: 'mars' })).to.deep.equal(['unknown_answer']);
    });
  });

  describe('a grid', () => {
    const form = { 'asked.police': 'yes', 'asked.clinic': 'refused', paid: 'no' };

    it('has an answer in each row', () => {
      expect(answersOf('experience', form)).to.deep.equal({
        asked: { police: 'yes', clinic: 'refused' },
        paid: 'no',
      });
    });

    it('names every row that is left, and keeps the rest', () => {
      const read = readStep(stepOf('experience'), { ...form, 'asked.clinic': '' }, {});
      expect(read).to.deep.equal({
        mistakes: [{ question: 'asked', row: 'clinic', code: 'choose_row' }],
        answers: { asked: { police: 'yes' }, paid: 'no' },
      });
    });

    it('may be refused as a whole, or for the rows that are left', () => {
      expect(answersOf('experience', { asked: 'refused', paid: 'no' })).to.deep.equal({
        asked: 'refused',
        paid: 'no',
      });
      expect(answersOf('experience', { 'asked.police': 'no', asked: 'refused', paid: 'no' })).to.deep.equal({
        asked: { police: 'no', clinic: 'refused' },
        paid: 'no',
      });
    });

    it('knows no other codes', () => {
      expect(codes('experience', { ...form, 'asked.police': 'mars' })).to.deep.equal(['unknown_answer']);
      expect(codes('experience', { ...form, asked: 'yes' })).to.deep.equal(['unknown_answer']);
    });
  });

  it('fills the form again from the answers', () => {
    const step = stepOf('experience');
    const form = { 'asked.police': 'yes', 'asked.clinic': 'refused', paid: 'no' };
    const read = readStep(step, form, {});
    expect(formOf(step, read.answers)).to.deep.equal(form);
  });

  it('answers hostile forms with mistakes and leaves objects alone', () => {
    const forms: readonly Form[] = [
      JSON.parse('{"__proto__":{"trust":"5"},"constructor":"x"}') as Form, // what a hostile client sends
      { trust: Array(100_000).fill('x') as string[] }, // the same
      { trust: [{ toString: () => 'boom' }] as unknown as string[] }, // the same
      { trust: 5 as unknown as string }, // the same
      { trust: '\u0000' },
    ];
    for (const form of forms) expect(codes('trust', form)).to.have.lengthOf(1);
    expect(Object.hasOwn(Object.prototype, 'trust')).to.equal(false);
  });
});
