// A press kit: pictures, tables, sentences and method of one finding or of a whole release, in both languages.
import type { Statement } from '../services/statements.ts';
import type { PressFinding, PressVersion } from '../services/press.ts';
import { figureOf, pictureMethod, pictureOf } from '../presenters/figures/figureOf.ts';
import { plainStatement } from '../presenters/method/plain.ts';
import { shortMethods } from '../presenters/method/short.ts';
import { say, type Reader } from '../presenters/reader.ts';
import { findingRows } from '../presenters/results/fileRows.ts';
import { linesOf, toldOf } from '../presenters/staff/press/about.ts';
import { presentDocument, presentPrinted } from '../presenters/staff/press/printed.ts';
import { heldIn, sentenceOf } from '../presenters/staff/press/told.ts';
import { findingXlsx } from './findingXlsx.ts';
import type { PrintedFinding } from './documents/print.ts';
import type { Painter } from './pictures/painter.ts';
import type { Printer } from './documents/printer.ts';
import { findingCsv } from './resultsCsv.ts';
import type { ZipEntry } from './zip.ts';

export type Kit = {
  readonly painter: Painter;
  readonly printer: Printer;
  readonly version: PressVersion;
  readonly findings: readonly PressFinding[];
  /** Stands as the day of every file. */
  readonly day: string;
  readonly readers: readonly Reader[];
  /** Of every wave in the version. */
  readonly statements: readonly Statement[];
};

type Item = { readonly kit: Kit; readonly reader: Reader; readonly found: PressFinding };
type Made = Pick<ZipEntry, 'path' | 'make'> & { readonly isPacked?: boolean };

/** Latin letters and digits: it passes through every mailbox. */
const stemOf = ({ finding }: PressFinding, at: number): string =>
  `${String(at + 1).padStart(2, '0')}-${finding.questions[0] ?? ''}`.replace(/[^a-zA-Z0-9.-]+/g, '-');

type Wanted = { readonly format: 'png' | 'svg'; readonly hasMethod: boolean };

const painted = async (
  { kit, reader, found }: Item,
  { format, hasMethod }: Wanted,
): Promise<Buffer | null> => {
  const figure = figureOf(reader, found.finding.content, found.finding.chart);
  if (!figure) return null;
  const size = format === 'png' ? '2x' : '1x';
  const method = hasMethod ? pictureMethod(reader, found.finding.content, kit.statements) : null;
  return Buffer.from(await kit.painter.paint({ picture: pictureOf(figure, method), size, format }));
};

const methodsOf = ({ kit, reader, found }: Item) =>
  shortMethods(reader, kit.statements, found.finding.survey);

const rowsOf = (item: Item) =>
  findingRows({ reader: item.reader, methods: methodsOf(item) }, item.found.finding);

const aboutOf = (item: Item): readonly string[] => linesOf(toldOf(item.reader, item.found, methodsOf(item)));

const filesOf = (item: Item, stem: string): readonly Made[] => {
  const { reader, found } = item;
  const isDrawn = figureOf(reader, found.finding.content, found.finding.chart) !== null;
  const picture = (format: 'png' | 'svg') => async () =>
    (await painted(item, { format, hasMethod: true })) ?? '';
  return [
    ...(isDrawn
      ? [
          { path: `${stem}.png`, isPacked: true, make: picture('png') },
          { path: `${stem}.svg`, make: picture('svg') },
        ]
      : []),
    { path: `${stem}.csv`, make: () => findingCsv(rowsOf(item)) },
    {
      path: `${stem}.xlsx`,
      isPacked: true,
      make: () => findingXlsx({ reader, rows: rowsOf(item), about: aboutOf(item) }),
    },
  ];
};

/** A page says the method in words below its picture. */
const printed = async (kit: Kit, reader: Reader): Promise<Buffer> => {
  const findings: PrintedFinding[] = [];
  for (const found of kit.findings) {
    const item = { kit, reader, found };
    const picture = await painted(item, { format: 'png', hasMethod: false });
    findings.push(presentPrinted(reader, found, methodsOf(item), picture));
  }
  const { version, day } = kit;
  return Buffer.from(await kit.printer.print({ ...presentDocument(reader, version), day, findings }));
};

const text = (lines: readonly string[]): string => `${lines.join('\r\n')}\r\n`;

const sentences = (kit: Kit, reader: Reader): string =>
  text(kit.findings.flatMap(found => [...aboutOf({ kit, reader, found }), '']));

/** Only waves that a finding of the kit tells of. */
const methods = ({ statements, findings }: Kit, reader: Reader): string => {
  const told = new Set(
    findings.flatMap(({ finding }) =>
      finding.content.questions.flatMap(({ waves }) => waves.map(({ wave }) => wave.id)),
    ),
  );
  return text(
    statements
      .filter(({ wave }) => told.has(wave.id))
      .flatMap(statement => [...plainStatement(reader, statement), '']),
  );
};

const readme = ({ readers, version, findings }: Kit): string =>
  text(
    readers.flatMap(reader => [
      `${reader.t('press:file.kit')}. ${say(reader, version.title)}`,
      reader
        .t('press:file.release', {
          ...{
            release: version.release,
            version: version.number,
            title: say(reader, version.title),
            address: '',
          },
        })
        .trim(),
      ...(version.state === 'public' ? [] : [reader.t('press:file.embargo')]),
      ...(version.isDemonstration ? [reader.t('results:chart.demo')] : []),
      reader.t('press:file.inside'),
      reader.t('press:file.number', { hash: version.hash }),
      ...findings.map(
        (found, at) =>
          `${stemOf(found, at)}: ${sentenceOf(reader, heldIn(found)) ?? say(reader, heldIn(found).question.variable.label)}`,
      ),
      '',
    ]),
  );

/** In the order in which they arrive: what is ready at once comes first. */
export const kitEntries = (kit: Kit): readonly ZipEntry[] => {
  const { readers, findings, day } = kit;
  const made: readonly Made[] = [
    { path: 'README.txt', make: () => Promise.resolve(readme(kit)) },
    ...readers.flatMap((reader): readonly Made[] => [
      { path: `${reader.language}/findings.pdf`, isPacked: true, make: () => printed(kit, reader) },
      { path: `${reader.language}/sentences.txt`, make: () => Promise.resolve(sentences(kit, reader)) },
      { path: `${reader.language}/method.txt`, make: () => Promise.resolve(methods(kit, reader)) },
      ...findings.flatMap((found, at) =>
        filesOf({ kit, reader, found }, `${reader.language}/${stemOf(found, at)}`),
      ),
    ]),
  ];
  return made.map(({ path, make, isPacked = false }) => ({ path, make, isPacked, day }));
};
