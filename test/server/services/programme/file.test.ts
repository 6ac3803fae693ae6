import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { projectRoot } from '../../../../server/root.ts';
import { placeOf, ProgrammeError, readProgramme } from '../../../../server/services/programme/file.ts';
import { unknownQuestions } from '../../../../server/services/programme/slips.ts';
import { readLibrary } from '../../../../server/services/library.ts';
import { codebook } from '../../../../surveys/codebook.ts';

type Json = Record<string, unknown>;
const shipped = (): Json =>
  JSON.parse(readFileSync(join(projectRoot, 'programme', 'programme.json'), 'utf8')) as Json; // an object

const fileWith = (content: unknown): string => {
  const file = join(mkdtempSync(join(tmpdir(), 'barometer-programme-')), 'other.json');
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
};

const complaintOf = (content: unknown): string => {
  try {
    readProgramme(fileWith(content));
  } catch (error) {
    if (error instanceof ProgrammeError) return error.message;
    throw error;
  }
  return '';
};

describe('the file of the programme', () => {
  it('gives the shipped programme: six indicators, and two amounts of money that stay two', () => {
    const programme = readProgramme();
    expect(programme.indicators.map(({ id }) => id)).to.deep.equal([1, 2, 3, 4, 5, 6]);
    expect(
      programme.indicators.filter(({ direction }) => direction === 'down').map(({ id }) => id),
    ).to.deep.equal([4]);
    expect(programme.budgets.map(({ total, by_year }) => [total, by_year])).to.deep.equal([
      [800, { 2011: 200, 2012: 300, 2013: 300 }],
      [50300, { 2011: 200, 2012: 25300, 2013: 24800 }],
    ]);
  });

  it('names questions that the shipped questionnaires have', () => {
    const variables = new Map(
      readLibrary(join(projectRoot, 'surveys', 'library')).map(each => [
        each.id,
        new Set(codebook(each).flatMap(({ name, question }) => [name, question])),
      ]),
    );
    const { indicators, evaluation_criteria_section_VIII: criteria } = readProgramme();
    for (const { survey, question } of [
      ...criteria.flatMap(({ questions }) => questions),
      ...indicators.flatMap(({ computed }) => computed ?? []),
    ])
      expect(variables.get(survey)?.has(question), `${survey}.${question}`).to.equal(true);
  });

  it('may be of another programme, without what ours has beyond the form', () => {
    const { id: _, document: __, evaluation_criteria_section_VIII: ___, ...rest } = shipped();
    expect(readProgramme(fileWith({ ...rest, years: [2013, 2011, 2012] }))).to.deep.include({
      id: '2011-2013',
      years: [2011, 2012, 2013],
    });
  });

  it('is refused with the name of each field to mend', () => {
    const [first, second] = shipped()['indicators'] as Json[]; // of the shipped file
    const wrong = { ...first, direction: 'sideways', plan: { 2011: 'many', 2012: 1, 2013: 1 } };
    expect(complaintOf({ ...shipped(), indicators: [second, wrong] }))
      .to.include('indicators[1].direction')
      .and.include('indicators[1].plan.2011');
    expect(complaintOf({ ...shipped(), funding: { unit: 'x', part: { total: 1 } } })).to.include(
      'funding.part.by_year',
    );
  });

  it('is refused where a year has no plan, where an indicator stands twice, and where it is no JSON', () => {
    const [first] = shipped()['indicators'] as Json[]; // of the shipped file
    const twice = { ...shipped(), indicators: [first, { ...first, plan: { 2011: 1, 2012: 1 } }] };
    expect(complaintOf(twice))
      .to.include('indicators[1].plan.2013: there is no plan for this year')
      .and.include('indicators[1].id: 1 stands for another indicator already');
    expect(complaintOf('{')).to.include('other.json');
  });

  for (const [fault, change, complaint] of [
    [
      'a plan goes against its direction',
      { direction: 'down' },
      'indicators[0].direction: "down", but the plan goes up, from 50 to 100',
    ],
    [
      'a plan is of another year',
      { plan: { 2011: 1, 2012: 2, 2013: 3, 2014: 4 } },
      'indicators[0].plan.2014',
    ],
    ['a share is above all', { plan: { 2011: 50, 2012: 80, 2013: 120 } }, 'plan.2013: must be per cents'],
    [
      'people are counted in parts',
      { unit: 'persons', plan: { 2011: 1, 2012: 2.5, 2013: 3 } },
      'a whole number',
    ],
    ['a field is misspelt', { direktion: 'up' }, 'Unrecognized key: "direktion"'],
    ['an indicator has no English', { en: '' }, 'indicators[0].en'],
    ['a unit is unknown', { unit: 'roubles' }, 'indicators[0].unit'],
  ] as const)
    it(`is refused where ${fault}`, () => {
      const [first] = shipped()['indicators'] as Json[]; // of the shipped file
      expect(complaintOf({ ...shipped(), indicators: [{ ...first, ...change }] })).to.include(complaint);
    });

  it('is refused where amounts do not add up, lack a year, or a year stands twice', () => {
    const part = { total: 900, by_year: { 2011: 200, 2012: 300 }, source: 'x' };
    expect(complaintOf({ ...shipped(), funding: { unit: 'x', part } }))
      .to.include('funding.part.total: 900, but the years add up to 500')
      .and.include('funding.part.by_year.2013: there is no amount for this year');
    expect(complaintOf({ ...shipped(), years: [2011, 2012, 2013, 2013] })).to.include(
      'years[3]: 2013 stands',
    );
  });

  it('is warned of questions that no questionnaire has', () => {
    const programme = readProgramme();
    const variables = new Map([['population', new Set(['spread'])]]);
    const found = unknownQuestions(programme, variables).map(
      ({ path, message }) => `${placeOf(path)} ${message}`,
    );
    expect(found[0]).to.match(/^indicators\[5\]\.computed .*hotline_follow_up\.trust_growth$/);
    expect(found.join()).to.not.include('population.spread');
  });
});
