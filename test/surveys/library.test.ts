import { readFileSync, readdirSync } from 'node:fs';
import { expect } from 'chai';
import type { Answers } from '../../surveys/answer.ts';
import { check, formatFinding } from '../../surveys/checker.ts';
import { journey } from '../../surveys/journey.ts';
import { questionnaireJsonSchema } from '../../surveys/json-schema.ts';
import { minutes } from '../../surveys/minutes.ts';
import type { Question } from '../../surveys/questions/schema.ts';
import { formatMistake, readQuestionnaire } from '../../surveys/read.ts';
import type { Questionnaire } from '../../surveys/schema.ts';
import { seeded } from './random.ts';

type Asked = Exclude<Question, { type: 'information' }>;

const folder = new URL('../../surveys/library/', import.meta.url);
const files = readdirSync(folder).filter(name => name.endsWith('.yaml'));
const read = (file: string) => readQuestionnaire(readFileSync(new URL(file, folder), 'utf8'), file);

const questionnaireIn = (file: string): Questionnaire => {
  const result = read(file);
  if ('mistakes' in result) throw new Error(result.mistakes.map(formatMistake).join('\n'));
  return result.questionnaire;
};

const isAsked = (question: Question): question is Asked => question.type !== 'information';
const askedIn = (questionnaire: Questionnaire): readonly Asked[] =>
  questionnaire.pages.flatMap(page => page.questions).filter(isAsked);
const asked = (questionnaire: Questionnaire, answers: Answers): readonly string[] =>
  journey(questionnaire, answers)
    .steps.flatMap(step => step.questions)
    .filter(isAsked)
    .map(question => question.id);

const isText = (text: string | undefined): text is string => text !== undefined;

/** Every text anywhere in a value, with its place. */
const textsIn = (value: unknown, place: string): readonly { place: string; text: object }[] => {
  if (typeof value !== 'object' || value === null) return [];
  if ('ru' in value || 'en' in value) return [{ place, text: value }];
  return Object.entries(value).flatMap(([key, inside]) => textsIn(inside, `${place}.${key}`));
};

const codesOf = (questionnaire: Questionnaire, id: string): readonly string[] => {
  const question = askedIn(questionnaire).find(each => each.id === id);
  if (question?.type !== 'multiple') throw new Error(`${id} is no question with several answers`);
  return question.options.filter(option => !option.exclusive).map(option => option.code);
};

