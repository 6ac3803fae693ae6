// A finding as a page of the press kit's document, and what stands above all of them.
import { releasePaths } from '../../../paths/releases.ts';
import type { PressFinding, PressVersion } from '../../../services/press.ts';
import { figureOf } from '../../figures/figureOf.ts';
import type { FigureTable } from '../../figures/parts.ts';
import type { ShortMethods } from '../../method/short.ts';
import { say, type Reader } from '../../reader.ts';
import { questionTable } from '../../results/table.ts';
import { toldOf } from './about.ts';
import { byName } from './listing.ts';
import { heldIn, sentenceOf } from './told.ts';

/** The cells of the page; what stands small under a number there follows it here. */
const tableOf = ({ caption, corner, columns, rows }: FigureTable) => ({
  caption,
  columns: [corner, ...columns],
  rows: rows.map(({ heading, cells }) => [
    heading,
    ...cells.map(({ text, under }) => (under === null ? text : `${text} (${under})`)),
  ]),
});

const kickerOf = (reader: Reader, found: PressFinding): string => {
  const { question, newest } = heldIn(found);
  return [
    question.topic && say(reader, question.topic),
    say(reader, question.survey.title),
    reader.t('results:page.wave', { wave: newest.wave.name }),
    byName(reader, found),
  ]
    .filter(Boolean)
    .join(' · ');
};

/** `picture`: painted already; null where the finding has none. */
export const presentPrinted = (
  reader: Reader,
  found: PressFinding,
  methods: ShortMethods,
  picture: Uint8Array | null,
) => {
  const { content, chart } = found.finding;
  const held = heldIn(found);
  const told = toldOf(reader, found, methods);
  return {
    kicker: kickerOf(reader, found),
    title: sentenceOf(reader, held) ?? say(reader, held.question.variable.label),
    picture,
    table: tableOf(figureOf(reader, content, chart)?.table ?? questionTable(reader, held.question)),
    lines: [
      ...(picture ? [] : [told.question, told.source]),
      ...(told.sentence === null ? [] : [told.sentence]),
      ...told.method,
      told.release,
    ],
    warnings: told.warnings,
  };
};

export const presentDocument = (reader: Reader, { release, number, title }: PressVersion) => {
  const { t, language, paths, baseUrl } = reader;
  const address = `${baseUrl}${releasePaths(paths).releaseVersion(release, number)}`;
  return {
    ...{ language, title: say(reader, title), brand: t('public:brand') },
    about: t('press:file.document', { release, version: number, address }),
  };
};
