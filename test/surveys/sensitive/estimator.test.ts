import { expect } from 'chai';
import { categoryColumn, withColumns } from '../../../analysis/dataset.ts';
import { surveyDesign } from '../../../analysis/design.ts';
import { listDesignEffectTable, listExperiment, randomizedResponse } from '../../../analysis/index.ts';
import type { Answers } from '../../../surveys/answer.ts';
import { codebook } from '../../../surveys/codebook.ts';
import { journey, onPath } from '../../../surveys/journey.ts';
import { readStep } from '../../../surveys/answers.ts';
import type { Questionnaire } from '../../../surveys/schema.ts';
import { chanceOfBirthday, outcomesOf, chanceOf } from '../../../surveys/sensitive/instruments.ts';
import type { Birthday, Instrument } from '../../../surveys/sensitive/instruments.ts';
import { sensitiveArguments } from '../../../surveys/sensitive/estimator.ts';
import { seedFrom } from '../../../surveys/simulate.ts';
import { tabulator } from '../../../surveys/tabulate.ts';
import { seeded } from '../random.ts';
import { questionnaireOf, withPages } from '../sample.ts';

const people = 5000;
const prevalence = 0.2;
/** One in thirteen refuses, whatever chance says. */
const refusing = 1 / 13;

type Random = () => number;

/** What the instrument shows to one person. */
const drawn = (instrument: Instrument, random: Random): string => {
  let left = random();
  for (const outcome of outcomesOf(instrument)) {
    left -= chanceOf(instrument, [outcome]);
    if (left < 0) return outcome;
  }
  return outcomesOf(instrument).at(-1) ?? '';
};
const fits = (birthday: Birthday, random: Random): boolean => random() < chanceOfBirthday(birthday);

const asked = 'text: { ru: Платили?, en: Did you pay? }';
const winter = 'birthday: { unit: month, from: 1, to: 3 }';
const oneOf = (extra: string) => questionnaireOf(withPages(`\n  - { id: paid, ${asked}, ${extra} }\n`));

/** How a person answers for whom the sensitive thing is true, or is not: by the instruction, with a real instrument. */
type Method = {
  readonly name: string;
  readonly questionnaire: Questionnaire;
  readonly answer: (isTrue: boolean, random: Random) => string;
};

const yes = (isYes: boolean): string => (isYes ? 'yes' : 'no');
const january = { unit: 'month', from: 1, to: 3 } as const;

const methods: readonly Method[] = [
  {
    name: 'a forced response with a coin',
    questionnaire: oneOf('type: randomised-response, instrument: coin, forced: { yes: [heads] }'),
    answer: (isTrue, random) => yes(drawn('coin', random) === 'heads' || isTrue),
  },
  {
    name: 'a forced response with a die that also tells people to say no',
    questionnaire: oneOf('type: randomised-response, instrument: dice, forced: { yes: [1], no: [6] }'),
    answer: (isTrue, random) => {
      const face = drawn('dice', random);
      return yes(face === '1' || (face !== '6' && isTrue));
    },
  },
  {
    name: 'a forced response with a day of birth',
    questionnaire: oneOf(
      'type: randomised-response, instrument: birth_day, forced: { yes: [1, 2, 3, 4, 5, 30, 31] }',
    ),
    answer: (isTrue, random) =>
      yes(['1', '2', '3', '4', '5', '30', '31'].includes(drawn('birth_day', random)) || isTrue),
  },
  {
    name: 'an unrelated question',
    questionnaire: oneOf(
      `type: randomised-response, instrument: dice, unrelated: { sensitive: [1, 2, 3, 4], ${winter} }`,
    ),
    answer: (isTrue, random) => yes(Number(drawn('dice', random)) <= 4 ? isTrue : fits(january, random)),
  },
  {
    name: 'a crosswise question',
    questionnaire: oneOf(`type: crosswise, ${winter}`),
    answer: (isTrue, random) => (fits(january, random) === isTrue ? 'same' : 'different'),
  },
  {
    name: 'a triangular question',
    questionnaire: oneOf(`type: crosswise, model: triangular, ${winter}`),
    answer: (isTrue, random) => (fits(january, random) || isTrue ? 'some' : 'none'),
  },
];

const interviewed = (questionnaire: Questionnaire, form: string, random: Random): Answers => {
  const context = { seed: seedFrom(random) };
  const [step] = journey(questionnaire, {}, context).steps;
  if (!step) throw new RangeError('Nothing is asked');
  return onPath(questionnaire, readStep(step, { paid: form }, {}).answers, context);
};

