// Why a recipe cannot be carried out, told in the language of the reader.
import { expect } from 'chai';
import {
  calibrate,
  categoryColumn,
  chiSquareTest,
  dataset,
  numberColumn,
  surveyDesign,
  surveyGlm,
  surveyMean,
  surveyRatio,
  type Dataset,
} from '../../../../analysis/index.ts';
import { reasonIn } from '../../../../server/services/analyse/reasons.ts';
import { Refused } from '../../../../server/services/analyse/index.ts';

const data: Dataset = dataset([
  categoryColumn('sex', ['f', 'm', 'f', 'm']),
  categoryColumn('same', ['x', 'x', 'x', 'x']),
  categoryColumn('gap', ['x', null, 'x', 'y']),
  numberColumn('psu', [1, 1, 2, 3]),
  numberColumn('stratum', [1, 2, 2, 2]),
  numberColumn('weight', [1, -2, 1, 1]),
  numberColumn('count', [0, 3, 1, 1]),
  numberColumn('zero', [0, 0, 0, 0]),
  numberColumn('nothing', [null, null, null, null]),
]);
const design = surveyDesign({ data });

const caught = (act: () => unknown): unknown => {
  try {
    act();
  } catch (error) {
    return error;
  }
  throw new Error('Nothing was refused.');
};

const refusals: Readonly<Record<string, () => unknown>> = {
  'вес «weight» в 2-й записи равен -2': () => surveyDesign({ data, weights: 'weight' }),
  'страта «gap» в 2-й записи не указана': () => surveyDesign({ data, strata: 'gap' }),
  'первичная единица 1 встречается в стратах 1 и 2': () =>
    surveyDesign({ data, strata: 'stratum', psu: 'psu' }),
  'страта x: в выборке первичных единиц 4, а во всей совокупности указано 2': () =>
    surveyDesign({ data, strata: 'same', fpc: new Float64Array(4).fill(2) }),
  'ни у кого из этих людей нет значений «nothing» вместе': () => surveyMean(design, 'nothing'),
  'сумма «zero» среди этих людей равна 0': () => surveyRatio(design, 'count', 'zero'),
  'у «same» среди этих людей один ответ': () => chiSquareTest(design, 'sex', 'same'),
  'в 2-й записи ответ равен 3, а для `family: logit`': () =>
    surveyGlm(design, { outcome: 'count', terms: ['psu'], family: 'logit' }),
  'sex = m: люди в выборке есть, а итога нет': () =>
    calibrate(design, [{ variable: 'sex', totals: { f: 4 } }]),
  'sex = x (итог 5): в выборке никого': () => calibrate(design, [{ variable: 'sex', totals: { x: 5 } }]),
};

describe('the reason why a recipe cannot be carried out', () => {
  for (const [sentence, act] of Object.entries(refusals))
    it(`is told in Russian: ${sentence}`, () => {
      const error = caught(act);
      expect(reasonIn(error, 'ru')).to.contain(sentence);
      expect(reasonIn(error, 'en')).to.equal(error instanceof Error ? error.message : '');
    });

  it('names the part of the recipe, and leaves what has no code as it is', () => {
    const error = new Refused('weighting[0], 2012', new RangeError('No code.'));
    expect(reasonIn(error, 'ru')).to.equal('weighting[0], 2012: No code.');
  });
});
