// Why a recipe cannot be carried out, told in the language of the reader.
import { expect } from 'chai';
import {
  calibrate,
  categoryColumn,
  chiSquareTest,
  dataset,
  listExperiment,
  Misuse,
  numberColumn,
  surveyBy,
  surveyDesign,
  surveyGlm,
  surveyMean,
  surveyProportion,
  surveyRatio,
  weightDiagnostics,
  type Dataset,
} from '../../../analysis/index.ts';
import { reasonIn, refusedIn } from '../../../server/presenters/reasons.ts';
import { refusalIn, Refused } from '../../../server/services/analyse/index.ts';

const data: Dataset = dataset([
  categoryColumn('sex', ['f', 'm', 'f', 'm']),
  categoryColumn('same', ['x', 'x', 'x', 'x']),
  categoryColumn('gap', ['x', null, 'x', 'y']),
  numberColumn('psu', [1, 1, 2, 3]),
  numberColumn('stratum', [1, 2, 2, 2]),
  numberColumn('weight', [1, -2, 1, 1]),
  numberColumn('unweighed', [1, null, 1, 1]),
  numberColumn('count', [0, 3, 1, 1]),
  numberColumn('huge', [1e308, 1e308, 1e308, 1e308]),
  numberColumn('zero', [0, 0, 0, 0]),
  numberColumn('nothing', [null, null, null, null]),
]);
const design = surveyDesign({ data });
const population = (size: number) => () =>
  surveyDesign({ data, strata: 'same', fpc: new Float64Array(4).fill(size) });

const caught = (act: () => unknown): unknown => {
  try {
    act();
  } catch (error) {
    return error;
  }
  throw new Error('Nothing was refused.');
};

