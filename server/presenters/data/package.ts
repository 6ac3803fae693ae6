// A release as a Frictionless Data Package (version 2 of the standard, readable by those who know version 1) and as a schema.org Dataset.
import { dataPaths } from '../../paths/data.ts';
import type { OpenVersion } from '../../services/openData.ts';
import { licence } from './licence.ts';
import { isMadeUp, methodsOf } from './meta.ts';
import { codebookTable, estimateTable, type OpenTable } from './tables.ts';
import { fileLinks } from './findings.ts';
import { inBoth, words, type Readers } from './words.ts';
import { say } from '../reader.ts';

/** What stands above the table of a CSV: a reader of tables skips these lines, a person does not. */
export const headLines = (readers: Readers, opened: OpenVersion): readonly string[] => {
  const { ru, en } = inBoth(readers, reader => say(reader, opened.snapshot.title));
  const notice = isMadeUp([opened]) ? words(readers, 'data:demonstration') : null;
  return [
    ...(notice ? [notice.ru, notice.en] : []),
    `${ru} / ${en}`,
    `${readers.ru.baseUrl}${dataPaths(readers.ru.paths).dataRelease(opened.release.id)}`,
    `${licence.name}, ${licence.url}`,
    ...methodsOf(readers, [opened]).flatMap(({ survey, wave, lines }) => [
      ...lines.ru.map(line => `${survey} ${wave}: ${line}`),
      ...lines.en.map(line => `${survey} ${wave}: ${line}`),
    ]),
  ];
};

export type Measured = { readonly bytes: number; readonly sha256: string };

const resource = (
  readers: Readers,
  name: 'estimates' | 'codebook',
  table: OpenTable,
  { bytes, sha256 }: Measured,
) => ({
  ...{ name, type: 'table', profile: 'tabular-data-resource', path: `${name}.csv` },
  title: words(readers, `data:table.${name}.title`).en,
  description: words(readers, `data:table.${name}.about`).en,
  ...{ format: 'csv', mediatype: 'text/csv', encoding: 'utf-8', bytes, hash: `sha256:${sha256}` },
  dialect: { delimiter: ',', lineTerminator: '\r\n', quoteChar: '"', header: true, commentChar: '#' },
  schema: {
    fields: table.columns.map(column => ({
      ...column,
      description: words(readers, `data:column.${column.name}`).en,
    })),
    missingValues: [''],
  },
});

const sourcesOf = (readers: Readers, opened: OpenVersion) =>
  methodsOf(readers, [opened]).map(({ survey, wave, url }) => ({ title: `${survey} ${wave}`, path: url }));

export const dataPackage = (
  readers: Readers,
  opened: OpenVersion,
  files: Readonly<Record<'estimates' | 'codebook', Measured>>,
) => {
  const { release, version, snapshot } = opened;
  const title = inBoth(readers, reader => say(reader, snapshot.title));
  const notice = isMadeUp([opened]) ? `${words(readers, 'data:demonstration').en} ` : '';
  return {
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    ...{ name: `barometer-${release.id}`, profile: 'tabular-data-package' },
    id: `${readers.ru.baseUrl}${dataPaths(readers.ru.paths).dataFile(release.id, version.number, 'datapackage.json')}`,
    ...{ title: `${title.en} / ${title.ru}`, version: `${version.number}.0.0` },
    description: `${notice}${words(readers, 'data:package.about').en}`,
    homepage: `${readers.ru.baseUrl}${dataPaths(readers.ru.paths).dataRelease(release.id)}`,
    created: version.from.toISOString(),
    keywords: ['corruption', 'survey', 'public opinion', 'коррупция', 'опрос'],
    contributors: [{ title: words(readers, 'public:brand').en, roles: ['publisher'] }],
    licenses: [{ name: licence.name, title: licence.title, path: licence.url }],
    sources: sourcesOf(readers, opened),
    is_demonstration: isMadeUp([opened]),
    methods: methodsOf(readers, [opened]),
    resources: [
      resource(readers, 'estimates', estimateTable(readers, opened), files.estimates),
      resource(readers, 'codebook', codebookTable(opened), files.codebook),
    ],
  };
};

const period = ({ statements }: OpenVersion): string | null => {
  const days = statements.flatMap(({ wave }) => (wave.opens && wave.closes ? [wave.opens, wave.closes] : []));
  const [first, last] = [days.toSorted()[0], days.toSorted().at(-1)];
  return first && last ? `${first}/${last}` : null;
};

type Language = 'ru' | 'en';

const downloadsOf = (readers: Readers, opened: OpenVersion) => {
  const links = fileLinks(readers, opened);
  const file = (url: string, encodingFormat: string) => ({
    ...{ '@type': 'DataDownload', contentUrl: url, encodingFormat },
  });
  return [
    file(links.estimates_csv, 'text/csv'),
    file(links.estimates_json, 'application/json'),
    file(links.codebook_csv, 'text/csv'),
    file(links.datapackage, 'application/json'),
  ];
};

const aboutDataset = (readers: Readers, opened: OpenVersion, language: Language): string =>
  [
    ...(isMadeUp([opened]) ? [words(readers, 'data:demonstration')[language]] : []),
    words(readers, 'data:package.about')[language],
    ...methodsOf(readers, [opened]).flatMap(({ lines }) => lines[language]),
  ]
    .join(' ')
    .slice(0, 4900);

/** For search engines of data sets. */
export const datasetMarkup = (readers: Readers, opened: OpenVersion, language: Language) => {
  const { release, version, snapshot, on } = opened;
  const covered = period(opened);
  return {
    ...{ '@context': 'https://schema.org', '@type': 'Dataset' },
    name: inBoth(readers, reader => say(reader, snapshot.title))[language],
    description: aboutDataset(readers, opened, language),
    url: `${readers[language].baseUrl}${dataPaths(readers[language].paths).dataRelease(release.id)}`,
    ...{ identifier: `${release.id}.${version.number}`, version: String(version.number), datePublished: on },
    ...{ license: licence.url, isAccessibleForFree: true, inLanguage: ['ru', 'en'] },
    creator: {
      '@type': 'Organization',
      name: words(readers, 'public:brand')[language],
      url: readers.ru.baseUrl,
    },
    ...(covered === null ? {} : { temporalCoverage: covered }),
    variableMeasured: snapshot.findings.flatMap(({ content }) =>
      content.questions.slice(0, 1).map(({ variable }) => say(readers[language], variable.label)),
    ),
    distribution: downloadsOf(readers, opened),
  };
};
