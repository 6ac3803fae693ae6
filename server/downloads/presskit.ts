// A press kit: pictures, tables, sentences and method of one finding or of a whole release, in both languages.
import type { Statement } from '../services/statements.ts';
import type { QuestionResult } from '../services/results/result.ts';
import type { PressFinding, PressVersion } from '../services/press.ts';
import { figureOf, pictureOf } from '../presenters/figures/figureOf.ts';
import { plainStatement } from '../presenters/method/plain.ts';
import { say, type Reader } from '../presenters/reader.ts';
import { findingRows, type ShortMethods } from '../presenters/results/fileRows.ts';
import { linesOf, toldOf } from '../presenters/staff/press/about.ts';
import { heldIn, sentenceOf } from '../presenters/staff/press/told.ts';
import { findingXlsx } from './findingXlsx.ts';
import type { Painter } from './pictures/painter.ts';
import { findingCsv } from './resultsCsv.ts';
import type { ZipEntry } from './zip.ts';

export type Kit = {
  readonly painter: Painter;
  readonly version: PressVersion;
  readonly findings: readonly PressFinding[];
  /** Stands as the day of every file. */
  readonly day: string;
  readonly readers: readonly Reader[];
  readonly methodsOf: (reader: Reader, question: QuestionResult) => Promise<ShortMethods>;
  readonly statementsOf: (findings: readonly PressFinding[]) => Promise<readonly Statement[]>;
};

type Item = { readonly kit: Kit; readonly reader: Reader; readonly found: PressFinding };
type Made = Pick<ZipEntry, 'path' | 'make'> & { readonly isPacked?: boolean };

/** Latin letters and digits: it passes through every mailbox. */
const stemOf = ({ finding }: PressFinding, at: number): string =>
  `${String(at + 1).padStart(2, '0')}-${finding.questions[0] ?? ''}`.replace(/[^a-zA-Z0-9.-]+/g, '-');

const painted = async ({ kit, reader, found }: Item, format: 'png' | 'svg'): Promise<Buffer | null> => {
  const figure = figureOf(reader, found.finding.content, found.finding.chart);
  if (!figure) return null;
  const size = format === 'png' ? '2x' : '1x';
  return Buffer.from(await kit.painter.paint({ picture: pictureOf(figure), size, format }));
};

const rowsOf = async ({ kit, reader, found }: Item) => {
  const methods = await kit.methodsOf(reader, heldIn(found).question);
  return { reader, methods, rows: findingRows({ reader, methods }, found.finding) };
};

const aboutOf = async ({ kit, reader, found }: Item) =>
  toldOf(reader, found, await kit.methodsOf(reader, heldIn(found).question));

const filesOf = (item: Item, stem: string): readonly Made[] => {
  const { reader, found } = item;
  const isDrawn = figureOf(reader, found.finding.content, found.finding.chart) !== null;
  const picture = (format: 'png' | 'svg') => async () => (await painted(item, format)) ?? '';
  return [
    ...(isDrawn
      ? [
          { path: `${stem}.png`, isPacked: true, make: picture('png') },
          { path: `${stem}.svg`, make: picture('svg') },
        ]
      : []),
    { path: `${stem}.csv`, make: async () => findingCsv((await rowsOf(item)).rows) },
    {
      path: `${stem}.xlsx`,
      isPacked: true,
      make: async () => {
        const { methods, rows } = await rowsOf(item);
        return findingXlsx({ reader, rows, about: linesOf(toldOf(reader, found, methods)) });
      },
    },
  ];
};

const text = (lines: readonly string[]): string => `${lines.join('\r\n')}\r\n`;

const sentences = async (kit: Kit, reader: Reader): Promise<string> => {
  const told: string[] = [];
  for (const found of kit.findings) told.push(...linesOf(await aboutOf({ kit, reader, found })), '');
  return text(told);
};

const methods = async (kit: Kit, reader: Reader): Promise<string> =>
  text(
    (await kit.statementsOf(kit.findings)).flatMap(statement => [...plainStatement(reader, statement), '']),
  );

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
      { path: `${reader.language}/sentences.txt`, make: () => sentences(kit, reader) },
      { path: `${reader.language}/method.txt`, make: () => methods(kit, reader) },
      ...findings.flatMap((found, at) =>
        filesOf({ kit, reader, found }, `${reader.language}/${stemOf(found, at)}`),
      ),
    ]),
  ];
  return made.map(({ path, make, isPacked = false }) => ({ path, make, isPacked, day }));
};