const dataOf = (questionnaire: Questionnaire, answer: (random: Random) => string, seed: number) => {
  const random = seeded(seed);
  const table = tabulator(codebook(questionnaire));
  for (let person = 0; person < people; person += 1) {
    const form = random() < refusing ? 'refused' : answer(random);
    table.add({ answers: interviewed(questionnaire, form, random) });
  }
  return table.finish();
};

/** What the codebook alone tells the analysis. */
const argumentsFor = (questionnaire: Questionnaire, data: ReturnType<typeof dataOf>) => {
  const variable = codebook(questionnaire).find(({ indirect }) => indirect !== undefined);
  const column = data.columns.get('paid');
  const found = variable && column && sensitiveArguments(variable, column);
  if (!found) throw new RangeError('The codebook does not tell');
  return found;
};

describe('from codebook and column to the estimate of a sensitive share', () => {
  for (const { name, questionnaire, answer } of methods) {
    it(`${name} finds the true share within its interval`, () => {
      const data = dataOf(questionnaire, random => answer(random() < prevalence, random), 7);
      const call = argumentsFor(questionnaire, data);
      if (call.estimator !== 'randomizedResponse') throw new RangeError('Another estimator');
      const design = surveyDesign({ data: withColumns(data, [call.column]) });
      const estimate = randomizedResponse(design, call.variable, call.yes, call.options);
      expect(estimate.low).to.be.below(prevalence);
      expect(estimate.high).to.be.above(prevalence);
      expect(Number(estimate.high) - Number(estimate.low)).to.be.within(0.02, 0.12);
      expect(estimate.n).to.be.within(people * 0.9, people * 0.94);
      const observed = estimate.observed.value;
      expect(Math.abs(observed - prevalence), 'the plain share would mislead').to.be.above(0.02);
    });
  }

  it('a list experiment finds it from arms drawn by the seed of each interview', () => {
    const questionnaire = oneOf(`type: list-experiment, items: [
      { code: a, label: { ru: А, en: A } }, { code: b, label: { ru: Б, en: B } }, { code: c, label: { ru: В, en: C } }],
      sensitive_item: { code: s, label: { ru: С, en: S } }`);
    const random = seeded(11);
    const table = tabulator(codebook(questionnaire));
    for (let person = 0; person < people; person += 1) {
      const context = { seed: seedFrom(random) };
      const [step] = journey(questionnaire, {}, context).steps;
      const [question] = step?.questions ?? [];
      if (!step || question?.type !== 'list-experiment') throw new RangeError('No list');
      const truths = { a: random() < 0.8, b: random() < 0.5, c: random() < 0.1, s: random() < prevalence };
      const count = question.items.filter(({ code }) => truths[code as keyof typeof truths]).length; // its codes are the keys
      table.add({
        answers: onPath(questionnaire, readStep(step, { paid: String(count) }, {}).answers, context),
      });
    }
    const data = table.finish();
    const call = argumentsFor(questionnaire, data);
    if (call.estimator !== 'listExperiment') throw new RangeError('Another estimator');
    const design = surveyDesign({ data: withColumns(data, [call.column]) });
    const estimate = listExperiment(design, call.input);
    expect(estimate.low).to.be.below(prevalence);
    expect(estimate.high).to.be.above(prevalence);
    expect(estimate.nTreatment / people).to.be.within(0.47, 0.53);
    expect(estimate.control.value).to.be.closeTo(1.4, 0.05);
    expect(
      listDesignEffectTable(design, { ...call.input, controls: call.controls }).suspicious,
    ).to.deep.equal([]);
  });

  it('takes nothing for hidden that is not, and no column for another', () => {
    const [plain] = codebook(
      questionnaireOf(withPages(`\n  - { id: paid, type: single, ${asked}, options: agree }\n`)),
    );
    const [hidden] = codebook(methods[0]!.questionnaire);
    const column = categoryColumn('paid', ['yes', 'no'], ['yes', 'no']);
    expect(sensitiveArguments(plain!, column)).to.equal(undefined);
    expect(() => sensitiveArguments(hidden!, { ...column, name: 'age' })).to.throw(
      RangeError,
      /not of variable "paid"/,
    );
    const numbers = { kind: 'number', name: 'paid', values: new Float64Array(2) } as const;
    expect(() => sensitiveArguments(hidden!, numbers)).to.throw(RangeError, /holds numbers/);
  });
});
