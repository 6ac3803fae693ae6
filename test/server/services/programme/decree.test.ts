// Every number of the shipped programme stands in the decree: the text of its places with numbers is in test/fixtures/programme/decree.txt,
// word for word.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { projectRoot } from '../../../../server/root.ts';
import { readProgramme } from '../../../../server/services/programme/file.ts';

const text = readFileSync(join(projectRoot, 'test', 'fixtures', 'programme', 'decree.txt'), 'utf8');
const sections = Object.fromEntries(
  text
    .split('\n## ')
    .slice(1)
    .map(section => [section.slice(0, section.indexOf('\n')), section.slice(section.indexOf('\n') + 1)]),
);
const amountsIn = (section: string): Readonly<Record<string, number>> =>
  Object.fromEntries(
    [...section.matchAll(/(\d{4}) год - (\d+),(\d) тыс\. руб/g)].map(([, year, whole, tenth]) => [
      year,
      Number(`${whole}.${tenth}`),
    ]),
  );
const programme = readProgramme();
const budgetNamed = (start: string) => programme.budgets.find(({ key }) => key.startsWith(start));
const wordsOf = (sentence: string): readonly string[] => sentence.toLowerCase().match(/[а-яё]+/g) ?? [];

describe('the shipped programme beside the decree', () => {
  const rows = (sections['VI'] ?? '').split('\n').flatMap(line => {
    const [name = '', ...numbers] = line.split('\t');
    return /^\d\. /.test(name) ? [{ name, numbers: numbers.map(Number) }] : [];
  });

  it('has the base and the plan of each year as section VI has them', () => {
    expect(rows).to.have.length(6);
    expect(
      programme.indicators.map(({ base, plan }) => [
        base,
        ...programme.years.map(year => plan[String(year)]),
      ]),
    ).to.deep.equal(rows.map(({ numbers }) => numbers));
  });

  it('names indicators in the words of the decree, in its order and units', () => {
    for (const [at, { id, ru, unit }] of programme.indicators.entries()) {
      const name = rows[at]?.name ?? '';
      expect(name).to.match(new RegExp(`^${id}\\. `));
      expect(unit, name).to.equal(name.includes('в процентном соотношении') ? 'percent' : 'persons');
      const decreed = wordsOf(name);
      expect(
        wordsOf(ru).filter(word => !decreed.includes(word)),
        name,
      ).to.deep.equal([]);
    }
  });

  it('has the money of section V and of the passport apart, each as its document has it', () => {
    const [five, passport] = [budgetNamed('section_V'), budgetNamed('passport')];
    expect(programme.budgets).to.have.length(2);
    expect(five?.by_year).to.deep.equal(amountsIn(sections['V'] ?? ''));
    expect(passport?.by_year).to.deep.equal(amountsIn(sections['Паспорт'] ?? ''));
    expect(sections['V']).to.include(`в сумме ${five?.total},0 тыс. рублей`);
    expect(sections['Паспорт']).to.include(`составляет ${passport?.total},0 тыс. руб.`);
    expect([five?.source_ru, passport?.source_ru].join()).to.include('раздел V').and.include('паспорт');
  });

  it('has the criteria of section VIII, all of them and no other, in the words of the decree', () => {
    const decreed = (sections['VIII'] ?? '').split('\n').filter(line => /^[а-я].*[;.]$/.test(line));
    const criteria = programme.evaluation_criteria_section_VIII;
    expect(criteria).to.have.length(decreed.length);
    for (const [at, { ru }] of criteria.entries()) expect(decreed[at]?.startsWith(ru), ru).to.equal(true);
  });
});
