import { expect } from 'chai';
import { dayAfter, systemClock } from '../../server/clock.ts';

describe('the day', () => {
  it('is the one where the republic lives, not where the server stands', () => {
    const clock = systemClock('Europe/Moscow', () => new Date('2026-06-14T22:30:00Z'));
    expect(clock.today()).to.equal('2026-06-15');
  });

  it('is counted in whole days', () => {
    expect(dayAfter('2026-02-27', 2).toISOString()).to.equal('2026-03-01T00:00:00.000Z');
  });
});
