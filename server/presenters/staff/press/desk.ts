// The press desk: the list, one finding with everything that can be taken from it, and where its numbers stand.
import { pressPaths } from '../../../paths/press.ts';
import { releasePaths } from '../../../paths/releases.ts';
import type { PressFinding } from '../../../services/press.ts';
import { date } from '../../dates.ts';
import { figureOf } from '../../figures/figureOf.ts';
import { say, type Reader } from '../../reader.ts';
import { methodLines } from '../../results/method.ts';
import { pressSentence } from '../../results/press.ts';
import { questionTable } from '../../results/table.ts';
import { titled } from '../form.ts';
import { presentFrame, type Visit } from '../frame.ts';
import { presentActions } from './actions.ts';
import { foundBy, queryOf } from './asked.ts';
import { byName, presentList, waitingFor, type Listing } from './list.ts';
import { heldIn, sentenceOf } from './told.ts';

export type Readers = { readonly ru: Reader; readonly en: Reader };

const sentencesOf = (readers: Readers, found: PressFinding) => {
  const { question, newest } = heldIn(found);
  return (['ru', 'en'] as const).flatMap(language => {
    const told = pressSentence(readers[language], question, newest);
    if (!told) return [];
    return [
      {
        id: `sentence-${language}`,
        language,
        name: language === 'ru' ? 'По-русски' : 'In English',
        text: told.text,
        copy: told.copy,
        copied: told.copied,
      },
    ];
  });
};

const kickerOf = (reader: Reader, found: PressFinding) => {
  const { question, newest } = heldIn(found);
  return {
    topic: question.topic && say(reader, question.topic),
    rest: [
      say(reader, question.survey.title),
      reader.t('results:page.wave', { wave: newest.wave.name }),
      ...[byName(reader, found)].filter(name => name !== null),
    ],
  };
};

/** Where it stands: its release and version, since when, what leaves with the number. */
const asideOf = (reader: Reader, found: PressFinding, { clock }: Listing) => {
  const { t, language, paths } = reader;
  const { version } = found;
  const { question, newest } = heldIn(found);
  const { staffRelease, releaseVersion } = releasePaths(paths);
  const source = version.snapshot.waves.find(
    ({ survey, wave }) => survey === question.survey.id && wave === newest.wave.name,
  );
  const isOpen = version.state === 'public';
  return {
    heading: t('press:aside.heading', { release: version.release }),
    title: say(reader, version.title),
    facts: [
      { term: t('press:aside.version'), text: String(version.number) },
      {
        term: t('press:aside.public'),
        text: isOpen && version.from ? date(clock.dayOf(version.from), language) : t('press:aside.not_yet'),
      },
      ...(source
        ? [{ term: t('press:aside.questionnaire'), text: String(source.questionnaire.number) }]
        : []),
      ...(source?.recipe ? [{ term: t('press:aside.recipe'), text: `№ ${source.recipe}` }] : []),
    ],
    links: [
      { href: staffRelease(version.release), label: t('press:aside.release') },
      ...(isOpen
        ? [{ href: releaseVersion(version.release, version.number), label: t('press:aside.address') }]
        : []),
      { href: paths.method(question.survey.id, newest.wave.name), label: t('press:aside.method') },
    ].slice(0, isOpen ? 3 : 1),
  };
};

/** A later version that everybody can see: this one is only what was said before. */
const supersededBy = (reader: Reader, found: PressFinding, { all }: Listing) => {
  const newer = all.find(
    ({ version }) =>
      version.release === found.version.release &&
      version.state === 'public' &&
      version.number > found.version.number,
  );
  if (!newer) return null;
  const held = all.find(
    ({ version, finding }) => version === newer.version && finding.id === found.finding.id,
  );
  return {
    text: reader.t('press:superseded', { version: newer.version.number }),
    link: held && {
      href: pressPaths(reader.paths).pressFinding({ finding: held.finding.id, version: held.version.id }),
      label: reader.t('press:to_newest'),
    },
  };
};

const presentFound = (reader: Reader, readers: Readers, found: PressFinding, listing: Listing) => {
  const { question, newest } = heldIn(found);
  const { content, chart } = found.finding;
  const figure = figureOf(reader, content, chart);
  const waiting = waitingFor(reader, found, listing.clock);
  return {
    kicker: kickerOf(reader, found),
    title: sentenceOf(reader, { question, newest }) ?? say(reader, question.variable.label),
    waiting: waiting && { tag: waiting, text: reader.t('press:waiting') },
    superseded: supersededBy(reader, found, listing),
    demonstration: found.version.isDemonstration ? reader.t('results:chart.demo') : null,
    figure,
    sentences: sentencesOf(readers, found),
    actions: presentActions(reader, found, figure),
    table: figure?.table ?? questionTable(reader, question),
    toTable: reader.t('releases:page.table'),
    method: { heading: reader.t('results:page.method'), lines: methodLines(reader, question, newest) },
    aside: asideOf(reader, found, listing),
  };
};

/** What stands there before anybody has chosen: the first that everybody may see; a look at others is written down. */
const firstOf = (listing: Listing): PressFinding | null => {
  const { all, asked, lastVisit, clock } = listing;
  const found = foundBy(all, asked, { lastVisit, dayOf: clock.dayOf });
  return found.find(({ version }) => version.state === 'public') ?? null;
};

export const presentPressDesk = (
  visit: Visit,
  readers: Readers,
  listing: Listing,
  chosen: PressFinding | null,
) => {
  const { reader } = visit;
  const { t, paths } = reader;
  const heading = t('press:heading');
  const found = chosen ?? firstOf(listing);
  return {
    frame: presentFrame(visit, pressPaths(paths).press()),
    title: titled(reader, heading),
    heading,
    lead: t('press:lead'),
    isOpened: chosen !== null,
    list: presentList(reader, listing, found),
    back: { href: pressPaths(paths).press(queryOf(listing.asked)), label: t('press:back') },
    found: found && presentFound(reader, readers, found, listing),
    scripts: ['charts.js', 'press.js'].map(name => ({ src: reader.asset(name), nonce: reader.nonce })),
  };
};
