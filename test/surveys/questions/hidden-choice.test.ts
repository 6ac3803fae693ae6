import { expect } from 'chai';
import { codebook } from '../../../surveys/codebook.ts';
import { simulate } from '../../../surveys/simulate.ts';
import { seeded } from '../random.ts';
import { complaintsAbout, questionnaireWith, readingOf } from './reading.ts';

const coin = 'type: randomised-response, instrument: coin, forced: { yes: [heads] }';
const winter = 'birthday: { unit: month, from: 1, to: 3 }';
const dice = `type: randomised-response, instrument: dice, unrelated: { sensitive: [1, 2, 3, 4], ${winter} }`;
const indirectOf = (fields: string) => codebook(questionnaireWith(fields))[0]?.indirect;

describe('a randomised response', () => {
  const question = questionnaireWith(coin);

  it('takes yes, no or a refusal, and no "hard to say"', () => {
    expect(readingOf(question, { q: 'yes' })).to.deep.equal({ q: 'yes' });
    expect(readingOf(question, { q: 'refused' })).to.deep.equal({ q: 'refused' });
    expect(readingOf(question, { q: 'hard_to_say' })).to.deep.equal(['unknown_answer']);
    expect(readingOf(question, { q: 'heads' })).to.deep.equal(['unknown_answer']);
    expect(readingOf(question, {})).to.deep.equal(['choose_one']);
  });

  it('tells the codebook its design with exact probabilities', () => {
    expect(indirectOf(coin)).to.deep.equal({
      ...{ model: 'forced', instrument: 'coin', yes: 'yes' },
      ...{ forcedYes: 1 / 2, forcedNo: 0 },
    });
    expect(indirectOf(dice)).to.deep.include({ model: 'unrelated', p: 4 / 6, unrelatedShare: 361 / 1461 });
  });

  it('is simulated as chance and one respondent in five would answer it', () => {
    const random = seeded(5);
    const answers = Array.from({ length: 2000 }, () => simulate(question, random)['q']);
    const said = answers.filter(answer => answer !== 'refused');
    expect(said.filter(answer => answer === 'yes').length / said.length).to.be.within(0.57, 0.63);
  });

  for (const [what, fields, complaint] of [
    ['no design', 'type: randomised-response, instrument: coin', 'forced: needs one of two designs'],
    [
      'two designs',
      `${coin}, unrelated: { sensitive: [heads], ${winter} }`,
      'unrelated: needs one of two designs',
    ],
    [
      'an outcome the instrument does not have',
      coin.replace('heads', '7'),
      'which no coin shows: write heads or tails',
    ],
    ['an outcome twice', coin.replace('heads', 'heads, heads'), 'repeats heads'],
    [
      'the same outcome for yes and no',
      coin.replace('[heads]', '[heads], no: [heads]'),
      'has heads under `yes` too',
    ],
    ['nobody free to tell the truth', coin.replace('[heads]', '[heads], no: [tails]'), 'leaves nobody'],
    ['no outcome that says yes', coin.replace('yes: [heads]', 'no: [heads]'), 'every yes is a confession'],
    ['every outcome for the sensitive question', dice.replace('3, 4', '3, 4, 5, 6'), 'nothing is hidden'],
    [
      'one birthday for the instrument and the question',
      dice.replace('dice', 'birth_month'),
      'take coin or dice',
    ],
  ] as const)
    it(`with ${what} is refused by the reader`, () =>
      expect(complaintsAbout(fields).join('\n')).to.include(complaint));
});

describe('a crosswise question', () => {
  it('asks for both statements together', () => {
    const crosswise = questionnaireWith(`type: crosswise, ${winter}`);
    expect(readingOf(crosswise, { q: 'same' })).to.deep.equal({ q: 'same' });
    expect(readingOf(crosswise, { q: 'some' })).to.deep.equal(['unknown_answer']);
    const triangular = questionnaireWith(`type: crosswise, model: triangular, ${winter}`);
    expect(readingOf(triangular, { q: 'some' })).to.deep.equal({ q: 'some' });
  });

  it('tells the codebook its model and the share of the innocent statement', () => {
    const days = 'birthday: { unit: day, from: 1, to: 10 }';
    expect(indirectOf(`type: crosswise, ${days}`)).to.deep.include({
      model: 'crosswise',
      p: 480 / 1461,
      yes: 'same',
    });
    expect(indirectOf(`type: crosswise, model: triangular, ${days}`)).to.deep.include({ yes: 'some' });
  });

  for (const [what, birthday, complaint] of [
    ['a month past December', 'unit: month, from: 11, to: 13', 'is past 12, the last month'],
    ['an end before its start', 'unit: day, from: 20, to: 10', 'is before `from` (20)'],
    ['a birthday everybody has', 'unit: month, from: 1, to: 12', 'is true of everybody'],
  ] as const)
    it(`with ${what} is refused by the reader`, () =>
      expect(complaintsAbout(`type: crosswise, birthday: { ${birthday} }`).join()).to.include(complaint));
});
