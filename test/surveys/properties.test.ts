import { expect } from 'chai';
import fc from 'fast-check';
import type { Answer, Answers } from '../../surveys/answer.ts';
import { formOf, readStep } from '../../surveys/answers.ts';
import type { Form } from '../../surveys/answers.ts';
import { codebook } from '../../surveys/codebook.ts';
import { evaluate, parseCondition } from '../../surveys/conditions/index.ts';
import { firstUnanswered, journey, mayVisit, nextStep, onPath, stepAt } from '../../surveys/journey.ts';
import { journeyPast } from '../../surveys/journey-past.ts';
import { readQuestionnaire } from '../../surveys/read.ts';
import { simulate } from '../../surveys/simulate.ts';
import { tabulator } from '../../surveys/tabulate.ts';
import { seeded } from './random.ts';
import { sample, sampleText } from './sample.ts';

const seed = fc.nat(0xffff_ffff);
const names = sample.pages.flatMap(page => page.questions.map(question => question.id));
const words = fc.oneof(
  fc.constantFrom(
    'yes',
    'no',
    'police',
    'none',
    'refused',
    'hard_to_say',
    '7',
    '__proto__',
    'constructor',
    '',
  ),
  fc.string(),
);

const anyAnswer: fc.Arbitrary<Answer> = fc.oneof(
  words,
  fc.double(),
  fc.array(words),
  fc.dictionary(words, words),
);
const anyAnswers: fc.Arbitrary<Answers> = fc.dictionary(
  fc.oneof(fc.constantFrom(...names), words),
  anyAnswer,
);

const anyExpression: fc.Arbitrary<string> = fc.letrec<{ one: string }>(tie => {
  const inside = tie('one');
  return {
    one: fc.oneof(
      { maxDepth: 5, withCrossShrink: true },
      fc.constantFrom(...names, 'asked.police', 'nothing').map(name => `\${${name}}`),
      fc.nat(20).map(String),
      fc.constantFrom("'yes'", "''", "'refused'"),
      fc
        .tuple(
          inside,
          fc.constantFrom('or', 'and', '=', '!=', '<', '>=', '+', '-', '*', 'div', 'mod'),
          inside,
        )
        .map(([left, operator, right]) => `(${left} ${operator} ${right})`),
      inside.map(value => `not(${value})`),
      inside.map(value => `-${value}`),
      fc.tuple(inside, inside).map(([choice, code]) => `selected(${choice}, ${code})`),
      inside.map(value => `count-selected(${value})`),
      fc.tuple(inside, inside, inside).map(all => `if(${all.join(', ')})`),
      fc.tuple(inside, inside).map(all => `coalesce(${all.join(', ')})`),
    ),
  };
}).one;

describe('for any respondent', () => {
  it('simulated answers, sent as forms page by page, are read back as they are', () => {
    fc.assert(
      fc.property(seed, start => {
        const wanted = simulate(sample, seeded(start));
        let answers: Answers = {};
        for (const step of journey(sample, wanted).steps) {
          const read = readStep(step, formOf(step, wanted), answers);
          expect(read).to.not.have.property('mistakes');
          answers = read.answers;
        }
        expect(answers).to.deep.equal(wanted);
        expect(firstUnanswered(journey(sample, answers), answers)).to.equal(undefined);
      }),
    );
  });

  it('the way from page to page ends, and its last page may be visited', () => {
    fc.assert(
      fc.property(seed, start => {
        const answers = simulate(sample, seeded(start));
        const path = journey(sample, answers);
        let step = path.steps[0];
        const visited: string[] = [];
        while (step && visited.length <= sample.pages.length) {
          visited.push(step.page.id);
          step = nextStep(path, step.page.id);
        }
        expect(visited).to.deep.equal(path.steps.map(each => each.page.id));
        expect(mayVisit(path, answers, visited.at(-1) ?? '')).to.equal(true);
      }),
    );
  });
});

