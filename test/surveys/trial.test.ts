import { expect } from 'chai';
import { trialOf } from '../../surveys/trial.ts';
import { sample } from './sample.ts';

const context = { seed: '0123456789abcdef', today: '2026-06-15' };

describe('a questionnaire being tried', () => {
  it('begins at the first question, with nothing passed over', () => {
    const { next, passed } = trialOf(sample, {}, context);
    expect(next?.page.id).to.equal('services');
    expect(passed).to.deep.equal([]);
  });

  it('names the pages passed over with the condition that was not met, and none that still lie ahead', () => {
    const { next, passed } = trialOf(sample, { services: ['none'] }, context);
    expect(next?.page.id).to.equal('trust');
    const [skipped, ...more] = passed;
    expect(skipped?.page).to.equal('experience');
    expect(skipped?.conditions).to.deep.equal([sample.pages.find(({ id }) => id === 'experience')?.relevant]);
    expect(more.map(({ page }) => page)).to.deep.equal(['amount']);
  });

  it('knows calculated values also where no response will hold them', () => {
    const questionnaire = { ...sample, calculations: [{ id: 'many', value: 'count-selected(${services})' }] };
    expect(trialOf(questionnaire, { services: ['police', 'court'] }, context).calculated).to.deep.equal({
      many: 2,
    });
    expect(trialOf(questionnaire, {}, context).calculated).to.deep.equal({});
  });
});
