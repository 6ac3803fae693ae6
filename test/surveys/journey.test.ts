import { expect } from 'chai';
import type { Answers } from '../../surveys/answer.ts';
import {
  firstUnanswered,
  isAnswered,
  journey,
  mayVisit,
  nextStep,
  onPath,
  previousStep,
  stepAt,
} from '../../surveys/journey.ts';
import { sample } from './sample.ts';

const pages = (answers: Answers): readonly string[] =>
  journey(sample, answers).steps.map(step => step.page.id);

const met: Answers = { services: ['police', 'clinic'], asked: { police: 'yes', clinic: 'no' }, paid: 'yes' };

describe('the journey', () => {
  it('goes only where the answers lead', () => {
    expect(pages({})).to.deep.equal(['welcome', 'services', 'trust', 'age', 'district']);
    expect(pages({ services: ['none'] })).to.deep.equal(['welcome', 'services', 'trust', 'age', 'district']);
    expect(pages(met)).to.deep.equal([
      'welcome',
      'services',
      'experience',
      'amount',
      'trust',
      'age',
      'district',
    ]);
  });

  it('shows only the rows and options whose condition holds', () => {
    const step = stepAt(journey(sample, met), 'experience');
    const [grid] = step?.questions ?? [];
    expect(grid?.type === 'grid' && grid.rows.map(row => row.code)).to.deep.equal(['police', 'clinic']);
    const district = stepAt(journey(sample, { age: 20 }), 'district')?.questions[0];
    expect(district?.type === 'district' && district.options.map(option => option.code)).to.deep.equal([
      'grozny',
      'argun',
    ]);
  });

  it('leaves out a grid without any row to show, and with it the page', () => {
    expect(pages({ services: ['other'] })).to.not.contain('experience');
  });

  it('lets an answer that is off the path decide nothing', () => {
    expect(pages({ ...met, services: ['none'] })).to.not.contain('amount');
  });

  it('knows the page before and after', () => {
    const path = journey(sample, {});
    expect(nextStep(path, 'services')?.page.id).to.equal('trust');
    expect(previousStep(path, 'services')?.page.id).to.equal('welcome');
    expect(previousStep(path, 'welcome')).to.equal(undefined);
    expect(nextStep(path, 'district')).to.equal(undefined);
    expect(nextStep(path, 'amount')).to.equal(undefined);
  });

  it('opens a page when every page before it is answered', () => {
    const answers = { services: ['none'] };
    const path = journey(sample, answers);
    expect(mayVisit(path, answers, 'trust')).to.equal(true);
    expect(mayVisit(path, answers, 'age')).to.equal(false);
    expect(mayVisit(path, answers, 'amount')).to.equal(false);
    expect(mayVisit(path, answers, 'nowhere')).to.equal(false);
    expect(firstUnanswered(path, answers)?.page.id).to.equal('trust');
  });

  it('takes a page as answered only when each row of a grid is', () => {
    const partly = { ...met, asked: { police: 'no' } };
    const step = stepAt(journey(sample, partly), 'experience');
    expect(step && isAnswered(step, partly)).to.equal(false);
    const fully = { ...met, asked: { police: 'no', clinic: 'refused' } };
    const full = stepAt(journey(sample, fully), 'experience');
    expect(full && isAnswered(full, fully)).to.equal(true);
  });

  it('submits what was asked and nothing else', () => {
    const answers: Answers = {
      services: ['police', 'gone', 'other'],
      services_specify: { text: 'ЖЭК' },
      asked: { police: 'no', clinic: 'yes', mars: 'yes' },
      paid: 'yes',
      trust: '11',
      age: 12,
      district: 'shali',
      intruder: 'x',
    };
    expect(onPath(sample, answers)).to.deep.equal({
      services: ['police', 'other'],
      services_specify: { text: 'ЖЭК' },
      asked: { police: 'no' },
    });
  });
});
