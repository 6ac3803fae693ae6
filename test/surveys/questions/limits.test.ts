import { expect } from 'chai';
import { codebook } from '../../../surveys/codebook.ts';
import { complaintsAbout, questionnaireWith, readingOf } from './reading.ts';

const options = (more = '') => `options: [
  { code: a, label: { ru: А, en: A } }, { code: b, label: { ru: Б, en: B } }, { code: c, label: { ru: В, en: C } },
  { code: none, label: { ru: Ничего, en: None }, exclusive: true }${more}]`;

describe('several answers with a least number', () => {
  const question = questionnaireWith(`type: multiple, min: 2, max: 2, ${options()}`);

  it('ask for more where too few are marked', () => {
    expect(readingOf(question, { q: 'a' })).to.deep.equal(['too_few']);
    expect(readingOf(question, { q: ['a', 'b'] })).to.deep.equal({ q: ['a', 'b'] });
    expect(readingOf(question, { q: ['a', 'b', 'c'] })).to.deep.equal(['too_many']);
  });

  it('let stand alone what stands alone', () => {
    expect(readingOf(question, { q: 'none' })).to.deep.equal({ q: ['none'] });
    expect(readingOf(question, { q: 'refused' })).to.deep.equal({ q: 'refused' });
  });

  it('are refused by the reader where nobody could mark so many', () => {
    expect(complaintsAbout(`type: multiple, min: 3, max: 2, ${options()}`).join()).to.include('above `max`');
    expect(complaintsAbout(`type: multiple, min: 4, ${options()}`)).to.deep.equal([
      'min: is 4, but only 3 can be chosen together',
    ]);
  });
});

describe('a scale with words at every point', () => {
  const ends = 'from: 1, to: 3, low: { ru: Плохо, en: Bad }, high: { ru: Хорошо, en: Good }';
  const named = `type: scale, ${ends}, labels: [{ point: 2, label: { ru: Средне, en: Fair } }]`;

  it('tells them to the codebook', () =>
    expect(
      codebook(questionnaireWith(named))[0]
        ?.categories.filter(({ isMissing }) => !isMissing)
        .map(({ label }) => label.en),
    ).to.deep.equal(['1 — Bad', '2 — Fair', '3 — Good']));

  it('is refused by the reader where a point is an end, or named twice', () => {
    expect(complaintsAbout(named.replace('point: 2', 'point: 3')).join()).to.include('name a point between');
    const twice = named.replace('}]', '}, { point: 2, label: { ru: Так себе } }]');
    expect(complaintsAbout(twice).join()).to.include('repeats the point 2');
  });
});
