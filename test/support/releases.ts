// Publishes through the real services, as three people do it: one proposes, another approves, the press office publishes.
import { randomBytes } from 'node:crypto';
import { systemClock } from '../../server/clock.ts';
import { readConfig } from '../../server/config.ts';
import { loadSecrets } from '../../server/secrets.ts';
import { createServices, type Services } from '../../server/services/index.ts';
import type { Stores } from '../../server/stores/index.ts';
import { fieldsFrom } from '../../server/services/statements/read.ts';
import type { Outcome, ReleaseVersion } from '../../server/services/releases.ts';

export const proposer = 'account-of-a-sociologist';
export const approver = 'account-of-another-sociologist';
export const press = 'account-of-the-press-office';

type Press = Pick<Services, 'results' | 'findings' | 'releases' | 'statements'>;

/** The services over a store of which no program runs. */
export const pressOver = (stores: Stores): Press =>
  createServices({
    ...{ stores, random: randomBytes, clock: systemClock('Europe/Moscow') },
    secrets: loadSecrets(readConfig({ SESSION_SECRET: 'a secret for tests only' })),
  });

/** What was done; an act that was refused fails the test with its reason. */
export const done = async (outcome: Promise<Outcome>): Promise<ReleaseVersion> => {
  const reached = await outcome;
  if ('refused' in reached) throw new RangeError(`Refused: ${reached.refused}`);
  return reached.done;
};

const said = (name: string): string => (name.startsWith('outcome_') ? '10' : `Сказано: ${name}`);

/** Fills the disclosure statements of the survey's closed waves, without which nothing may be published. */
export const completeStatements = async ({ results, statements }: Press, survey: string): Promise<void> => {
  for (const { wave } of (await results.standing(survey)).waves) {
    if ((await statements.missing(survey, wave.name)).length === 0) continue;
    const { revision } = (await statements.form(survey, wave.name)).fields;
    await statements.save(survey, wave.name, { ...fieldsFrom(said), revision }, proposer);
  }
};

/** The id of a finding about this question, in the questionnaire's own words. */
export const findingAbout = async (
  services: Press,
  survey: string,
  question: string,
  more: { readonly chart?: string; readonly words?: { readonly ru: string; readonly en: string } } = {},
): Promise<string> => {
  const { chart = 'bars', words = null } = more;
  const saved = await services.findings.add({
    ...{ survey, questions: [question], by: null, chart, words, who: proposer },
  });
  if (!('id' in saved)) throw new RangeError(JSON.stringify(saved.look.mistakes));
  return saved.id;
};

export const hashOf = async ({ releases }: Press, release: string): Promise<string> => {
  const listed = (await releases.list()).find(({ id }) => id === release);
  return listed?.newest.hash ?? '';
};

type When = { readonly day: string; readonly time: string };

/** Takes what is drafted all the way to the public. */
export const publishDraft = async (services: Press, release: string, from: When | null = null) => {
  const { releases } = services;
  await done(releases.propose({ release, who: proposer }));
  const hash = await hashOf(services, release);
  await done(releases.approve({ release, who: approver, hash }));
  await done(releases.publish({ release, who: press, hash, from }));
};

export const draftOf = async (
  services: Press,
  findings: readonly string[],
  ru = 'Выпуск',
): Promise<string> => {
  const release = await services.releases.make({
    ...{ title: { ru, en: 'A release' }, findings, who: proposer },
  });
  if (release === null) throw new RangeError('The release has no title');
  return release;
};

/** Everything of the survey that may be shown, in one release. */
export const publishAll = async (services: Press, survey: string): Promise<string> => {
  await completeStatements(services, survey);
  const { questions } = await services.results.survey(survey);
  const shown = questions.filter(({ waves }) => waves.at(-1)?.cells.some(({ estimate }) => estimate));
  const findings: string[] = [];
  for (const { variable } of shown) findings.push(await findingAbout(services, survey, variable.name));
  const release = await draftOf(services, findings);
  await publishDraft(services, release);
  return release;
};
