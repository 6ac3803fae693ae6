// Releases of the demonstration: proposed, approved and published by three people who do not exist, through the services that real ones use.
import type { Clock } from '../../clock.ts';
import { auditService } from '../audit.ts';
import { findingService } from '../findings.ts';
import type { ServiceParts } from '../parts.ts';
import { releaseService, type Outcome } from '../releases.ts';
import { contentService } from '../releases/content.ts';
import { calculatorHere } from '../results/calculator.ts';
import { methodSource, type MethodSource } from '../statements/source.ts';
import { resultsService } from '../results/index.ts';
import { releasePlan, type PlannedFinding, type PlannedRelease } from './releasePlan.ts';

/** Not accounts: nobody signs in with these. */
export const demonstrationPeople = {
  proposes: 'demonstration.sociologist',
  approves: 'demonstration.reviewer',
  publishes: 'demonstration.press',
} as const;

/** A clock that shows the day on which the made-up people work; the log keeps the true one. */
const clockOf = (clock: Clock, moment: { value: Date }): Clock => ({
  ...clock,
  now: () => moment.value,
  today: () => clock.dayOf(moment.value),
});

type Parts = ServiceParts & { readonly method: MethodSource };

/** How waves came about is measured once for all releases, and by the true clock: the made-up one stands before they were closed. */
const withMethod = (parts: ServiceParts): Parts => {
  const calculator = parts.calculator ?? calculatorHere(parts.stores);
  const estimates = resultsService({ stores: parts.stores, calculator, clock: parts.clock });
  return { ...parts, calculator, method: methodSource({ ...parts, calculator, estimates }) };
};

const servicesAt = (parts: Parts, moment: { value: Date }) => {
  const audit = auditService(parts);
  const clock = clockOf(parts.clock, moment);
  const calculator = parts.calculator ?? calculatorHere(parts.stores);
  const results = resultsService({ stores: parts.stores, calculator, clock });
  const contents = contentService({ results, breakdown: results.breakdown });
  const given = { ...parts, clock, audit, calculator, results, contents };
  return { findings: findingService(given), releases: releaseService(given) };
};

type Press = ReturnType<typeof servicesAt>;

const reached = async (outcome: Promise<Outcome>): Promise<void> => {
  const result = await outcome;
  if ('refused' in result) throw new RangeError(`The demonstration cannot be released: ${result.refused}`);
};

const savingOf = (survey: string, { question, beside = [], by, chart, words }: PlannedFinding) => ({
  ...{
    survey,
    questions: [question, ...beside],
    by: by ?? null,
    chart,
    words: words ?? null,
    who: demonstrationPeople.proposes,
  },
});

const saved = async ({ findings }: Press, survey: string, planned: PlannedFinding): Promise<string> => {
  const added = await findings.add(savingOf(survey, planned));
  if ('look' in added) throw new RangeError(JSON.stringify(added.look.mistakes));
  return added.id;
};

const hashOf = async ({ releases }: Press, release: string): Promise<string> =>
  (await releases.list()).find(({ id }) => id === release)?.newest.hash ?? '';

type When = { readonly day: string; readonly time: string };

const toThePublic = async (press: Press, release: string, from: When | null = null): Promise<void> => {
  const { proposes, approves, publishes } = demonstrationPeople;
  await reached(press.releases.propose({ release, who: proposes }));
  const hash = await hashOf(press, release);
  await reached(press.releases.approve({ release, who: approves, hash }));
  await reached(press.releases.publish({ release, who: publishes, hash, from }));
};

type Made = { readonly release: string; readonly ids: readonly string[] };

const correct = async (press: Press, survey: string, planned: PlannedRelease, { release, ids }: Made) => {
  const who = demonstrationPeople.proposes;
  await reached(press.releases.correct({ release, who }));
  for (const [at, finding] of planned.findings.entries())
    if (finding.corrected)
      await press.findings.change(ids[at] ?? '', savingOf(survey, { ...finding, words: finding.corrected }));
  await reached(press.releases.edit({ release, who, note: planned.correction?.note ?? { ru: '', en: '' } }));
  await toThePublic(press, release);
};

const dayLong = 24 * 60 * 60 * 1000;

/** When its people work, and until when only staff may look. */
const timesOf = ({ clock }: ServiceParts, { from }: PlannedRelease) =>
  typeof from === 'string'
    ? { at: new Date(from), embargo: null }
    : {
        at: clock.now(),
        embargo: { day: clock.dayOf(new Date(clock.now().getTime() + from.days * dayLong)), time: '10:00' },
      };

const prepared = async (press: Press, survey: string, planned: PlannedRelease): Promise<Made> => {
  const ids: string[] = [];
  for (const finding of planned.findings) ids.push(await saved(press, survey, finding));
  const release = await press.releases.make({
    ...{ title: planned.title, findings: ids, who: demonstrationPeople.proposes, isDemonstration: true },
    year: Number(planned.wave),
  });
  if (release === null) throw new RangeError('A planned release has no title');
  return { release, ids };
};

const publishOne = async (parts: Parts, survey: string, planned: PlannedRelease): Promise<void> => {
  const { at, embargo } = timesOf(parts, planned);
  const moment = { value: at };
  const press = servicesAt(parts, moment);
  const made = await prepared(press, survey, planned);
  await toThePublic(press, made.release, embargo);
  const { correction, withdrawal } = planned;
  if (correction) {
    moment.value = new Date(correction.from);
    await correct(press, survey, planned, made);
  }
  if (withdrawal) {
    moment.value = new Date(withdrawal.at);
    const { reason } = withdrawal;
    await reached(press.releases.withdraw({ ...made, who: demonstrationPeople.publishes, reason }));
  }
};

/** Publishes what comes out after this wave; nothing where real answers stand beside the made-up ones. */
export const releaseDemonstration = async (
  parts: ServiceParts,
  survey: string,
  wave: string,
): Promise<number> => {
  const closed = (await parts.stores.waves.ofSurvey(survey)).filter(({ state }) => state === 'closed');
  if (closed.some(({ isDemonstration }) => !isDemonstration)) return 0;
  const planned = releasePlan.filter(release => release.survey === survey && release.wave === wave);
  const given = withMethod(parts);
  for (const release of planned) await publishOne(given, survey, release);
  return planned.length;
};

/** Takes away every release with made-up numbers, and what the made-up people had proposed. */
export const removeReleases = async (parts: ServiceParts): Promise<number> => {
  const removed = await parts.stores.releases.removeDemonstrations();
  await parts.stores.findings.removeBy(Object.values(demonstrationPeople));
  const audit = auditService(parts);
  for (const id of removed) await audit.record({ who: null, what: 'release_removed', object: id });
  return removed.length;
};
