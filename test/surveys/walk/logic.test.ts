import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import fc from 'fast-check';
import type { Answer, Answers } from '../../../surveys/answer.ts';
import { formOf, readStep } from '../../../surveys/answers.ts';
import type { Context } from '../../../surveys/context.ts';
import { firstUnanswered, isAnswered, journey, nextStep, onPath, stepAt } from '../../../surveys/journey.ts';
import type { Step } from '../../../surveys/journey.ts';
import { seedFrom, simulate } from '../../../surveys/simulate.ts';
import { seeded } from '../random.ts';
import { questionnaireOf } from '../sample.ts';

const logic = questionnaireOf(readFileSync('test/fixtures/questionnaires/logic.yaml', 'utf8'));
const today = '2026-06-15';
const full: Answers = {
  born: 1980,
  places: ['clinic', 'court', 'tax'],
  hardest: 'court',
  often: 12_345,
  cop: 'yes',
  judge: 'no',
  story: { text: 'Ждали ${born} долго' },
  trust: { police: 'no' },
};

const stepOf = (page: string, answers: Answers, context: Context = { today }): Step => {
  const step = stepAt(journey(logic, answers, context), page);
  if (!step) throw new RangeError(`${page} is not on the path`);
  return step;
};
const textOf = (page: string, answers: Answers, context: Context = { today }): string | undefined =>
  stepOf(page, answers, context).questions[0]?.text.ru;
const codesAt = (page: string, answers: Answers, context: Context): readonly string[] => {
  const [question] = stepOf(page, answers, context).questions;
  const list =
    question && ('rows' in question ? question.rows : 'options' in question ? question.options : []);
  return (list ?? []).map(({ code }) => code);
};
const seeds = fc.nat(0xffff_ffff).map(number => seedFrom(seeded(number)));

describe('constraints on the path', () => {
  it('an answer that breaks its constraint is a mistake, and is not kept', () => {
    const read = readStep(stepOf('born', {}), { born: '2010' }, {});
    expect(read).to.deep.equal({ mistakes: [{ question: 'born', code: 'constraint' }], answers: {} });
    expect(readStep(stepOf('born', {}), { born: '2008' }, {})).to.deep.equal({ answers: { born: 2008 } });
  });

  it('a way not to answer breaks none, nor does what cannot be known', () => {
    expect(readStep(stepOf('born', {}), { born_band: 'refused' }, {})).to.deep.equal({
      answers: { born: 'refused' },
    });
    const timeless = stepOf('born', {}, {});
    expect(readStep(timeless, { born: '2010' }, {})).to.deep.equal({ answers: { born: 2010 } });
  });

  it('an answer kept before that breaks its constraint now is not on the path, and its page is open again', () => {
    const broken = { ...full, born: 2020 };
    expect(isAnswered(stepOf('born', broken), broken)).to.equal(false);
    expect(firstUnanswered(journey(logic, broken, { today }), broken)?.page.id).to.equal('born');
    expect(onPath(logic, broken, { today })).to.not.have.any.keys('born', 'age', 'trust');
  });
});

describe('calculations', () => {
  it('are there for conditions as soon as what they need was passed, and stand in the response where recorded', () => {
    expect(onPath(logic, full, { today })).to.include({ age: 46, generation: 'older' });
    expect(onPath(logic, full, { today })).to.not.have.any.keys('this_year', 'visits');
    expect(() => stepOf('trust', { ...full, born: 2000 })).to.throw('not on the path');
  });

  it('are never taken from the answers: what a form or an old draft says of them counts for nothing', () => {
    const lying = { ...full, age: 3, generation: 'young', this_year: 1950 };
    expect(onPath(logic, lying, { today })).to.deep.equal(onPath(logic, full, { today }));
  });

  it('are unknown where an answer is, and then nothing is recorded', () => {
    expect(onPath(logic, { ...full, born: 'refused' }, { today })).to.not.have.any.keys('age', 'generation');
  });
});

describe('texts that repeat answers', () => {
  it('say labels, numbers and calculations in each language', () => {
    expect(textOf('hardest', full)).to.equal(
      'Вы бывали здесь: Поликлиника, Суд, Налоговая. Где было труднее?',
    );
    expect(textOf('story', full)).to.equal('Вы были в поликлинике 12\u00a0345 раз. Расскажите');
    expect(stepOf('story', full).questions[0]?.text.en).to.equal(
      'You were at the clinic 12,345 times. Tell us',
    );
    expect(textOf('trust', full)).to.equal('Вам 35 лет и старше. Доверяете?');
  });

  it('say the words after the bar where nothing was answered, and else that there is no answer', () => {
    const silent = { ...full, often: 'refused', hardest: 'hard_to_say' };
    expect(textOf('story', silent)).to.equal('Вы были в поликлинике ни разу раз. Расскажите');
    const [story] = stepOf('story', silent).questions;
    expect(story?.hint).to.deep.equal({ ru: 'Труднее всего: [нет ответа]', en: 'Hardest: [no answer]' });
  });

  it('repeat what was written beside "other" instead of its label, and never fill what a person wrote', () => {
    const other = { ...full, places: ['clinic', 'court', 'other'], places_specify: { text: 'ЖЭК ${born}' } };
    expect(textOf('hardest', other)).to.include('Поликлиника, Суд, ЖЭК ${born}.');
    expect(textOf('thanks', full)).to.equal('Спасибо! «Ждали ${born} долго»');
  });
});

