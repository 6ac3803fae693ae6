// Open data of one release: its files, what is inside, the method of each wave in three lines, and how to cite it.
import { dataPaths } from '../../paths/data.ts';
import { releasePaths } from '../../paths/releases.ts';
import type { OpenVersion } from '../../services/openData.ts';
import { date } from '../dates.ts';
import { frame } from '../frame.ts';
import { shortMethod } from '../method/short.ts';
import { say, type Reader } from '../reader.ts';
import { releaseRows } from './estimates.ts';
import { fileLinks } from './findings.ts';
import { licence } from './licence.ts';
import { isMadeUp } from './meta.ts';
import { datasetMarkup } from './package.ts';
import { questionsIn } from './tables.ts';
import type { Readers } from './words.ts';
import { partsOf } from '../typography.ts';

const filesOf = (reader: Reader, readers: Readers, opened: OpenVersion) => {
  const names: Readonly<Record<keyof ReturnType<typeof fileLinks>, string>> = {
    estimates_csv: 'estimates.csv',
    estimates_json: 'estimates.json',
    codebook_csv: 'codebook.csv',
    codebook_json: 'codebook.json',
    datapackage: 'datapackage.json',
    snapshot: `${opened.version.number}.json`,
  };
  const links = fileLinks(readers, opened);
  const keys = Object.keys(names) as (keyof typeof names)[]; // its own keys, in the order above
  return keys.map(key => ({
    ...{ href: new URL(links[key]).pathname, name: names[key], about: reader.t(`data:file.${key}`) },
    type: names[key].endsWith('.csv') ? 'text/csv' : 'application/json',
  }));
};

const methodOf = (reader: Reader, { statements }: OpenVersion) => ({
  heading: reader.t('data:release.method'),
  waves: statements.map(statement => ({
    lines: shortMethod(reader, statement),
    link: {
      href: reader.paths.method(statement.survey.id, statement.wave.name),
      label: reader.t('data:release.statement', { wave: statement.wave.name }),
    },
  })),
});

const contentsOf = (reader: Reader, readers: Readers, opened: OpenVersion) => {
  const { t } = reader;
  return {
    heading: t('data:release.contents'),
    about: [
      t('data:release.findings', { count: opened.snapshot.findings.length }),
      t('data:release.rows', { count: releaseRows(readers, opened).length }),
    ].join(' · '),
    scroll: t('results:table.scroll'),
    head: [t('data:release.question'), t('data:release.wave')],
    rows: questionsIn(opened).map(({ survey, variable, waves }) => ({
      label: say(reader, variable.label),
      name: variable.name,
      href: reader.paths.questionResults(survey.id, variable.name),
      waves: waves.map(({ wave }) => wave.name).join(', '),
    })),
  };
};

const citationOf = (reader: Reader, { release, version, on }: OpenVersion, title: string) => {
  const { t, language, baseUrl, paths } = reader;
  return {
    heading: t('data:release.cite'),
    text: t('data:release.citation', {
      ...{ title, release: release.id, version: version.number, day: date(on, language) },
      url: `${baseUrl}${releasePaths(paths).releaseVersion(release.id, version.number)}`,
    }),
    licence: { href: licence.url, label: licence.title },
  };
};

export const presentDataRelease = (reader: Reader, readers: Readers, opened: OpenVersion) => {
  const { t, language, paths } = reader;
  const { release, version, snapshot, on } = opened;
  const title = say(reader, snapshot.title);
  return {
    frame: frame(reader, {
      ...{ title, description: t('data:release.description', { release: release.id }), section: 'data' },
      isDemonstration: isMadeUp([opened]),
    }),
    crumbsLabel: t('results:page.crumbs'),
    crumbs: [{ href: dataPaths(paths).data(), label: t('data:list.title') }],
    kicker: partsOf(
      t('data:release.kicker', {
        ...{ release: release.id, version: version.number, day: date(on, language) },
      }),
    ),
    title,
    files: { heading: t('data:release.files'), items: filesOf(reader, readers, opened) },
    method: methodOf(reader, opened),
    contents: contentsOf(reader, readers, opened),
    empty: { heading: t('data:release.null'), text: t('data:release.null_text') },
    citation: citationOf(reader, opened, title),
    release: { href: releasePaths(paths).release(release.id), label: t('data:release.to_release') },
    markup: datasetMarkup(readers, opened, language === 'en' ? 'en' : 'ru'),
  };
};