/** In Russian, in English, and what is refused. */
const refusals: readonly (readonly [string, string, () => unknown])[] = [
  [
    'в данных (sex) нет ни одной записи, считать нечего: возьмите волну или файл',
    'The dataset (sex) has no rows, so there is nothing to estimate from: read data with respondents',
    () => surveyDesign({ data: dataset([categoryColumn('sex', [])]) }),
  ],
  [
    'вес «weight» в строке 2 равен -2',
    'Weight "weight": row 2 has -2',
    () => surveyDesign({ data, weights: 'weight' }),
  ],
  [
    'вес «unweighed» в строке 2 не указан: вес — число не меньше 0, исправьте его',
    'Weight "unweighed": row 2 has none; weights are numbers of at least 0',
    () => surveyDesign({ data, weights: 'unweighed' }),
  ],
  [
    'вес «weight» в строке 48 равен -2',
    'Weight "weight": row 48 has -2',
    () => surveyDesign({ data: { ...data, rowNumbers: Int32Array.of(17, 48, 49, 51) }, weights: 'weight' }),
  ],
  [
    'страта «gap» в строке 2 не указана',
    'Stratum "gap" is missing in row 2',
    () => surveyDesign({ data, strata: 'gap' }),
  ],
  [
    'первичная единица 1 встречается в стратах 1 и 2',
    'PSU 1 occurs in strata 1 and 2',
    () => surveyDesign({ data, strata: 'stratum', psu: 'psu' }),
  ],
  [
    'страта x: в выборке первичных единиц 4, а во всей совокупности указано 2; исправьте `fpc:`',
    'Stratum x has 4 PSUs in the sample, but only 2 in the population: mend the finite population correction',
    population(2),
  ],
  [
    'страта x: размер совокупности не указан; укажите в `fpc:` число первичных единиц',
    'Stratum x: population size missing; give the number of PSUs in the population',
    population(NaN),
  ],
  [
    'веса «zero» всех записей (их 4) в сумме дают 0, считать некого: проверьте столбец веса',
    'The weights "zero" of 4 rows add up to nothing, so nobody counts: mend the weights',
    () => weightDiagnostics(new Float64Array(4), { variable: 'zero' }),
  ],
  [
    'ни у кого из этих людей нет значений «nothing» вместе',
    'No row of this domain has a value of "nothing"',
    () => surveyMean(design, 'nothing'),
  ],
  [
    'оценка «huge» не имеет значения: веса в сумме дают 0 или значения слишком велики, чтобы их сложить; исправьте',
    'The estimate of "huge" is not a number: its weights add up to 0, or its values are too large to add up. Mend them',
    () => surveyMean(design, 'huge'),
  ],
  [
    'в «sex» коды ответов, а нужны числа: перекодируйте её в `variables:`',
    'Variable "sex" holds categories, and numbers are needed: recode it',
    () => surveyRatio(design, 'sex', 'count'),
  ],
  [
    'сумма «zero» среди этих людей равна 0, и отношение «count» к «zero» не имеет значения: расширьте `where:`',
    'The total of "zero" is 0 in this domain, so "count/zero" has no value: widen the domain',
    () => surveyRatio(design, 'count', 'zero'),
  ],
  [
    'у «sex» нет ответа x: исправьте код, есть f, m',
    'Variable "sex" has no category "x"; it has: f, m',
    () => surveyProportion(design, 'sex', 'x'),
  ],
  [
    'у «same» среди этих людей один ответ',
    'Variable "same" has one category in this domain',
    () => chiSquareTest(design, 'sex', 'same'),
  ],
  [
    'в строке 2 значение «count» равно 3, а для `family: logit` нужны числа от 0 до 1: напишите `family: gaussian`',
    'Outcome "count" is 3 in row 2, and a logit model needs values from 0 to 1: recode it',
    () => surveyGlm(design, { outcome: 'count', terms: ['psu'], family: 'logit' }),
  ],
  [
    'ни у кого из этих людей нет значений «nothing» вместе',
    'No row of this domain has a value of "nothing"',
    () => surveyBy(design, 'sex', domain => surveyMean(domain, 'nothing')),
  ],
  [
    'ни в одной группе по «nothing» среди этих людей никого нет',
    'No group of nothing has respondents in this domain',
    () => surveyBy(design, 'nothing', domain => surveyMean(domain, 'count')),
  ],
  [
    'у «gap» должно быть две половины выборки, одна из них z, а есть x, y',
    'Variable "gap" must have two categories, one of them "z"; it has: x, y',
    () => listExperiment(design, { count: 'count', group: 'gap', treatment: 'z' }),
  ],
  [
    'взвешивать не по чему: назовите под `margins:` хотя бы одну переменную',
    'There are no margins: give at least one variable',
    () => calibrate(design, []),
  ],
  [
    'sex = m: люди в выборке есть, а итога нет',
    'Margin sex = m has respondents but no total',
    () => calibrate(design, [{ variable: 'sex', totals: { f: 4 } }]),
  ],
  [
    'итог sex = m не указан: нужно число не меньше 0',
    'Margin sex = m: the total is missing; give a number of at least 0',
    () => calibrate(design, [{ variable: 'sex', totals: { m: NaN } }]),
  ],
  [
    'у переменной «gap» нет значения в строке 2, а для взвешивания оно нужно всем',
    'Variable "gap" is missing in row 2: weighting needs it for everyone',
    () => calibrate(design, [{ variable: 'gap', totals: { x: 2, y: 2 } }]),
  ],
  [
    'sex = x (итог 5): в выборке никого',
    'Margin sex = x (total 5) has nobody in the sample',
    () => calibrate(design, [{ variable: 'sex', totals: { x: 5 } }]),
  ],
];

describe('the reason why a recipe cannot be carried out', () => {
  for (const [russian, english, act] of refusals)
    it(`is told in both languages: ${english}`, () => {
      const error = caught(act);
      const refusal = refusalIn(error);
      if (!(error instanceof Misuse) || !refusal) throw error;
      expect(reasonIn(refusal, 'ru')).to.contain(russian);
      expect(reasonIn(refusal, 'en')).to.contain(english);
      expect(Object.values(error.told.values)).not.to.include(NaN);
    });

  it('names the part of the recipe, and goes from a thread to another whole', () => {
    const error = caught(() => surveyMean(design, 'nothing'));
    if (!(error instanceof Misuse)) throw error;
    const refusal = structuredClone(refusalIn(new Refused('weighting[0], 2012', error)));
    expect(refusal && refusedIn(refusal, 'ru')).to.match(/^weighting\[0\], 2012: ни у кого/);
    expect(refusal && refusedIn(refusal, 'en')).to.match(/^weighting\[0\], 2012: No row/);
  });

  it('is not made of an error of the program', () => {
    expect(refusalIn(new RangeError('Invalid array length'))).to.equal(null);
  });
});
