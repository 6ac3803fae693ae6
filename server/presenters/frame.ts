// What stands around every public page: band, header, languages, footer. Pages put their own part inside.
import { dataPaths } from '../paths/data.ts';
import { feedPaths } from '../paths/feeds.ts';
import { programmePaths } from '../paths/programme.ts';
import { releasePaths } from '../paths/releases.ts';
import { interfaceLanguage, type Reader } from './reader.ts';

export type Section = 'portal' | 'results' | 'programme' | 'data';

/** The picture that stands for a page where it is shared. */
export type Shared = { readonly href: string; readonly alt: string };

type About = {
  readonly title: string;
  readonly description: string;
  readonly section: Section | null;
  readonly isDemonstration: boolean;
  /** The page draws charts. */
  readonly hasCharts?: boolean;
  readonly picture?: Shared | null;
  /** False of errors: nobody shall keep their address. */
  readonly isFound?: boolean;
};

export const frame = (reader: Reader, about: About) => {
  const { t, paths, language } = reader;
  const brand = t('public:brand');
  return {
    title: about.title === brand ? about.title : `${about.title} — ${brand}`,
    description: about.description,
    lang: interfaceLanguage(reader),
    ...addresses(reader),
    isFound: about.isFound ?? true,
    feed: { href: feedPaths(paths).rss(), title: t('public:feed.title') },
    picture: about.picture
      ? { href: `${reader.baseUrl}${about.picture.href}`, alt: about.picture.alt }
      : null,
    locale: { ru: 'ru_RU', ce: 'ce_RU', en: 'en_GB' }[language],
    stylesheet: reader.asset('public.css'),
    script: about.hasCharts ? reader.asset('charts.js') : null,
    nonce: reader.nonce,
    demo: about.isDemonstration ? demo(reader) : null,
    brand,
    brandHref: paths.portal(),
    tagline: t('public:tagline'),
    skip: t('public:skip'),
    languagesLabel: t('public:languages'),
    languages: reader.elsewhere,
    sectionsLabel: t('public:sections'),
    sections: sections(reader, about.section),
    footer: footer(reader),
  };
};

/** This page under its own address and in the other languages, for search engines; who reads none of them gets the plain address. */
const addresses = ({ elsewhere, baseUrl, paths, plainLanguage }: Reader) => {
  const alternates: { readonly language: string; readonly href: string }[] = elsewhere.map(
    ({ language, href }) => ({ language, href: `${baseUrl}${href}` }),
  );
  const plain = alternates.find(({ language }) => language === plainLanguage);
  return {
    canonical: `${baseUrl}${elsewhere.find(({ isCurrent }) => isCurrent)?.href ?? paths.portal()}`,
    alternates: plain ? [...alternates, { language: 'x-default', href: plain.href }] : alternates,
  };
};

const demo = ({ t }: Reader) => ({
  about: t('public:demo.about'),
  strong: t('public:demo.strong'),
  long: t('public:demo.long'),
  short: t('public:demo.short'),
});

const sections = ({ t, paths }: Reader, current: Section | null) => {
  const link = (section: Section, href: string) => ({
    ...{ href, label: t(`public:nav.${section}`), isCurrent: current === section },
  });
  return [
    link('portal', paths.portal()),
    link('results', paths.results()),
    link('programme', programmePaths(paths).programme()),
    link('data', dataPaths(paths).data()),
  ];
};

const footer = ({ t, paths }: Reader) => ({
  how: { heading: t('public:footer.how'), text: t('public:footer.how_text') },
  columns: [
    {
      heading: t('public:footer.results'),
      links: [
        { href: paths.results(), label: t('public:footer.all_results') },
        { href: releasePaths(paths).releases(), label: t('public:footer.releases') },
        { href: feedPaths(paths).rss(), label: t('public:feed.link') },
      ],
    },
    {
      heading: t('public:nav.data'),
      links: [
        { href: dataPaths(paths).data(), label: t('public:footer.data') },
        { href: dataPaths(paths).dataApi(), label: t('public:footer.api') },
      ],
    },
    {
      heading: t('public:footer.staff'),
      links: [{ href: paths.signIn(), label: t('public:footer.sign_in') }],
    },
  ],
});

export type Frame = ReturnType<typeof frame>;
