// A statement of a wave of an ordinary kind, as tests of words and pictures need it.
import type { Statement } from '../../../../server/services/statements.ts';
import { unmeasured } from '../../../../server/services/statements/measure.ts';
import { noTexts } from '../../../../server/services/statements/read.ts';

export const statement: Statement = {
  survey: {
    ...{ id: 'population', order: 0, title: { ru: 'Опрос населения', en: 'Population survey' } },
    population: { ru: 'Жители от 18 лет', en: 'Residents aged 18 and over' },
  },
  wave: {
    ...{ id: 'population.2013', name: '2013', opens: '2013-06-03', closes: '2013-06-28' },
    ...{ modes: ['face_to_face', 'phone'], sample: 'probability', isDemonstration: false },
    design: { strata: true, psu: true, weight: true },
  },
  questionnaire: {
    ...{ title: { ru: 'Население' }, number: 2, hash: 'abc', publishedOn: '2013-05-01' },
    ...{ languages: ['ru', 'ce'], questions: 34 },
  },
  count: 1500,
  weighting: {
    ...{ number: 1, hasBaseWeights: true, method: { kind: 'rake' }, trimming: null },
    margins: [{ labels: [{ ru: 'Пол', en: 'Sex' }], source: { ru: 'Росстат' }, date: null }],
  },
  precision: { ...unmeasured, largestHalf: 0.031 },
  texts: { ...noTexts, sponsor: { ru: 'Администрация.\nИз бюджета.', en: 'Administration' } },
  ...{ outcomes: null, responseRate: null, savedOn: null, isDemonstration: false, missing: [] },
};

/** As long as real ones are: of the questions that the tests of drawings show, with three margins and long names. */
export const longStatement: Statement = {
  ...statement,
  survey: { ...statement.survey, id: 'sample' },
  wave: { ...statement.wave, id: 'sample.2013', modes: ['face_to_face', 'phone', 'web'] },
  questionnaire: { ...statement.questionnaire, languages: ['ru', 'ce', 'en'] },
  weighting: {
    ...statement.weighting,
    margins: [
      {
        labels: [
          { ru: 'Пол', en: 'Sex' },
          { ru: 'Возраст', en: 'Age' },
        ],
        source: { ru: 'Росстат' },
        date: null,
      },
      {
        labels: [{ ru: 'Район или городской округ', en: 'District' }],
        source: { ru: 'Росстат' },
        date: null,
      },
    ],
  },
  texts: {
    ...noTexts,
    sponsor: {
      ru: 'Администрация Главы и Правительства Чеченской Республики',
      en: 'Administration of the Head and Government of the Chechen Republic',
    },
    conductor: {
      ru: 'Отдел социологических исследований Комплексного научно-исследовательского института',
      en: 'Department of sociological research, Complex Research Institute',
    },
  },
};