describe('carrying forward', () => {
  it('offers what was chosen, or what was not, and codes of its own', () => {
    expect(codesAt('hardest', full, { today })).to.deep.equal(['clinic', 'court', 'tax', 'same']);
    expect(codesAt('trust', full, { today })).to.deep.equal(['police']);
  });

  it('leaves the question out where nothing is left, and drops an answer that left the list', () => {
    const all = { ...full, places: ['clinic', 'police', 'court'] };
    expect(() => stepOf('trust', all)).to.throw('not on the path');
    expect(onPath(logic, { ...full, hardest: 'police' }, { today })).to.not.have.property('hardest');
  });
});

describe('questions that may be left empty', () => {
  it('are recorded as skipped, which is not the same as not asked', () => {
    expect(readStep(stepOf('story', full), { story: ' ' }, {})).to.deep.equal({
      answers: { story: 'skipped' },
    });
    expect(readStep(stepOf('trust', full), {}, {})).to.deep.equal({ answers: { trust: 'skipped' } });
    const skipping = { ...full, story: 'skipped', trust: 'skipped' };
    expect(onPath(logic, skipping, { today })).to.include({ story: 'skipped', trust: 'skipped' });
    expect(formOf(stepOf('story', skipping), skipping)).to.deep.equal({ story_missing: 'skipped' });
  });

  it('must be passed all the same, and wrong answers to them are mistakes', () => {
    expect(isAnswered(stepOf('story', full), {})).to.equal(false);
    expect(readStep(stepOf('trust', full), { 'trust.police': 'x' }, {})).to.have.property('mistakes');
  });

  it('nobody else may skip', () => {
    expect(readStep(stepOf('born', {}), { born_band: 'skipped' }, {})).to.have.property('mistakes');
  });
});

describe('order by chance', () => {
  it('changes with the seed, keeps anchors last, and is recorded as it was shown', () => {
    const orders = new Set<string>();
    fc.assert(
      fc.property(seeds, seed => {
        const context = { seed, today };
        const shown = codesAt('places', full, context);
        expect(shown.slice(5)).to.deep.equal(['other', 'none']);
        expect(codesAt('places', {}, context).length === 0 || shown).to.deep.equal(shown);
        const sent: Readonly<Record<string, Answer>> = onPath(logic, full, context);
        expect(sent['places_order']).to.deep.equal(shown);
        expect(sent['hardest_order']).to.deep.equal(codesAt('hardest', full, context));
        expect(sent['places']).to.deep.equal(['clinic', 'court', 'tax']);
        orders.add(shown.join());
      }),
      { numRuns: 60 },
    );
    expect(orders.size).to.be.greaterThan(20);
  });

  it('of a block keeps its place, and parts stay together', () => {
    const ways = new Set<string>();
    fc.assert(
      fc.property(seeds, seed => {
        const ids = journey(logic, full, { seed, today }).steps.map(({ page }) => page.id);
        expect(ids.slice(0, 3)).to.deep.equal(['born', 'places', 'hardest']);
        expect(ids.slice(6)).to.deep.equal(['story', 'trust', 'thanks']);
        ways.add(ids.slice(3, 6).join());
        const order = onPath(logic, full, { seed, today })['offices_order'];
        expect(order).to.deep.equal(ids[3] === 'often' ? ['often', 'law'] : ['law', 'often']);
      }),
      { numRuns: 40 },
    );
    expect([...ways].sort()).to.deep.equal(['cop,judge,often', 'often,cop,judge']);
  });

  it('is that of the file without a seed, and then nothing is recorded', () => {
    expect(codesAt('places', { born: 1980 }, { today }).slice(0, 3)).to.deep.equal([
      'clinic',
      'school',
      'police',
    ]);
    expect(Object.keys(onPath(logic, full, { today })).filter(name => name.endsWith('_order'))).to.deep.equal(
      [],
    );
  });

  it('says nothing where there was nothing to put in order', () => {
    const seed = seedFrom(seeded(1));
    const alone = { ...full, places: ['tax'] };
    expect(onPath(logic, alone, { seed, today })).to.not.have.any.keys('offices_order', 'hardest_order');
  });
});

describe('for any respondent of a questionnaire with logic', () => {
  it('the way ends, page by page forms are read back, and what is on the path stays on it', () => {
    fc.assert(
      fc.property(fc.nat(0xffff_ffff), start => {
        const random = seeded(start);
        const context = { seed: seedFrom(random), today };
        const wanted = simulate(logic, random, context);
        let answers: Answers = {};
        let step = journey(logic, answers, context).steps[0];
        const visited: string[] = [];
        while (step && visited.length <= logic.pages.length) {
          const read = readStep(step, formOf(step, wanted), answers);
          expect(read, step.page.id).to.not.have.property('mistakes');
          answers = read.answers;
          visited.push(step.page.id);
          step = nextStep(journey(logic, answers, context), step.page.id);
        }
        expect(new Set(visited).size).to.equal(visited.length);
        expect(onPath(logic, answers, context)).to.deep.equal(wanted);
        expect(onPath(logic, wanted, context)).to.deep.equal(wanted);
      }),
    );
  });

  it('any answers at all lead somewhere, and once more to the same', () => {
    const words = fc.oneof(fc.constantFrom('clinic', 'yes', 'skipped', 'refused', '${born}'), fc.string());
    const answer: fc.Arbitrary<Answer> = fc.oneof(
      words,
      fc.double(),
      fc.array(words),
      fc.dictionary(words, words),
    );
    const anyAnswers = fc.dictionary(
      fc.constantFrom(
        ...logic.pages.map(({ id }) => id),
        'age',
        'places_order',
        'offices_order',
        '__proto__',
      ),
      answer,
    );
    fc.assert(
      fc.property(anyAnswers, seeds, (answers, seed) => {
        const context = { seed, today };
        const once = onPath(logic, answers, context);
        expect(onPath(logic, once, context)).to.deep.equal(once);
        expect(journey(logic, once, context)).to.deep.equal(journey(logic, answers, context));
      }),
    );
  });
});