describe('the shipped questionnaires', () => {
  for (const file of files) {
    describe(file, () => {
      it('reads without a mistake', () => {
        const result = read(file);
        expect('mistakes' in result ? result.mistakes.map(formatMistake) : []).to.deep.equal([]);
      });

      it('says everything in Russian and in English', () => {
        const texts = textsIn(questionnaireIn(file), file);
        expect(texts).to.have.length.above(50);
        const incomplete = texts.filter(({ text }) => !('ru' in text && 'en' in text));
        expect(incomplete.map(({ place }) => place)).to.deep.equal([]);
      });

      it('passes the checker without an error or a warning', () => {
        const { findings } = check(questionnaireIn(file), seeded(1));
        const grave = findings.filter(({ severity }) => severity !== 'advice');
        expect(grave.map(finding => formatFinding(finding, 'en'))).to.deep.equal([]);
      });

      it('gives each question a short name, and a place for the share in each headline', () => {
        const questions = askedIn(questionnaireIn(file));
        expect(questions.filter(({ short }) => !short).map(({ id }) => id)).to.deep.equal([]);
        const headlines = questions.flatMap(({ headline }) =>
          [headline?.text.ru, headline?.text.en].filter(isText),
        );
        expect(headlines.filter(text => !text.includes('{share}'))).to.deep.equal([]);
        expect(headlines.length / 2).to.be.at.least(questions.length / 2);
      });

      it('lets people refuse every question', () => {
        const forced = askedIn(questionnaireIn(file)).filter(({ missing }) => !missing.includes('refused'));
        expect(forced.map(({ id }) => id)).to.deep.equal([]);
      });
    });
  }

  it('stand beside the JSON Schema of today, so that editors complete and check them', () => {
    const file = new URL('questionnaire.schema.json', folder);
    expect(JSON.parse(readFileSync(file, 'utf8'))).to.deep.equal(questionnaireJsonSchema());
  });

  it('have the length that was agreed', () => {
    expect(askedIn(questionnaireIn('population.yaml')).length).to.be.within(45, 60);
    expect(askedIn(questionnaireIn('business.yaml')).length).to.be.within(25, 45);
    expect(askedIn(questionnaireIn('service-exit.yaml'))).to.have.length(10);
  });

  for (const [file, contact, count] of [
    ['population.yaml', 'contact', 13],
    ['business.yaml', 'dealings', 11],
  ] as const) {
    describe(`${file}: what happened in a place`, () => {
      const questionnaire = questionnaireIn(file);
      const experience = (answers: Answers): readonly string[] =>
        asked(questionnaire, answers).filter(id => id.startsWith('exp_'));

      it('is asked of those who met just this place', () => {
        const places = codesOf(questionnaire, contact);
        expect(places).to.have.length(count);
        for (const place of places) {
          expect(experience({ [contact]: [place] }), place).to.deep.equal([`exp_${place}`]);
        }
      });

      it('is asked of each place for those who met them all', () => {
        const places = codesOf(questionnaire, contact);
        expect(experience({ [contact]: places })).to.deep.equal(places.map(place => `exp_${place}`));
      });

      it('is not asked of those who met none or did not say', () => {
        for (const answer of [['none'], 'refused', 'hard_to_say']) {
          expect(experience({ [contact]: answer }), String(answer)).to.deep.equal([]);
        }
      });

      it('is not asked again, as a last case, of those who met nothing within the year', () => {
        const last = (when: string): readonly string[] =>
          asked(questionnaire, { [contact]: ['court'], met_when: when }).filter(id => id.startsWith('last_'));
        for (const when of ['three_years', 'earlier', 'never', 'refused'])
          expect(last(when)).to.deep.equal([]);
        for (const when of ['month', 'half_year', 'year']) expect(last(when)).to.include('last_end');
      });

      it('is asked in roubles only where something was given', () => {
        const met = { [contact]: ['court'], met_when: 'month' };
        expect(asked(questionnaire, { ...met, last_end: 'paid' })).to.include('last_amount');
        expect(asked(questionnaire, { ...met, last_end: 'refused_got' })).to.not.include('last_amount');
        expect(asked(questionnaire, { ...met, last_end: 'refused' })).to.not.include('last_amount');
      });
    });
  }

  it('asks residents what they think only of places they met', () => {
    const { steps } = journey(questionnaireIn('population.yaml'), { contact: ['police', 'mfc'] });
    const grid = steps.flatMap(step => step.questions).find(question => question.id === 'spread_sphere');
    expect(grid?.type === 'grid' && grid.rows.map(row => row.code)).to.deep.equal(['police', 'mfc']);
    expect(asked(questionnaireIn('population.yaml'), { contact: ['none'] })).to.not.include('spread_sphere');
  });

  it('takes residents 6 to 8 minutes at least and about 15 at most', () => {
    const population = questionnaireIn('population.yaml');
    const shortest = journey(population, {});
    const longest = journey(population, {
      contact: codesOf(population, 'contact'),
      met_when: 'month',
      last_end: 'paid',
      last_reported: ['nobody'],
      hotline_known: 'number',
      hotline_used: 'corruption',
      report_ready: 'yes',
    });
    expect(minutes(shortest.steps, 'ru')).to.be.within(6, 8);
    expect(Math.round(minutes(longest.steps, 'ru'))).to.be.within(12, 15);
  });

  it('takes visitors of a multifunctional centre two minutes at most', () => {
    const { steps } = journey(questionnaireIn('service-exit.yaml'), { visit: 'asked' });
    expect(steps).to.have.length(10);
    expect(minutes(steps, 'ru')).to.be.at.most(2);
  });
});
