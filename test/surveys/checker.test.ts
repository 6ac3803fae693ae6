import { expect } from 'chai';
import { check, durationOf, formatFinding, rules } from '../../surveys/checker.ts';
import { studyOf } from '../../surveys/checks/study.ts';
import { age, firstCases, free, option, options, single, text } from './checks/first-cases.ts';
import { logicCases } from './checks/logic-cases.ts';
import { moreCases } from './checks/more-cases.ts';
import { seeded } from './random.ts';
import { questionnaireOf, sample, withPages } from './sample.ts';

const cases = [...firstCases, ...moreCases, ...logicCases];

const findings = (pages: readonly string[], code: string): readonly string[] =>
  check(questionnaireOf(withPages(pages.map(page => `  ${page}`).join('\n'))), seeded(1))
    .findings.filter(finding => finding.code === code)
    .map(finding => finding.path);

describe('the checker', () => {
  cases.forEach(({ code, what, wrong, at, right }) => {
    it(`${code}: finds ${what}, and nothing where it is right`, () => {
      expect(findings(wrong, code)).to.deep.equal([at]);
      expect(findings(right, code)).to.deep.equal([]);
    });
  });

  it('language-repeated: finds a language named twice', () => {
    const twice = withPages(`  ${single('a')}`).replace('[ru, en]', '[ru, en, ru]');
    const found = check(questionnaireOf(twice), seeded(1)).findings.filter(
      ({ code }) => code === 'language-repeated',
    );
    expect(found.map(({ path }) => path)).to.deep.equal(['languages[2]']);
  });

  const withHead = (more: string, pages: readonly string[], code: string): readonly string[] => {
    const whole = withPages(pages.map(page => `  ${page}`).join('\n')).replace('pages:', `${more}\npages:`);
    const { findings } = check(questionnaireOf(whole), seeded(1));
    return findings.filter(finding => finding.code === code).map(({ path }) => path);
  };

  it('calculation-unused: finds a value that nothing looks at', () => {
    const twice = "calculations: [{ id: twice, value: '${age} * 2' }]";
    expect(withHead(twice, [age], 'calculation-unused')).to.deep.equal(['calculations[0]']);
    expect(withHead(twice, [age, free('why', '${twice} > 40')], 'calculation-unused')).to.deep.equal([]);
  });

  it('does not decide what hangs on a calculation, unless a simulated respondent shows it', () => {
    const twice = "calculations: [{ id: twice, value: '${age} * 2' }]";
    expect(withHead(twice, [age, free('why', '${twice} > 500')], 'never-shown')).to.deep.equal([]);
    expect(withHead(twice, [age, free('why', '${twice} > 40')], 'always-shown')).to.deep.equal([]);
  });

  const apart = ['language-repeated', 'calculation-unused'];

  it('has a case here for every rule, and every code once', () => {
    const codes = rules.map(rule => rule.code);
    expect(new Set(codes)).to.have.lengthOf(codes.length);
    expect([...new Set([...cases.map(each => each.code), ...apart])].sort()).to.deep.equal([...codes].sort());
  });

  it('finds in the sample just what is wrong with it, the same for the same seed', () => {
    const { findings } = check(sample, seeded(1));
    const grave = findings.filter(({ severity }) => severity !== 'advice').map(({ code }) => code);
    expect(grave).to.deep.equal(['sensitive-first', 'max-unsaid']);
    expect(check(sample, seeded(1)).findings).to.deep.equal(findings);
  });

  it('names page, question and option of a finding, and says it in both languages', () => {
    const pages = [
      `- { id: a, type: single, ${text('Да?')}, options: [${option('x', 'Не знаю')}, ${option('y', 'Да')}] }`,
    ];
    const { findings } = check(questionnaireOf(withPages(pages.map(page => `  ${page}`).join())), seeded(1));
    const found = findings.find(({ code }) => code === 'missing-as-option');
    expect(found).to.include({
      page: 'a',
      question: 'a',
      part: 'x',
      path: 'pages[0].questions[0].options[0]',
    });
    expect(found && formatFinding(found, 'ru')).to.equal(
      'warning missing-as-option, pages[0].questions[0].options[0]: Способ не отвечать стоит среди ответов. Уберите его: `missing` добавит его сам и посчитает отдельно',
    );
    expect(found && formatFinding(found, 'en')).to.include(
      'A way not to answer stands among the answers. List it',
    );
  });

  it('tells the gravest first', () => {
    const order = ['error', 'warning', 'advice'];
    const pages = [free('t', 'true()'), single('a', ', sensitive: true, missing: []')];
    const { findings } = check(
      questionnaireOf(withPages(pages.map(page => `  ${page}`).join('\n'))),
      seeded(1),
    );
    const found = findings.map(({ severity }) => order.indexOf(severity));
    expect(found).to.deep.equal([...found].sort());
    expect(new Set(found)).to.have.lengthOf(3);
  });

  it('makes no claim about conditions that compute, and says that it did not decide them', () => {
    const pages = [age, free('why', '${age} mod 4 = 3'), free('how', '${age} * 2 > 1000')];
    expect(findings(pages, 'never-shown')).to.deep.equal([]);
    expect(findings(pages, 'always-shown')).to.deep.equal([]);
    const { undecided } = check(
      questionnaireOf(withPages(pages.map(page => `  ${page}`).join('\n'))),
      seeded(1),
    );
    expect(undecided).to.deep.equal(['pages[2].questions[0].relevant']);
  });

  it('believes a simulated respondent where there are too many answers to try', () => {
    const long = `- { id: many, type: multiple, ${text('Что?')}, options: [${options(20)}] }`;
    const all = Array.from({ length: 20 }, (_, n) => `selected(\${many}, 'o${n}')`).join(' or ');
    expect(findings([long, free('why', all)], 'always-shown')).to.deep.equal([]);
    expect(findings([long, free('why', all)], 'never-shown')).to.deep.equal([]);
  });

  it('says each rule, its remedy and its severity in both languages, with no full stop to double', () => {
    for (const { code, about, remedy } of rules) {
      for (const sentence of [about, remedy]) {
        expect(sentence.ru, code)
          .to.match(/\p{Script=Cyrillic}/u)
          .and.not.match(/[.!]$/);
        expect(sentence.en, code)
          .to.match(/[a-z]/)
          .and.not.match(/\p{Script=Cyrillic}|[.!]$/u);
      }
      expect(code).to.match(/^[a-z]+(-[a-z]+)*$/);
    }
  });

  it('estimates the minutes of the shortest, middle and longest path, the same for the same seed', () => {
    const minutes = durationOf(studyOf(sample, seeded(7), 200));
    expect(minutes.shortest).to.be.above(0);
    expect(minutes.median).to.be.within(minutes.shortest, minutes.longest);
    expect(durationOf(studyOf(sample, seeded(7), 200))).to.deep.equal(minutes);
  });
});
