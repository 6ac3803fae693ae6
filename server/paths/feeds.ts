// Addresses for machines that follow the site: the feed of each language and the map of all public pages.
import type { Paths } from '../paths.ts';

export const feedPatterns = { rss: '/rss.xml', sitemap: '/sitemap.xml' } as const;

export const feedPaths = ({ at }: Pick<Paths, 'at'>) => ({ rss: () => at('/rss.xml') });
