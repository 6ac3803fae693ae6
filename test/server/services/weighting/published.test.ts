// The demonstration is published with the margins it came with, and its numbers are those from before there were recipes.
//
// test/fixtures/weighting-published.json was made by the program as it was then: `population` of the library, 400 people a wave,
// random bytes from seeded(1); for every question and wave the value and the standard error of its one number.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { systemClock } from '../../../../server/clock.ts';
import { projectRoot } from '../../../../server/root.ts';
import { seeded } from '../../../../server/services/demo/random.ts';
import { readRepublic } from '../../../../server/services/demo/republic.ts';
import { demonstrationService } from '../../../../server/services/demonstration.ts';
import { createServices } from '../../../../server/services/index.ts';
import { readLibrary } from '../../../../server/services/library.ts';
import { openTestDatabase } from '../../../support/database.ts';

type Published = Readonly<Record<string, readonly (readonly [string, number | null, number | null])[]>>;
const read = (...path: string[]): unknown => JSON.parse(readFileSync(join(projectRoot, ...path), 'utf8'));
const known = read('test', 'fixtures', 'weighting-published.json') as Published;

describe('the published numbers of the demonstration', function () {
  this.timeout(60_000);
  let database: Awaited<ReturnType<typeof openTestDatabase>>;
  let services: ReturnType<typeof createServices>;
  before(async () => {
    database = await openTestDatabase();
    const random = seeded(1);
    const bytes = (size: number) =>
      Buffer.from(Array.from({ length: size }, () => Math.floor(random() * 256)));
    const parts = { stores: database.stores, clock: systemClock('Europe/Moscow'), random: bytes };
    services = createServices({
      ...parts,
      secrets: ['a secret for tests only'],
    });
    const questionnaire = readLibrary(join(projectRoot, 'surveys', 'library')).find(
      ({ id }) => id === 'population',
    );
    if (!questionnaire) throw new RangeError('surveys/library has no population questionnaire');
    await services.library.install([questionnaire]);
    const republic = readRepublic(read('programme', 'republic-margins.json'));
    await demonstrationService(parts).fill(questionnaire, { republic, size: 400, onWave: () => {} });
  });
  after(() => database.close());

  const published = async (): Promise<Published> => {
    const { questions } = await services.results.survey('population');
    return Object.fromEntries(
      questions.map(({ variable, waves }) => [
        variable.name,
        waves.map(({ wave, focus: { estimate } }) => [
          wave.name,
          estimate?.value ?? null,
          estimate?.standardError ?? null,
        ]),
      ]),
    );
  };
  const expectKnown = (now: Published): void => {
    expect(Object.keys(now)).to.deep.equal(Object.keys(known));
    for (const [name, waves] of Object.entries(known))
      waves.forEach(([wave, ...numbers], at) => {
        expect(now[name]?.[at]?.[0]).to.equal(wave);
        numbers.forEach((number, part) => {
          const shown = now[name]?.[at]?.[part + 1] ?? null;
          if (number === null) expect(shown, `${name} ${wave}`).to.equal(null);
          else expect(shown, `${name} ${wave}`).to.be.closeTo(number, 1e-12 * (1 + Math.abs(number)));
        });
      });
  };

  it('are the same before anybody looked at their weighting', async () => expectKnown(await published()));

  it('are the same once the margins are written down as recipe № 1, and while a draft lies beside it', async () => {
    for (const wave of ['2011', '2012', '2013'])
      await services.weighting.make({ survey: 'population', wave, from: null, who: 'isaeva' });
    expectKnown(await published());
  });

  it('go with the waves: a demonstration made anew has no recipes of the one before', async () => {
    await demonstrationService({
      stores: database.stores,
      clock: systemClock('Europe/Moscow'),
      random: size => Buffer.alloc(size),
    }).remove('population');
    expect(await database.models.weightings.countDocuments()).to.equal(0);
  });
});
