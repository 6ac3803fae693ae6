import { expect } from 'chai';
import { codebook } from '../../../surveys/codebook.ts';
import { journey, onPath } from '../../../surveys/journey.ts';
import { seedFrom } from '../../../surveys/simulate.ts';
import { seeded } from '../random.ts';
import { complaintsAbout, questionnaireWith, readingOf } from './reading.ts';

const items = `items: [
  { code: a, label: { ru: А, en: A } }, { code: b, label: { ru: Б, en: B } }, { code: c, label: { ru: В, en: C } }]`;
const sensitive = 'sensitive_item: { code: s, label: { ru: С, en: S } }';
const list = questionnaireWith(`type: list-experiment, ${items}, ${sensitive}`);

const random = seeded(3);
const seeds = Array.from({ length: 400 }, () => seedFrom(random));

const shownTo = (seed: string): readonly string[] => {
  const [question] = journey(list, {}, { seed }).steps.flatMap(({ questions }) => questions);
  return question?.type === 'list-experiment' ? question.items.map(({ code }) => code) : [];
};
const isTreated = (seed: string): boolean => shownTo(seed).includes('s');
const treated = seeds.find(isTreated) ?? '';
const control = seeds.find(seed => !isTreated(seed)) ?? '';

describe('a list experiment', () => {
  it('gives half of the interviews the sensitive item, and each the same list every time', () => {
    expect(seeds.filter(isTreated).length / seeds.length).to.be.within(0.44, 0.56);
    for (const seed of seeds.slice(0, 20)) expect(shownTo(seed)).to.deep.equal(shownTo(seed));
  });

  it('puts the items in an order of the interview, so that the sensitive one has no place of its own', () => {
    const places = new Set(seeds.filter(isTreated).map(seed => shownTo(seed).indexOf('s')));
    expect([...places].sort()).to.deep.equal([0, 1, 2, 3]);
  });

  it('takes a count up to the length of the list that was shown', () => {
    expect(readingOf(list, { q: '4' }, { seed: treated })).to.deep.equal({ q: 4 });
    expect(readingOf(list, { q: '4' }, { seed: control })).to.deep.equal(['unknown_answer']);
    expect(readingOf(list, { q: '0' }, { seed: control })).to.deep.equal({ q: 0 });
    expect(readingOf(list, { q: 'refused' }, { seed: control })).to.deep.equal({ q: 'refused' });
    expect(readingOf(list, { q: '1.5' }, { seed: treated })).to.deep.equal(['unknown_answer']);
    expect(readingOf(list, {}, { seed: treated })).to.deep.equal(['choose_count']);
  });

  it('records the arm beside the answer, and nothing of the seed', () => {
    expect(onPath(list, { q: 2 }, { seed: treated })).to.deep.equal({ q: 2, q_arm: 'treatment' });
    expect(onPath(list, { q: 2, q_arm: 'treatment' }, { seed: control })).to.deep.equal({
      q: 2,
      q_arm: 'control',
    });
  });

  it('tells the codebook the arms and both lists', () => {
    const [count, arm] = codebook(list);
    expect(count).to.deep.include({ name: 'q', type: 'number' });
    expect(count?.indirect).to.deep.equal({
      model: 'list',
      group: 'q_arm',
      treatment: 'treatment',
      items: [
        { ru: 'А', en: 'A' },
        { ru: 'Б', en: 'B' },
        { ru: 'В', en: 'C' },
      ],
      sensitiveItem: { ru: 'С', en: 'S' },
    });
    expect(arm).to.deep.include({ name: 'q_arm', type: 'category', origin: 'arm' });
    expect(arm?.categories.map(({ code }) => code)).to.deep.equal(['control', 'treatment']);
  });

  it('with one code for two statements is refused by the reader', () => {
    const twice = 'sensitive_item: { code: a, label: { ru: С, en: S } }';
    expect(complaintsAbout(`type: list-experiment, ${items}, ${twice}`)).to.deep.equal([
      'sensitive_item.code: repeats the code a of an innocent item',
    ]);
  });
});
