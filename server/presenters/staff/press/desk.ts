// The press desk: the list, one finding with everything that can be taken from it, and where its numbers stand.
import { pressPaths } from '../../../paths/press.ts';
import type { PressFinding } from '../../../services/press.ts';
import type { Statement } from '../../../services/statements.ts';
import { embedCode } from '../../embed/code.ts';
import { figureOf } from '../../figures/figureOf.ts';
import { shortMethods } from '../../method/short.ts';
import { say, type Reader } from '../../reader.ts';
import { questionTable } from '../../results/table.ts';
import { titled } from '../form.ts';
import { presentFrame, type Visit } from '../frame.ts';
import { presentActions } from './actions.ts';
import { presentAside } from './aside.ts';
import { queryOf } from './asked.ts';
import { presentList } from './list.ts';
import { byName, foundIn, waitingFor, type Listing } from './listing.ts';
import { heldIn, printedOf, sentenceOf } from './told.ts';

export type Readers = { readonly ru: Reader; readonly en: Reader };

/** `isAsked`: somebody chose it; else it only stands there first. */
export type Shown = {
  readonly found: PressFinding;
  readonly statements: readonly Statement[];
  readonly isAsked: boolean;
};

/** In the reader's language first. */
const sentencesOf = (reader: Reader, readers: Readers, found: PressFinding) => {
  const languages = reader.language === 'en' ? (['en', 'ru'] as const) : (['ru', 'en'] as const);
  return languages.flatMap(language => {
    const told = printedOf(readers[language], found);
    if (!told) return [];
    const name = readers[language].t('press:language');
    return [{ ...told, id: `sentence-${language}`, language, name, isMain: language === languages[0] }];
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

/** Under its address nothing stands before everybody may see it. */
const codeOf = (reader: Reader, { finding, version }: PressFinding) =>
  version.state === 'public' ? embedCode(reader, { finding, version: version.id }) : null;

const presentFound = (reader: Reader, readers: Readers, { found, statements }: Shown, listing: Listing) => {
  const { question, newest } = heldIn(found);
  const { content, chart } = found.finding;
  const figure = figureOf(reader, content, chart);
  const waiting = waitingFor(reader, found, listing.clock);
  const methods = shortMethods(reader, statements, question.survey.id);
  return {
    kicker: kickerOf(reader, found),
    title: sentenceOf(reader, { question, newest }) ?? say(reader, question.variable.label),
    waiting: waiting && { tag: waiting, text: reader.t('press:waiting') },
    superseded: supersededBy(reader, found, listing),
    figure,
    sentences: sentencesOf(reader, readers, found),
    actions: presentActions(reader, found, figure !== null),
    embed: codeOf(reader, found),
    // a figure brings its own
    table: figure ? null : questionTable(reader, question),
    aside: presentAside(reader, found, methods, listing),
  };
};

/** What stands there before anybody has chosen: the first that everybody may see; a look at others is written down. */
export const firstOf = (listing: Listing): PressFinding | null =>
  foundIn(listing).find(({ version }) => version.state === 'public') ?? null;

export const presentPressDesk = (visit: Visit, readers: Readers, listing: Listing, shown: Shown | null) => {
  const { reader } = visit;
  const { t, paths } = reader;
  const heading = t('press:heading');
  return {
    frame: presentFrame(visit, pressPaths(paths).press()),
    title: titled(reader, heading),
    heading,
    lead: t('press:lead'),
    isOpened: shown?.isAsked ?? false,
    list: presentList(reader, listing, shown?.found ?? null),
    back: { href: pressPaths(paths).press(queryOf(listing.asked)), label: t('press:back') },
    found: shown && presentFound(reader, readers, shown, listing),
    scripts: ['charts.js', 'press.js'].map(name => ({ src: reader.asset(name), nonce: reader.nonce })),
  };
};
