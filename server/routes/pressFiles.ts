// Files of the press desk. What is not public yet is written down by whoever takes it, like any look at it.
import { pipeline } from 'node:stream/promises';
import type { Request, Response, Router } from 'express';
import type { Clock } from '../clock.ts';
import { findingXlsx } from '../downloads/findingXlsx.ts';
import type { Printer } from '../downloads/documents/printer.ts';
import type { Painter } from '../downloads/pictures/painter.ts';
import { pictureSizes } from '../downloads/pictures/sizes.ts';
import { kitEntries } from '../downloads/presskit.ts';
import { findingCsv } from '../downloads/resultsCsv.ts';
import { zipStream, type ZipEntry } from '../downloads/zip.ts';
import { readerIn, readerOf } from '../middleware/setUpReader.ts';
import { accountOf } from '../middleware/setUpStaff.ts';
import { pressPatterns as patterns, type PressFile } from '../paths/press.ts';
import { figureOf, pictureMethod, pictureOf } from '../presenters/figures/figureOf.ts';
import { shortMethods } from '../presenters/method/short.ts';
import { findingRows } from '../presenters/results/fileRows.ts';
import { linesOf, toldOf } from '../presenters/staff/press/about.ts';
import { Problem } from '../problem.ts';
import type { PressFinding, PressService } from '../services/press.ts';
import { leaving } from './leaving.ts';

export type PressParts = {
  readonly press: PressService;
  readonly painter: Painter;
  readonly printer: Printer;
  readonly clock: Clock;
};

type Asked = { readonly request: Request; readonly response: Response; readonly found: PressFinding };
type Send = (parts: PressParts, asked: Asked) => Promise<void>;

/** Latin letters, digits and hyphens: it passes through every mailbox. */
const stemOf = ({ finding, version }: PressFinding): string =>
  [finding.survey, finding.questions[0], version.id].join('-').replace(/[^a-zA-Z0-9.-]+/g, '-');

const attach = (response: Response, name: string): void => {
  response.set({ 'Cache-Control': 'no-store', 'Content-Disposition': `attachment; filename="${name}"` });
};

const picture =
  (format: 'png' | 'svg'): Send =>
  async ({ painter, press }, { request, response, found }) => {
    const reader = readerOf(response);
    const { content, chart } = found.finding;
    const size = pictureSizes.find(each => each === (request.query['size'] ?? '1x'));
    const figure = figureOf(reader, content, chart);
    if (!size || !figure) throw new Problem('not_found');
    attach(response, `${stemOf(found)}${size === '1x' ? '' : `-${size}`}.${format}`);
    const method = pictureMethod(reader, content, await press.statements(found.version));
    const file = await painter.paint({ picture: pictureOf(figure, method), size, format }, leaving(response));
    response.type(format).send(Buffer.from(file));
  };

const rowsFor = async ({ press }: PressParts, { response, found }: Asked) => {
  const reader = readerOf(response);
  const methods = shortMethods(reader, await press.statements(found.version), found.finding.survey);
  return { reader, methods, rows: findingRows({ reader, methods }, found.finding) };
};

const csv: Send = async (parts, asked) => {
  const { rows } = await rowsFor(parts, asked);
  attach(asked.response, `${stemOf(asked.found)}.csv`);
  asked.response.type('text/csv').send(await findingCsv(rows));
};

const xlsx: Send = async (parts, asked) => {
  const { reader, methods, rows } = await rowsFor(parts, asked);
  const about = linesOf(toldOf(reader, asked.found, methods));
  attach(asked.response, `${stemOf(asked.found)}.xlsx`);
  asked.response.type('xlsx').send(await findingXlsx({ reader, rows, about }));
};

/** Begins to arrive at once; whoever leaves stops the making of the rest. */
const sendZip = async (response: Response, name: string, entries: readonly ZipEntry[]): Promise<void> => {
  attach(response, name);
  response.type('zip');
  await pipeline(zipStream(entries), response).catch((error: unknown) => {
    if (!response.destroyed) throw error;
  });
};

const sendKit = async (
  { painter, printer, press, clock }: PressParts,
  response: Response,
  { name, findings }: { readonly name: string; readonly findings: readonly PressFinding[] },
): Promise<void> => {
  const version = findings[0]?.version;
  if (!version) throw new Problem('not_found');
  const kit = {
    ...{ painter, printer, version, findings, day: clock.dayOf(version.from ?? clock.now()) },
    readers: [readerIn(response, 'ru'), readerIn(response, 'en')],
    statements: await press.statements(version),
  };
  await sendZip(response, `${name}.zip`, kitEntries(kit));
};

const kit: Send = (parts, { response, found }) =>
  sendKit(parts, response, { name: stemOf(found), findings: [found] });

const senders: Readonly<Record<PressFile, Send>> = {
  'picture.png': picture('png'),
  'picture.svg': picture('svg'),
  'table.csv': csv,
  'table.xlsx': xlsx,
  'kit.zip': kit,
};

const isFile = (name: string): name is PressFile => Object.hasOwn(senders, name);

export const addPressFiles = (routes: Router, parts: PressParts): void => {
  routes.get(patterns.pressFile, async (request, response) => {
    const { finding, version, file } = request.params;
    if (!isFile(file)) throw new Problem('not_found');
    const found = await parts.press.find(finding, version, accountOf(request).id);
    await senders[file](parts, { request, response, found });
  });
  routes.get(patterns.releaseKit, async (request, response) => {
    const version = await parts.press.version(request.params.version, accountOf(request).id);
    const findings = version.snapshot.findings.map(finding => ({ version, finding }));
    await sendKit(parts, response, { name: `release-${version.id}`, findings });
  });
};
