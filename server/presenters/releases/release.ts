// One version of a release, for good under its address: findings, what was corrected, and what they were computed from.
import { releasePaths } from '../../paths/releases.ts';
import type { FrozenFinding, PublishedVersion, WaveSource } from '../../services/published.ts';
import { date } from '../dates.ts';
import { integer } from '../format.ts';
import { frame } from '../frame.ts';
import { say, type Reader } from '../reader.ts';
import { baseText } from '../results/passport.ts';
import { questionTable } from '../results/table.ts';
import type { DayOf } from './list.ts';
import { frozenFigure, frozenSentence } from './told.ts';
import { partsOf } from '../typography.ts';

const findingItem = (reader: Reader, finding: FrozenFinding, order: number) => {
  const { questions, breakdown } = finding.content;
  const [question] = questions;
  const newest = question?.waves.at(-1);
  if (!question || !newest) throw new RangeError('A release holds a finding without a wave');
  const { survey, variable } = question;
  const id = `finding-${order + 1}`;
  const figure = frozenFigure(reader, finding, id);
  const sentence = frozenSentence(reader, finding, figure);
  return {
    id,
    sentence,
    // two tables of one question differ in who is compared
    entry: [sentence, ...(breakdown ? [say(reader, breakdown.variable.label)] : [])].join(' · '),
    figure,
    // a picture says its sentence itself
    heading: figure?.title === sentence ? null : sentence,
    // a figure brings its own
    table: figure ? null : questionTable(reader, question),
    about: [
      say(reader, survey.title),
      reader.t('results:page.wave', { wave: newest.wave.name }),
      baseText(reader, question, newest),
    ].join(' · '),
    toTable: reader.t('releases:page.table'),
    link: {
      href: reader.paths.questionResults(survey.id, variable.name),
      label: reader.t('releases:page.question'),
    },
  };
};

/** Long enough to tell two apart, short enough to read out. */
const shortHash = (hash: string): string => `${hash.slice(0, 8)}…${hash.slice(-8)}`;

const sourceRow = (reader: Reader, { survey, wave, ...source }: WaveSource, titles: Titles) => ({
  wave: [titles.get(survey) ?? survey, wave].join(', '),
  count: source.count === null ? reader.t('results:chart.hidden') : integer(source.count, reader.language),
  questionnaire: { number: String(source.questionnaire.number), hash: shortHash(source.questionnaire.hash) },
  recipe: {
    number: source.recipe === null ? reader.t('releases:page.no_recipe') : `№ ${source.recipe}`,
    hash: shortHash(source.recipeHash),
  },
  data: shortHash(source.dataHash),
});

type Titles = ReadonlyMap<string, string>;

const titlesIn = (reader: Reader, findings: readonly FrozenFinding[]): Titles =>
  new Map(
    findings.flatMap(({ content }) =>
      content.questions.map(({ survey }) => [survey.id, say(reader, survey.title)] as const),
    ),
  );

const proofOf = (reader: Reader, { release, version, snapshot }: PublishedVersion) => {
  const { t, paths } = reader;
  return {
    heading: t('releases:page.proof'),
    text: t('releases:page.proof_text'),
    hash: version.hash,
    file: {
      href: releasePaths(paths).releaseFile(release.id, version.number),
      label: t('releases:page.file'),
    },
    head: ['wave', 'count', 'questionnaire', 'recipe', 'data'].map(name => t(`releases:page.head.${name}`)),
    scroll: t('results:table.scroll'),
    rows: snapshot.waves.map(source => sourceRow(reader, source, titlesIn(reader, snapshot.findings))),
  };
};

const versionsOf = (reader: Reader, { release, version }: PublishedVersion, dayOf: DayOf) => {
  const { t, language, paths } = reader;
  return {
    heading: t('releases:page.versions'),
    items: release.versions.toReversed().map(each => ({
      href: releasePaths(paths).releaseVersion(release.id, each.number),
      label: t('releases:page.version', { version: each.number, day: date(dayOf(each.from), language) }),
      isCurrent: each.number === version.number,
      note: each.note ? say(reader, each.note) : null,
    })),
  };
};

