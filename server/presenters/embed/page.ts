// A finding inside a page of another site: it loads itself, one style sheet and one picture, and needs no script.
import { dataPaths } from '../../paths/data.ts';
import { releasePaths } from '../../paths/releases.ts';
import type { Embedded, Later } from '../../services/embeds.ts';
import { date } from '../dates.ts';
import { say, type Reader } from '../reader.ts';
import type { DayOf } from '../releases/list.ts';
import { embedPictures } from './pictures.ts';
import { embedWords, methodOf } from './told.ts';

export type Shown = Extract<Embedded, { readonly state: 'shown' }>;
export type Kind = 'live' | 'frozen';

export const aroundEmbed = (reader: Reader, title: string) => {
  const brand = reader.t('public:brand');
  return {
    ...{ lang: reader.language, title: `${title} — ${brand}`, brand },
    stylesheet: reader.asset('embed.css'),
    home: `${reader.baseUrl}${reader.paths.portal()}`,
  };
};

/** An old version says that it is one, and what was wrong with it. */
const laterNotice = (reader: Reader, shown: Shown, dayOf: DayOf) => {
  const { later, opened } = shown;
  if (!later) return null;
  const { t, language, paths, baseUrl } = reader;
  return {
    text: t('embed:later', { day: date(dayOf(later.version.from), language) }),
    note: correctionNote(reader, later, opened.release.id),
    link: {
      href: `${baseUrl}${releasePaths(paths).release(later.release.id)}`,
      label: t('releases:page.to_newest'),
    },
  };
};

const correctionNote = (reader: Reader, { release, version }: Later, own: string): string | null =>
  release.id === own && version.note ? say(reader, version.note) : null;

const linksOf = (reader: Reader, { opened, finding }: Shown, kind: Kind) => {
  const { t, paths, baseUrl } = reader;
  const { release, version } = opened;
  const [question] = finding.content.questions;
  const [survey, name] = [finding.survey, question?.variable.name ?? ''];
  const wave = question?.waves.at(-1)?.wave.name ?? '';
  const page =
    kind === 'live'
      ? paths.questionResults(survey, name)
      : releasePaths(paths).releaseVersion(release.id, version.number);
  const csv =
    kind === 'live'
      ? paths.questionCsv(survey, name)
      : dataPaths(paths).dataFile(release.id, version.number, 'estimates.csv');
  return [
    { href: `${baseUrl}${page}`, label: t('embed:open') },
    { href: `${baseUrl}${paths.method(survey, wave)}`, label: t('embed:method') },
    { href: `${baseUrl}${csv}`, label: 'CSV' },
  ];
};

/** Null where nothing of the finding could be drawn. */
export const presentEmbed = (reader: Reader, shown: Shown, { kind, dayOf }: { kind: Kind; dayOf: DayOf }) => {
  const { t, language } = reader;
  const { opened, finding } = shown;
  const { release, version, on } = opened;
  const method = methodOf(reader, opened, finding);
  const words = embedWords(reader, finding, method.n);
  if (!words) return null;
  const { sentence, figure, source } = words;
  const drawn = { finding: finding.id, version: version.id, block: figure.block };
  return {
    ...aroundEmbed(reader, sentence),
    ...{ sentence, measure: figure.measure, source },
    later: laterNotice(reader, shown, dayOf),
    picture: embedPictures(reader, drawn, figure.title),
    details: { label: t('embed:table'), description: figure.description, table: figure.table },
    method: method.lines,
    demo: figure.demo,
    from: [
      t('releases:source.link', { release: release.id }),
      t('releases:source.about', { version: version.number, day: date(on, language) }),
    ].join(', '),
    links: linksOf(reader, shown, kind),
  };
};

export type EmbedPage = NonNullable<ReturnType<typeof presentEmbed>>;
