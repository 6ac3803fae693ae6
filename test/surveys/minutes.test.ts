import { expect } from 'chai';
import { journey } from '../../surveys/journey.ts';
import { minutes } from '../../surveys/minutes.ts';
import { sample } from './sample.ts';

const long = journey(sample, {
  services: ['police', 'clinic', 'school'],
  asked: { police: 'yes' },
  paid: 'yes',
});
const short = journey(sample, { services: ['none'] });

describe('the minutes of a path', () => {
  it('are none where nothing is left', () => expect(minutes([], 'ru')).to.equal(0));

  it('grow with the path', () => {
    expect(minutes(long.steps, 'ru')).to.be.above(minutes(short.steps, 'ru'));
    expect(minutes(short.steps, 'ru')).to.be.above(minutes(short.steps.slice(1), 'ru'));
  });

  it('lie between five and twenty-five seconds a page for short questions', () => {
    const perPage = (minutes(long.steps, 'ru') * 60) / long.steps.length;
    expect(perPage).to.be.within(5, 25);
  });
});
