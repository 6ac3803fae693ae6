// All findings: those that are kept, with the releases that hold them, and what the desk has sent to the press.
import { releasePaths } from '../../../paths/releases.ts';
import type { Finding } from '../../../services/findings.ts';
import type { ListedRelease } from '../../../services/releases.ts';
import type { Variable } from '../../../../surveys/variable.ts';
import type { ListedView } from '../../../services/views.ts';
import { date } from '../../dates.ts';
import { say, type Reader } from '../../reader.ts';
import { titled } from '../form.ts';
import { presentFrame, type Visit } from '../frame.ts';

export type ListedFinding = {
  readonly finding: Finding;
  readonly variable: Variable | null;
  readonly by: Variable | null;
};

/** The question it is about, as staff call it. */
export const nameOfFinding = (reader: Reader, { finding, variable }: ListedFinding): string =>
  variable ? say(reader, variable.label) : (finding.questions[0] ?? '');

/** How it is shown, by whom it is divided, whether somebody worded it. */
export const aboutFinding = (reader: Reader, { finding, by }: ListedFinding): string =>
  [
    reader.t(`releases:chart.${finding.chart}`),
    ...(finding.by === null
      ? []
      : [reader.t('releases:finding.broken', { by: by ? say(reader, by.label) : finding.by })]),
    ...(finding.words ? [reader.t('releases:finding.reworded')] : []),
  ].join(' · ');

const findingRow = (reader: Reader, listed: ListedFinding, releases: readonly ListedRelease[]) => {
  const { finding } = listed;
  const { paths } = reader;
  const { finding: findingPath, staffRelease } = releasePaths(paths);
  const holding = releases.filter(({ newest }) => newest.findings.includes(finding.id));
  return {
    href: findingPath(finding.id),
    label: nameOfFinding(reader, listed),
    about: aboutFinding(reader, listed),
    releases: holding.map(({ id }) => ({ href: staffRelease(id), label: id })),
  };
};

const sentRow = (reader: Reader, { view, who, day }: ListedView) => ({
  href: releasePaths(reader.paths).newFinding(`?view=${view.id}`),
  name: view.name,
  note: view.note,
  about: reader.t('analysis:views.about', { who, day: date(day, reader.language) }),
  label: reader.t('releases:findings.make'),
});

type Contents = {
  readonly findings: readonly ListedFinding[];
  readonly releases: readonly ListedRelease[];
  readonly sent: readonly ListedView[];
};

export const presentFindings = (visit: Visit, { findings, releases, sent }: Contents) => {
  const { reader } = visit;
  const { t, paths } = reader;
  const heading = t('releases:findings.heading');
  return {
    frame: presentFrame(visit, releasePaths(paths).findings()),
    title: titled(reader, heading),
    heading,
    lead: t('releases:findings.lead'),
    up: { href: releasePaths(paths).staffReleases(), label: t('releases:staff.to_all') },
    sent: { heading: t('releases:findings.sent'), items: sent.map(view => sentRow(reader, view)) },
    list: {
      heading: t('releases:findings.kept'),
      columns: {
        finding: t('releases:findings.finding'),
        about: t('releases:findings.about'),
        releases: t('releases:findings.releases'),
      },
      rows: findings.map(finding => findingRow(reader, finding, releases)),
      empty: t('releases:findings.empty'),
    },
    desk: { href: paths.at('/staff/analysis'), label: t('releases:findings.desk') },
  };
};
