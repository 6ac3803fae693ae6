// For machines that follow the site: the feed of releases in each language, and the map of public pages.
import { Router } from 'express';
import { readerIn, readerOf } from '../middleware/setUpReader.ts';
import { feedPatterns } from '../paths/feeds.ts';
import { rssOf, sitemapOf } from '../presenters/feeds.ts';
import type { PublishedService, VisibleRelease } from '../services/published.ts';
import { keptAnswers } from './keptAnswers.ts';

const editionOf = (releases: readonly VisibleRelease[]): readonly unknown[] =>
  releases.map(({ newest, withdrawn }) => [newest.id, newest.hash, withdrawn]);

export const feedRoutes = ({ published }: { readonly published: PublishedService }): Router => {
  const routes = Router();
  const tell = keptAnswers();
  routes.get(feedPatterns.rss, async (request, response) => {
    const releases = await published.releases();
    await tell(request, response, {
      ...{ edition: editionOf(releases), type: 'application/rss+xml; charset=utf-8' },
      write: () => rssOf(readerOf(response), releases),
    });
  });
  routes.get(feedPatterns.sitemap, async (request, response) => {
    const [surveys, releases] = [await published.all(), await published.releases()];
    const readers = () => readerOf(response).elsewhere.map(({ language }) => readerIn(response, language));
    await tell(request, response, {
      ...{ edition: editionOf(releases), type: 'application/xml; charset=utf-8' },
      write: () => sitemapOf(readers(), surveys, releases),
    });
  });
  return routes;
};
