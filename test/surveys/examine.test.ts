import { expect } from 'chai';
import { check } from '../../surveys/checker.ts';
import { brokenCode, examine } from '../../surveys/examine.ts';
import type { Questionnaire } from '../../surveys/schema.ts';
import { seeded } from './random.ts';
import { sample } from './sample.ts';

/** The sample with something in it broken, as a draft may have it. */
const broken = (breakIt: (draft: Questionnaire) => void): Questionnaire => {
  const draft = structuredClone(sample);
  breakIt(draft);
  return draft;
};

describe('the examination of a draft', () => {
  it('finds what the checks find, and how long it takes', () => {
    const { findings, minutes } = check(sample, seeded(1));
    const examined = examine(sample, seeded(1));
    expect(examined.findings).to.deep.equal(findings);
    expect(examined.walked?.minutes).to.deep.equal(minutes);
    expect(examined.walked?.stops).to.have.lengthOf(sample.pages.length);
  });

  it('tells a condition that asks about nothing there is, at its question, in both languages', () => {
    const draft = broken(({ pages }) => {
      pages[4]!.questions[0]!.relevant = "${nobody} = 'yes'";
    });
    const [first] = examine(draft, seeded(1), 50).findings;
    expect(first).to.deep.equal({
      code: brokenCode,
      severity: 'error',
      path: 'pages[4].questions[0].relevant',
      page: 'trust',
      question: 'trust',
      message: {
        ru: 'Спрашивает о nobody, а такого вопроса нет',
        en: 'Asks about nobody, which is no question',
      },
      remedy: { ru: 'Исправьте имя', en: 'Correct the name' },
    });
  });

  it('says of a broken place only that it is broken, and not what follows from that', () => {
    const draft = broken(({ pages }) => {
      pages[4]!.relevant = '${nobody} = 1';
    });
    const there = examine(draft, seeded(1), 50).findings.filter(({ path }) => path === 'pages[4].relevant');
    expect(there.map(({ code }) => code)).to.deep.equal([brokenCode]);
  });

  it('tells a name given twice, a text that repeats an answer nobody gave, and an expression that cannot be read', () => {
    const ways: readonly ((draft: Questionnaire) => void)[] = [
      ({ pages }) => (pages[5]!.questions[0]!.id = 'trust'),
      ({ pages }) =>
        (pages[1]!.questions[0]!.text = { ru: 'Вы сказали ${trust}?', en: 'You said ${trust}?' }),
      ({ pages }) => (pages[3]!.relevant = "${paid} = 'yes"),
      ({ pages }) => (pages[3]!.relevant = '${age} > 3'),
    ];
    for (const breakIt of ways) {
      const { findings } = examine(broken(breakIt), seeded(1), 20);
      expect(findings[0]?.code).to.equal(brokenCode);
      expect(findings[0]?.message.ru).to.match(/[а-яё]/i);
    }
  });
});