describe('for any answers, however wrong', () => {
  it('what is on the path stays on the path', () => {
    fc.assert(
      fc.property(anyAnswers, answers => {
        const once = onPath(sample, answers);
        expect(onPath(sample, once)).to.deep.equal(once);
        expect(journey(sample, once)).to.deep.equal(journey(sample, answers));
      }),
    );
  });

  it('the path as far as an answer needs it says of every page what the whole path says', () => {
    fc.assert(
      fc.property(anyAnswers, seed, fc.nat(names.length), (wrong, start, kept) => {
        const right = Object.entries(simulate(sample, seeded(start))).slice(0, kept);
        const answers = { ...wrong, ...Object.fromEntries(right) };
        const whole = journey(sample, answers);
        for (const { id } of sample.pages) {
          const path = journeyPast(sample, answers, {}, id);
          expect(stepAt(path, id)).to.deep.equal(stepAt(whole, id));
          expect(nextStep(path, id)).to.deep.equal(nextStep(whole, id));
          expect(firstUnanswered(path, answers)).to.deep.equal(firstUnanswered(whole, answers));
        }
      }),
    );
  });

  it('tabulating never fails', () => {
    fc.assert(
      fc.property(fc.array(anyAnswers, { maxLength: 5 }), all => {
        const table = tabulator(codebook(sample));
        all.forEach(answers => table.add({ answers }));
        expect(table.finish().rows).to.equal(all.length);
      }),
    );
  });
});

describe('for any form, however hostile', () => {
  const value = fc.oneof(words, fc.array(words));
  const fields = fc.oneof(
    fc.constantFrom(...names, 'asked.police', 'amount_band', 'services_specify', 'why_missing'),
    words,
  );
  const forms: fc.Arbitrary<Form> = fc.dictionary(fields, value);

  it('a page is read to answers that stand, or to mistakes', () => {
    fc.assert(
      fc.property(seed, forms, (start, form) => {
        const answers = simulate(sample, seeded(start));
        for (const step of journey(sample, answers).steps) {
          const read = readStep(step, form, answers);
          const again = readStep(step, formOf(step, read.answers), answers);
          if (!('mistakes' in read)) expect(again).to.deep.equal(read);
        }
      }),
    );
  });
});

describe('for any condition', () => {
  it('evaluating a generated one never throws and gives a plain value', () => {
    fc.assert(
      fc.property(anyExpression, anyAnswers, (text, answers) => {
        const parsed = parseCondition(text);
        if ('mistake' in parsed) return;
        const value = evaluate(parsed.expression, answers);
        const isPlain =
          value === null || Array.isArray(value) || ['boolean', 'number', 'string'].includes(typeof value);
        expect(isPlain).to.equal(true);
        expect(Number.isNaN(value)).to.equal(false);
      }),
      { numRuns: 500 },
    );
  });

  it('parsing any text gives an expression or a mistake', () => {
    const fragments = fc
      .array(
        fc.constantFrom('${age}', '(', ')', 'and', "'yes'", '=', ',', 'selected', '-', '1', ' ', '"', '}'),
      )
      .map(parts => parts.join(''));
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fragments), text => {
        const parsed = parseCondition(text);
        expect('mistake' in parsed ? parsed.mistake : 'none').to.not.equal('');
      }),
      { numRuns: 500 },
    );
  });
});

describe('for any damaged file', () => {
  it('reading gives a questionnaire or mistakes with a place', () => {
    const lines = sampleText.split('\n');
    const damage = fc.array(fc.tuple(fc.nat(lines.length - 1), fc.oneof(fc.constant(''), fc.string())), {
      minLength: 1,
      maxLength: 3,
    });
    fc.assert(
      fc.property(damage, changes => {
        const changed = [...lines];
        for (const [line, text] of changes) changed[line] = text;
        const read = readQuestionnaire(changed.join('\n'), 'f.yaml');
        if ('mistakes' in read) expect(read.mistakes).to.not.have.lengthOf(0);
      }),
    );
  });
});
