// What stands around every public page: band, header, languages, footer. Pages put their own part inside.
import type { Reader } from './reader.ts';

export type Section = 'portal' | 'results';

export const frame = (
  reader: Reader,
  about: {
    readonly title: string;
    readonly description: string;
    readonly section: Section | null;
    readonly isDemonstration: boolean;
    /** The page draws charts. */
    readonly hasCharts?: boolean;
  },
) => {
  const { t, paths, language } = reader;
  const link = (section: Section, href: string) => ({
    href,
    label: t(`public:nav.${section}`),
    isCurrent: about.section === section,
  });
  return {
    title: about.title === t('public:brand') ? about.title : `${about.title} — ${t('public:brand')}`,
    description: about.description,
    lang: language,
    canonical: `${reader.baseUrl}${reader.elsewhere.find(({ isCurrent }) => isCurrent)?.href ?? paths.portal()}`,
    alternates: reader.elsewhere.map(other => ({
      language: other.language,
      href: `${reader.baseUrl}${other.href}`,
    })),
    stylesheet: reader.asset('public.css'),
    script: about.hasCharts ? reader.asset('charts.js') : null,
    nonce: reader.nonce,
    demo: about.isDemonstration
      ? {
          about: t('public:demo.about'),
          strong: t('public:demo.strong'),
          long: t('public:demo.long'),
          short: t('public:demo.short'),
        }
      : null,
    brand: t('public:brand'),
    brandHref: paths.portal(),
    tagline: t('public:tagline'),
    skip: t('public:skip'),
    languagesLabel: t('public:languages'),
    languages: reader.elsewhere,
    sectionsLabel: t('public:sections'),
    sections: [link('portal', paths.portal()), link('results', paths.results())],
    footer: footer(reader),
  };
};

const footer = ({ t, paths }: Reader) => ({
  how: { heading: t('public:footer.how'), text: t('public:footer.how_text') },
  columns: [
    {
      heading: t('public:footer.results'),
      links: [{ href: paths.results(), label: t('public:footer.all_results') }],
    },
    {
      heading: t('public:footer.staff'),
      links: [{ href: paths.signIn(), label: t('public:footer.sign_in') }],
    },
  ],
});

export type Frame = ReturnType<typeof frame>;
