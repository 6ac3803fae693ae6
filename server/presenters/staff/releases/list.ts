// Releases by state: what waits for somebody stands first.
import { releasePaths } from '../../../paths/releases.ts';
import type { ListedRelease } from '../../../services/releases.ts';
import { say, type Reader } from '../../reader.ts';
import { titled } from '../form.ts';
import { presentFrame, type Visit } from '../frame.ts';
import { stateName, stateTag } from './state.ts';
import { moment, type ClockFace } from './when.ts';

/** What waits for a decision, then what is under way, then what is done. */
const groups = [
  { name: 'waiting', states: ['proposed', 'approved'] },
  { name: 'draft', states: ['draft'] },
  { name: 'embargo', states: ['embargo'] },
  { name: 'published', states: ['published'] },
  { name: 'withdrawn', states: ['withdrawn'] },
] as const;

const releaseRow = (reader: Reader, clock: ClockFace, release: ListedRelease) => {
  const { newest, id } = release;
  const { t } = reader;
  const last = newest.withdrawn ?? newest.published ?? newest.approved ?? newest.proposed ?? newest.made;
  return {
    href: releasePaths(reader.paths).staffRelease(id),
    id,
    title: say(reader, newest.title),
    tag: stateTag(reader, release),
    demonstration: newest.isDemonstration ? t('releases:staff.demonstration') : null,
    version: newest.number,
    findings: String(newest.findings.length),
    when:
      stateName(release) === 'embargo' && newest.from
        ? t('releases:staff.until', { moment: moment(reader, clock, newest.from) })
        : moment(reader, clock, last.at),
  };
};

export const presentStaffReleases = (
  visit: Visit,
  all: readonly ListedRelease[],
  { clock, mayMake }: { readonly clock: ClockFace; readonly mayMake: boolean },
) => {
  const { reader } = visit;
  const { t, paths } = reader;
  const heading = t('releases:staff.heading');
  return {
    frame: presentFrame(visit, releasePaths(paths).staffReleases()),
    title: titled(reader, heading),
    heading,
    lead: t('releases:staff.lead'),
    make: mayMake ? { href: releasePaths(paths).newRelease(), label: t('releases:staff.make') } : null,
    empty: all.length === 0 ? t(`releases:staff.empty.${mayMake ? 'make' : 'wait'}`) : null,
    columns: ['release', 'state', 'version', 'findings', 'when'].map(name => t(`releases:column.${name}`)),
    groups: groups
      .map(({ name, states }) => ({
        heading: t(`releases:group.${name}`),
        rows: all
          .filter(release => states.some(state => state === stateName(release)))
          .map(release => releaseRow(reader, clock, release)),
      }))
      .filter(({ rows }) => rows.length > 0),
  };
};
