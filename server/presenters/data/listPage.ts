// The page of open data: what may be done with them, every release with its files, and the way to the programming interface.
import { dataPaths } from '../../paths/data.ts';
import type { OpenVersion } from '../../services/openData.ts';
import { date } from '../dates.ts';
import { frame } from '../frame.ts';
import { say, type Reader } from '../reader.ts';
import { licence } from './licence.ts';
import { isMadeUp } from './meta.ts';

const item = (reader: Reader, { release, version, snapshot, on }: OpenVersion) => {
  const { t, language, paths } = reader;
  const { dataRelease, dataFile } = dataPaths(paths);
  return {
    title: say(reader, snapshot.title),
    href: dataRelease(release.id),
    about: t('releases:page.kicker', {
      release: release.id,
      version: version.number,
      day: date(on, language),
    }),
    contents: t('data:release.findings', { count: snapshot.findings.length }),
    files: [
      { href: dataFile(release.id, version.number, 'estimates.csv'), label: 'CSV', type: 'text/csv' },
      {
        href: dataFile(release.id, version.number, 'estimates.json'),
        label: 'JSON',
        type: 'application/json',
      },
      {
        href: dataFile(release.id, version.number, 'datapackage.json'),
        label: 'Data Package',
        type: 'application/json',
      },
    ],
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
