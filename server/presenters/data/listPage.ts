// The page of open data: what may be done with them, every release with its files, and the way to the programming interface.
import { dataPaths, type DataFile } from '../../paths/data.ts';
import type { OpenVersion } from '../../services/openData.ts';
import { date } from '../dates.ts';
import { frame } from '../frame.ts';
import { marked, type Reader } from '../reader.ts';
import { licence } from './licence.ts';
import { isMadeUp } from './meta.ts';
import { partsOf } from '../typography.ts';

const filesOf = ({ paths }: Reader, { release, version }: OpenVersion) => {
  const file = (name: DataFile, label: string) => ({
    href: dataPaths(paths).dataFile(release.id, version.number, name),
    ...{ label, type: name.endsWith('.csv') ? 'text/csv' : 'application/json' },
  });
  return [
    file('estimates.csv', 'CSV'),
    file('estimates.json', 'JSON'),
    file('datapackage.json', 'Data Package'),
  ];
};

const item = (reader: Reader, opened: OpenVersion) => {
  const { t, language, paths } = reader;
  const { release, version, snapshot, on } = opened;
  const named = { release: release.id, version: version.number, day: date(on, language) };
  return {
    ...marked(reader, snapshot.title),
    href: dataPaths(paths).dataRelease(release.id),
    about: [
      ...partsOf(t('releases:page.kicker', named)),
      t('data:release.findings', { count: snapshot.findings.length }),
    ],
    files: filesOf(reader, opened),
    all: t('data:list.open'),
  };
};

export const presentDataList = (reader: Reader, versions: readonly OpenVersion[]) => {
  const { t, paths } = reader;
  return {
    frame: frame(reader, {
      ...{ title: t('data:list.title'), description: t('data:list.description'), section: 'data' },
      isDemonstration: isMadeUp(versions),
    }),
    title: t('data:list.title'),
    stand: t('data:list.stand'),
    heading: t('data:list.releases'),
    releases: versions.map(version => item(reader, version)),
    empty:
      versions.length > 0
        ? null
        : { heading: t('data:list.empty'), text: t('data:list.empty_text'), link: null },
    terms: {
      heading: t('data:list.terms'),
      text: t('data:list.terms_text'),
      link: { href: licence.url, label: licence.title },
    },
    api: {
      heading: t('data:list.api_heading'),
      text: t('data:list.api_text'),
      link: { href: dataPaths(paths).dataApi(), label: t('data:list.api_link') },
    },
  };
};
