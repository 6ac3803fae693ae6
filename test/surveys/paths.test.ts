import { expect } from 'chai';
import { studyOf } from '../../surveys/checks/study.ts';
import { conditionInWords } from '../../surveys/paths-words.ts';
import { pathsOf } from '../../surveys/paths.ts';
import type { Stop } from '../../surveys/paths.ts';
import { seeded } from './random.ts';
import { questionnaireOf, sample, withPages } from './sample.ts';

const stopsOf = (questionnaire: typeof sample): readonly Stop[] =>
  pathsOf(studyOf(questionnaire, seeded(1), 400));

describe('the paths of a questionnaire', () => {
  const stops = stopsOf(sample);
  const stop = (page: string): Stop => {
    const found = stops.find(each => each.page === page);
    if (!found) throw new Error(`There is no page ${page}`);
    return found;
  };

  it('have every page in the order of the file, with its questions', () => {
    expect(stops.map(({ page }) => page)).to.deep.equal(sample.pages.map(({ id }) => id));
    expect(stops.map(({ number }) => number)).to.deep.equal(stops.map((_, at) => at + 1));
    expect(stop('experience').questions).to.deep.equal(['asked', 'paid']);
  });

  it('tell what share comes to each page: all to those without a condition, fewer to the others', () => {
    for (const { conditions, share } of stops) {
      if (conditions.length === 0) expect(share).to.equal(1);
      else expect(share).to.be.above(0).and.below(1);
    }
    expect(stop('amount').share).to.be.below(stop('experience').share);
  });

  it('tell where people go from each page, from the most travelled on', () => {
    for (const { page, routes } of stops) {
      const sum = routes.reduce((total, { share }) => total + share, 0);
      expect(sum, page).to.be.closeTo(1, 1e-9);
      const shares = routes.map(({ share }) => share);
      expect(shares).to.deep.equal([...shares].sort((first, second) => second - first));
    }
    expect(stop('services').routes.map(({ page }) => page)).to.have.members(['experience', 'trust']);
    expect(stop('district').routes).to.deep.equal([{ page: undefined, share: 1 }]);
  });

  it('count the conditions inside a page apart from those that lead to it', () => {
    expect(stop('experience')).to.include({ conditional: 4 });
    expect(stop('experience').conditions).to.have.lengthOf(1);
    expect(stop('amount')).to.include({ conditional: 0 });
    expect(stop('district')).to.include({ conditional: 1 });
  });

  it('mark pages that nobody can reach, and only those', () => {
    const broken = questionnaireOf(
      withPages(`
  - { id: a, type: single, text: { ru: А?, en: A? }, options: agree }
  - { id: b, type: single, text: { ru: Б?, en: B? }, options: agree, relevant: "\${a} = 'yes' and \${a} = 'no'" }
  - { id: c, type: single, text: { ru: В?, en: C? }, options: agree, relevant: "\${a} = 'yes'" }
`),
    );
    const found = stopsOf(broken);
    expect(found.filter(({ isUnreachable }) => isUnreachable).map(({ page }) => page)).to.deep.equal(['b']);
    expect(found[1]).to.include({ share: 0 });
    expect(stops.some(({ isUnreachable }) => isUnreachable)).to.equal(false);
  });
});

describe('a condition in words', () => {
  it('calls questions as they are to be called', () => {
    const called = (id: string): string => `вопрос «${id}»`;
    const condition = "selected(${services}, 'court') and ${asked.police} = 'yes' and ${age} > 30";
    expect(conditionInWords(condition, sample, 'ru', called)).to.equal(
      'вопрос «services»: отмечено «Суд» и вопрос «asked».police = «Да» и вопрос «age» > 30',
    );
  });

  const cases: readonly (readonly [condition: string, ru: string, en: string])[] = [
    ["${paid} = 'yes'", 'paid = «Да»', 'paid = “Yes”'],
    ["selected(${services}, 'court')", 'services: отмечено «Суд»', 'services: chosen: “Court”'],
    [
      "not(selected(${services}, 'none'))",
      'не (services: отмечено «Никуда»)',
      'not (services: chosen: “Nowhere”)',
    ],
    ['${trust} >= 3', 'trust ≥ 3', 'trust ≥ 3'],
    ["${trust} = 'refused'", 'trust = «Предпочитаю не отвечать»', 'trust = “Prefer not to answer”'],
    ["${asked.police} != 'no'", 'asked.police ≠ «Нет»', 'asked.police ≠ “No”'],
    ["${amount} = 'small'", 'amount = «до 1000»', 'amount = “under 1000”'],
    [
      "(${paid} = 'yes' or ${trust} = 1) and ${age} > 30",
      '(paid = «Да» или trust = 1) и age > 30',
      '(paid = “Yes” or trust = 1) and age > 30',
    ],
    ['count-selected(${services}) > 1', 'число отмеченных в services > 1', 'number chosen in services > 1'],
    ["'yes' = ${paid}", 'paid = «Да»', 'paid = “Yes”'],
    ['18 <= ${age}', 'age ≥ 18', 'age ≥ 18'],
    ["${age} != ''", 'age: есть ответ', 'age: has an answer'],
    ['${age} * 2 + (1 - 2) > 5', '(age × 2) + (1 − 2) > 5', '(age × 2) + (1 − 2) > 5'],
    ['coalesce(${age}, 0) = 0', 'age (без ответа — 0) = 0', 'age (without an answer: 0) = 0'],
    [
      "today() > date('2026-01-01')",
      "первый день волны > '2026-01-01'",
      "first day of the wave > '2026-01-01'",
    ],
    ['round(${age} div 2) = 1', 'round(age ÷ 2) = 1', 'round(age ÷ 2) = 1'],
    ['${paid} = ${asked.police}', 'paid = asked.police', 'paid = asked.police'],
    ['${age} +', '${age} +', '${age} +'],
  ];
  cases.forEach(([condition, ru, en]) => {
    it(`says ${condition}`, () => {
      expect(conditionInWords(condition, sample, 'ru')).to.equal(ru);
      expect(conditionInWords(condition, sample, 'en')).to.equal(en);
    });
  });
});
