// What the list of the press desk is made from, and how a finding in it is named.
import type { PressFinding } from '../../../services/press.ts';
import { say, type Reader } from '../../reader.ts';
import { moment, type ClockFace } from '../releases/when.ts';
import { foundBy, type Asked } from './asked.ts';

export type Listing = {
  readonly all: readonly PressFinding[];
  readonly asked: Asked;
  readonly lastVisit: Date | null;
  readonly clock: ClockFace;
};

export const placeOf = ({ finding, version }: PressFinding) => ({ finding: finding.id, version: version.id });

export const isSame = (a: PressFinding, b: PressFinding | null): boolean =>
  a.finding.id === b?.finding.id && a.version.id === b.version.id;

/** What is asked for, or what something else would find. */
export const foundIn = (
  { all, asked, lastVisit, clock }: Listing,
  other: Asked = asked,
): readonly PressFinding[] => foundBy(all, other, { lastVisit, dayOf: clock.dayOf });

/** `эмбарго до 22 ноября, 10:00`; null where everybody may see it. */
export const waitingFor = (
  reader: Reader,
  { version }: Pick<PressFinding, 'version'>,
  clock: ClockFace,
): string | null => {
  if (version.state === 'public') return null;
  return version.state === 'waiting' && version.from
    ? reader.t('press:tag.waiting', { moment: moment(reader, clock, version.from) })
    : reader.t('press:tag.approved');
};

/** By which people are divided, where they are. */
export const byName = (reader: Reader, { finding }: PressFinding): string | null => {
  const { breakdown } = finding.content;
  return breakdown && reader.t('press:by', { label: say(reader, breakdown.variable.label) });
};
