// The feed of releases and the map of public pages, as XML. Every text is escaped here and nowhere else.
import { dataPaths } from '../paths/data.ts';
import { feedPaths } from '../paths/feeds.ts';
import { programmePaths } from '../paths/programme.ts';
import { releasePaths } from '../paths/releases.ts';
import type { ReleasedSurvey, VisibleRelease } from '../services/published.ts';
import { say, type Reader } from './reader.ts';

const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
/** XML knows no control characters but these three kinds of space. */
const escaped = (text: string): string =>
  text.replaceAll(/[&<>"]/g, sign => signs[sign] ?? '').replaceAll(/(?![\t\n\r])\p{Cc}/gu, '');

const element = (name: string, text: string): string => `<${name}>${escaped(text)}</${name}>`;

const feedItem = (reader: Reader, { id, versions, newest, withdrawn }: VisibleRelease): string => {
  const { t, baseUrl, paths } = reader;
  const href = `${baseUrl}${releasePaths(paths).release(id)}`;
  const note = newest.number > 1 && newest.note ? say(reader, newest.note) : null;
  const about = [
    ...(newest.isDemonstration ? [t('public:feed.demo')] : []),
    t('public:feed.item', { release: id, version: newest.number }),
    ...(note ? [t('public:feed.corrected', { note })] : []),
  ];
  const title = withdrawn ? t('public:feed.withdrawn', { release: id }) : say(reader, newest.title);
  return [
    '<item>',
    element('title', title),
    element('link', href),
    element(
      'description',
      withdrawn ? say(reader, withdrawn.reason) : about.join('. ').replaceAll('..', '.'),
    ),
    `<guid isPermaLink="false">${escaped(`${href}#${versions.length}${withdrawn ? 'w' : ''}`)}</guid>`,
    element('pubDate', (withdrawn?.at ?? newest.from).toUTCString()),
    '</item>',
  ].join('');
};

/** Newest first; a correction and a withdrawal come as news of their own. */
export const rssOf = (reader: Reader, releases: readonly VisibleRelease[]): string => {
  const { t, baseUrl, paths, language } = reader;
  const self = `${baseUrl}${feedPaths(paths).rss()}`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>',
    element('title', t('public:feed.title')),
    element('link', `${baseUrl}${paths.portal()}`),
    element('description', t('public:feed.about')),
    element('language', language),
    `<atom:link href="${escaped(self)}" rel="self" type="application/rss+xml"/>`,
    ...releases.map(release => feedItem(reader, release)),
    '</channel></rss>\n',
  ].join('');
};

const pagesIn = (
  paths: Reader['paths'],
  surveys: readonly ReleasedSurvey[],
  releases: readonly VisibleRelease[],
) => [
  ...[paths.portal(), paths.results(), releasePaths(paths).releases(), programmePaths(paths).programme()],
  ...[dataPaths(paths).data(), dataPaths(paths).dataApi()],
  ...surveys.flatMap(({ survey, questions, waves }) => [
    paths.surveyResults(survey.id),
    ...questions.map(({ variable }) => paths.questionResults(survey.id, variable.name)),
    ...waves.flatMap(({ wave, count }) => (count === null ? [] : [paths.method(survey.id, wave.name)])),
  ]),
  ...releases.flatMap(({ id, withdrawn }) =>
    withdrawn ? [] : [releasePaths(paths).release(id), dataPaths(paths).dataRelease(id)],
  ),
];

/** Every public page in every language, each naming the others. */
export const sitemapOf = (
  readers: readonly Reader[],
  surveys: readonly ReleasedSurvey[],
  releases: readonly VisibleRelease[],
): string => {
  const lists = readers.map(reader => ({ reader, pages: pagesIn(reader.paths, surveys, releases) }));
  const urls = lists.flatMap(({ pages }) =>
    pages.map((page, at) => {
      const others = lists.flatMap(({ reader: { language, plainLanguage, baseUrl }, pages: same }) =>
        (language === plainLanguage ? [language, 'x-default'] : [language]).map(
          spoken =>
            `<xhtml:link rel="alternate" hreflang="${spoken}" href="${escaped(`${baseUrl}${same[at] ?? ''}`)}"/>`,
        ),
      );
      return `<url>${element('loc', `${readers[0]?.baseUrl ?? ''}${page}`)}${others.join('')}</url>`;
    }),
  );
  const spaces =
    'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml"';
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset ${spaces}>${urls.join('')}</urlset>\n`;
};
