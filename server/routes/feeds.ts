// For machines that follow the site: the feed of releases in each language, and the map of public pages.
import { Router } from 'express';
import { readerIn, readerOf } from '../middleware/setUpReader.ts';
import { feedPatterns } from '../paths/feeds.ts';
import { rssOf, sitemapOf } from '../presenters/feeds.ts';
import type { PublishedService, VisibleRelease } from '../services/published.ts';
import { revalidate } from './revalidate.ts';

const editionOf = (releases: readonly VisibleRelease[]): readonly unknown[] =>
  releases.map(({ newest, withdrawn }) => [newest.id, newest.hash, withdrawn]);

export const feedRoutes = ({ published }: { readonly published: PublishedService }): Router => {
  const routes = Router();
  routes.get(feedPatterns.rss, async (request, response) => {
    const releases = await published.releases();
    await revalidate(request, response, editionOf(releases), () => {
      response.type('application/rss+xml').send(rssOf(readerOf(response), releases));
    });
  });
  routes.get(feedPatterns.sitemap, async (request, response) => {
    const [surveys, releases] = [await published.all(), await published.releases()];
    await revalidate(request, response, editionOf(releases), () => {
      const readers = readerOf(response).elsewhere.map(({ language }) => readerIn(response, language));
      response.type('application/xml').send(sitemapOf(readers, surveys, releases));
    });
  });
  return routes;
};
