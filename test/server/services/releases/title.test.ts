import { expect } from 'chai';
import { numberInTitle } from '../../../../server/services/releases/title.ts';
import type { Snapshot } from '../../../../server/services/releases/snapshot.ts';
import { resultOf } from '../../presenters/figures/contents.ts';

const snapshot: Snapshot = {
  ...{
    format: 'barometer-release/1',
    release: '2013-1',
    version: 1,
    title: { ru: '' },
    note: null,
    waves: [],
  },
  findings: [
    {
      ...{ id: 'f', survey: 'sample', questions: ['exp_health'], by: null, chart: 'bars' },
      content: { questions: [resultOf('exp_health')], breakdown: null },
    },
  ],
};
const found = (text: string): string | null => numberInTitle({ ru: text }, snapshot);

describe('the title of a release', () => {
  for (const title of [
    'Доверие в 2013 году',
    'Опыт и доверие: две волны',
    'Первый выпуск',
    'Что было за 12 месяцев у врачей',
    'Experience and trust: two waves',
    'A < B & «кавычки»',
  ])
    it(`may be: ${title}`, () => expect(found(title)).to.equal(null));

  for (const [title, number] of [
    ['Доверяют 45 %', '%'],
    ['Доверяют 45 из ста', '45'],
    ['Доверяют ４５ из ста', '４５'],
    ['Доверяют ٤٥ из ста', '٤٥'],
    ['Доверяют ۴۵ из ста', '۴۵'],
    ['Доверяют ½', '½'],
    ['Доверие в ２０１３ году', '２０１３'],
    ['Доверяет половина', 'половина'],
    ['Платит каждый пятый', 'каждый пятый'],
    ['Сорок процентов доверяют', 'процент'],
    ['Half of the people trust', 'half'],
    ['Twice as many bribes', 'twice'],
  ] as const)
    it(`may not be: ${title}`, () => expect(found(title)).to.equal(number));
});
