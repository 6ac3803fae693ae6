import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { systemClock } from '../../../server/clock.ts';
import { projectRoot } from '../../../server/root.ts';
import { samplePeople } from '../../../server/services/demo/people.ts';
import { seeded } from '../../../server/services/demo/random.ts';
import { readRepublic } from '../../../server/services/demo/republic.ts';
import { demonstrationService, interviewOf } from '../../../server/services/demonstration.ts';
import { readLibrary } from '../../../server/services/library.ts';
import { formOf, readStep } from '../../../surveys/answers.ts';
import { firstUnanswered, journey } from '../../../surveys/journey.ts';
import { openTestDatabase } from '../../support/database.ts';

const population = () => {
  const found = readLibrary(join(projectRoot, 'surveys', 'library')).find(({ id }) => id === 'population');
  if (!found) throw new RangeError('surveys/library has no population questionnaire');
  return found;
};
const republic = readRepublic(
  JSON.parse(readFileSync(join(projectRoot, 'programme', 'republic-margins.json'), 'utf8')),
);

describe('the made-up people', () => {
  const people = samplePeople(republic.districts, 1200, seeded(2011));

  it('live in all 17 districts, in clusters, and stand for the whole population', () => {
    expect(new Set(people.map(({ district }) => district)).size).to.equal(17);
    expect(new Set(people.map(({ psu }) => psu)).size).to.be.within(100, 160);
    expect(people.length).to.be.within(1150, 1350);
    const weights = people.reduce((sum, { weight }) => sum + weight, 0);
    expect(weights).to.be.within(1_100_000, 1_450_000);
  });

  it('answer the real questionnaire as a real respondent could, every page of their path', () => {
    const questionnaire = population();
    const random = seeded(7);
    for (const person of people.filter((_, at) => at % 60 === 0)) {
      const answers = interviewOf(questionnaire, person, 2012, random);
      const path = journey(questionnaire, answers);
      expect(firstUnanswered(path, answers)).to.equal(undefined);
      for (const step of path.steps) {
        expect(readStep(step, formOf(step, answers), answers), step.page.id).not.to.have.property('mistakes');
      }
    }
  });

  it('are the same with the same seed', () => {
    expect(samplePeople(republic.districts, 300, seeded(1))).to.deep.equal(
      samplePeople(republic.districts, 300, seeded(1)),
    );
  });
});

describe('the demonstration', () => {
  it('makes three closed waves that say what they are, makes them anew, and takes only them away', async () => {
    const database = await openTestDatabase();
    const demonstration = demonstrationService({
      stores: database.stores,
      clock: systemClock('Europe/Moscow'),
      random: randomBytes,
    });
    const questionnaire = population();
    const fill = () => demonstration.fill(questionnaire, { republic, size: 60, onWave: () => {} });
    await fill();
    const once = await database.models.responses.countDocuments();
    await fill();
    expect(await database.models.responses.countDocuments()).to.equal(once);
    const waves = await database.stores.waves.ofSurvey('population');
    expect(waves.map(({ name, state, isDemonstration }) => [name, state, isDemonstration])).to.deep.equal(
      ['2011', '2012', '2013'].map(name => [name, 'closed', true]),
    );
    await database.stores.waves.save({
      ...waves[0]!,
      id: 'population.2014',
      name: '2014',
      isDemonstration: false,
    });
    expect(await demonstration.remove('population')).to.equal(3);
    expect((await database.stores.waves.ofSurvey('population')).map(({ name }) => name)).to.deep.equal([
      '2014',
    ]);
    expect(await database.models.responses.countDocuments()).to.equal(0);
    await database.close();
  }).timeout(60_000);
});
