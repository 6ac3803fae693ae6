// Where a finding's number stands: its release and version, since when it is public, the method that leaves with it.
import { releasePaths } from '../../../paths/releases.ts';
import type { PressFinding } from '../../../services/press.ts';
import { date } from '../../dates.ts';
import type { ShortMethods } from '../../method/short.ts';
import { say, type Reader } from '../../reader.ts';
import type { Listing } from './listing.ts';
import { heldIn } from './told.ts';

/** What its numbers were taken from; the hash is that of the whole snapshot. */
const originOf = ({ t }: Reader, { version, finding }: PressFinding, wave: string) => {
  const source = version.snapshot.waves.find(each => each.survey === finding.survey && each.wave === wave);
  return [
    ...(source ? [{ term: t('press:aside.questionnaire'), text: String(source.questionnaire.number) }] : []),
    ...(source?.recipe ? [{ term: t('press:aside.recipe'), text: `№ ${source.recipe}` }] : []),
    { term: t('press:aside.hash'), text: `${version.hash.slice(0, 4)}…${version.hash.slice(-4)}` },
  ];
};

const linksOf = ({ t, paths }: Reader, { version, finding }: PressFinding, wave: string) => {
  const { staffRelease, releaseVersion } = releasePaths(paths);
  const approved = { href: staffRelease(version.release), label: t('press:aside.release') };
  if (version.state !== 'public') return [approved];
  return [
    approved,
    { href: releaseVersion(version.release, version.number), label: t('press:aside.address') },
    { href: paths.method(finding.survey, wave), label: t('press:aside.method') },
  ];
};

export const presentAside = (
  reader: Reader,
  found: PressFinding,
  methods: ShortMethods,
  { clock }: Pick<Listing, 'clock'>,
) => {
  const { t, language } = reader;
  const { version } = found;
  const { name } = heldIn(found).newest.wave;
  const on = version.state === 'public' && version.from ? clock.dayOf(version.from) : null;
  return {
    heading: t('press:aside.heading', { release: version.release }),
    title: say(reader, version.title),
    facts: [
      { term: t('press:aside.version'), text: String(version.number) },
      { term: t('press:aside.public'), text: on === null ? t('press:aside.not_yet') : date(on, language) },
      ...originOf(reader, found, name),
    ],
    links: linksOf(reader, found, name),
    method: { heading: t('press:aside.three_lines'), lines: methods.get(name) ?? [] },
  };
};