/** An old version stays readable and says that it is one. */
const supersededBy = (reader: Reader, { release, version }: PublishedVersion, dayOf: DayOf) => {
  const { newest } = release;
  if (newest.number === version.number) return null;
  const { t, language, paths } = reader;
  const next = release.versions.find(({ number }) => number > version.number);
  return {
    text: t('releases:page.old', { version: newest.number, day: date(dayOf(newest.from), language) }),
    note: next?.note ? say(reader, next.note) : null,
    link: { href: releasePaths(paths).release(release.id), label: t('releases:page.to_newest') },
  };
};

type Around = Pick<Parameters<typeof frame>[1], 'title' | 'description' | 'picture' | 'hasCharts'>;

const aroundOf = (reader: Reader, { version }: PublishedVersion, about: Around) => {
  const { t, paths } = reader;
  const list = releasePaths(paths).releases();
  return {
    frame: frame(reader, { ...about, section: 'results', isDemonstration: version.isDemonstration }),
    crumbsLabel: t('results:page.crumbs'),
    crumbs: [
      { href: paths.results(), label: t('public:nav.results') },
      { href: list, label: t('releases:list.title') },
    ],
  };
};

type Item = ReturnType<typeof findingItem>;
const mostTold = 3;

/** What stands for the page where it is shared: what was found, and the first drawing. */
const sharedOf = (
  { t, paths }: Reader,
  { release, version }: PublishedVersion,
  title: string,
  items: readonly Item[],
): Around => {
  const drawn = items.find(({ figure }) => figure);
  const told = items
    .slice(0, mostTold)
    .map(({ sentence }) => (/[.!?…]$/.test(sentence) ? sentence : `${sentence}.`));
  return {
    title,
    description: [...told, t('releases:page.description', { release: release.id, title })].join(' '),
    hasCharts: true,
    picture: drawn?.figure
      ? { href: releasePaths(paths).releasePicture(release.id, version.number), alt: drawn.figure.title }
      : null,
  };
};

/** With more findings than this, a reader wants to know what is below before going there. */
const fewFindings = 3;

const contentsOf = ({ t }: Reader, items: readonly Item[]) =>
  items.length > fewFindings
    ? {
        heading: t('releases:page.contents'),
        items: items.map(({ id, entry }) => ({ href: `#${id}`, label: entry })),
      }
    : null;

export const presentRelease = (reader: Reader, published: PublishedVersion, dayOf: DayOf) => {
  const { t, language } = reader;
  const { release, version, snapshot } = published;
  const title = say(reader, snapshot.title);
  const correction = version.number > 1 && snapshot.note ? say(reader, snapshot.note) : null;
  const items = snapshot.findings.map((finding, order) => findingItem(reader, finding, order));
  return {
    ...aroundOf(reader, published, sharedOf(reader, published, title, items)),
    kicker: partsOf(
      t('releases:page.kicker', {
        ...{ release: release.id, version: version.number },
        day: date(dayOf(version.from), language),
      }),
    ),
    title,
    old: supersededBy(reader, published, dayOf),
    correction: correction && { heading: t('releases:page.correction'), text: correction },
    contents: contentsOf(reader, items),
    findings: items,
    versions: versionsOf(reader, published, dayOf),
    proof: proofOf(reader, published),
  };
};

/** The address of a withdrawn release: why, and no number. */
export const presentWithdrawn = (reader: Reader, published: PublishedVersion, dayOf: DayOf) => {
  const { t, language, paths } = reader;
  const { id, withdrawn } = published.release;
  const heading = t('releases:withdrawn.heading', { release: id });
  return {
    ...aroundOf(reader, published, { title: heading, description: heading }),
    title: heading,
    day: t('releases:withdrawn.day', { day: date(dayOf(withdrawn?.at ?? published.version.from), language) }),
    reason: {
      heading: t('releases:withdrawn.reason'),
      text: withdrawn ? say(reader, withdrawn.reason) : '',
    },
    advice: t('releases:withdrawn.advice'),
    link: { href: paths.results(), label: t('problems:to_results') },
  };
};
