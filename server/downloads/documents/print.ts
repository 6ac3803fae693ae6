// Findings as a document to read and to print: a page each, with the picture, the numbers, the method and where it all comes from.
import pdfmake from 'pdfmake/js/index.js';
import { fontFiles, fonts, runsOf, type Face } from './lettering.ts';

export type PrintedTable = {
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
};

export type PrintedFinding = {
  readonly kicker: string;
  readonly title: string;
  /** PNG; null where there is nothing to draw. */
  readonly picture: Uint8Array | null;
  readonly table: PrintedTable;
  readonly lines: readonly string[];
  readonly warnings: readonly string[];
};

export type PrintTask = {
  readonly language: string;
  readonly title: string;
  readonly about: string;
  /** Its day, so that the same contents give the same bytes. */
  readonly day: string;
  readonly brand: string;
  readonly findings: readonly PrintedFinding[];
};

const [ink, quiet, rule, warn] = ['#14213d', '#49546a', '#d9d5cb', '#7d4f00'];
/** In points, on a page of A4. */
const [margin, width, tallest] = [48, 499, 300];

const words = (text: string, more: object = {}, face: Face = 'pt-sans') => ({
  text: runsOf(text, face),
  ...more,
});

const line = (colour: string, lineWidth: number) => ({
  canvas: [{ type: 'line', x1: 0, y1: 0, x2: width, y2: 0, lineWidth, lineColor: colour }],
  margin: [0, 8, 0, 8],
});

const numbers = ({ caption, columns, rows }: PrintedTable) => [
  words(caption, { bold: true, margin: [0, 4, 0, 4] }),
  {
    table: {
      headerRows: 1,
      widths: ['*', ...columns.slice(1).map(() => 'auto')],
      body: [columns, ...rows].map((row, at) =>
        row.map((text, column) =>
          words(text, { bold: at === 0, alignment: column === 0 ? 'left' : 'right' }),
        ),
      ),
    },
    layout: {
      hLineWidth: () => 0.5,
      vLineWidth: () => 0,
      hLineColor: () => rule,
      paddingTop: () => 2,
      paddingBottom: () => 2,
    },
    fontSize: 9,
  },
];

const pageOf = ({ kicker, title, picture, table, lines, warnings }: PrintedFinding, at: number) => [
  words(kicker, { color: quiet, fontSize: 9, ...(at > 0 ? { pageBreak: 'before' } : {}) }),
  words(title, { bold: true, fontSize: 17, margin: [0, 3, 0, 6], lineHeight: 1.1 }, 'pt-serif'),
  ...warnings.map(text => words(text, { bold: true, color: warn, margin: [0, 0, 0, 4] })),
  ...(picture
    ? [
        {
          image: `data:image/png;base64,${Buffer.from(picture).toString('base64')}`,
          fit: [width, tallest],
          alignment: 'center',
          margin: [0, 4, 0, 8],
        },
      ]
    : []),
  ...numbers(table),
  {
    unbreakable: true,
    stack: [
      line(rule, 0.5),
      ...lines.map(text => words(text, { fontSize: 9, color: quiet, margin: [0, 0, 0, 3] })),
    ],
  },
];

const definition = ({ language, title, about, day, brand, findings }: PrintTask) => ({
  pageSize: 'A4',
  pageMargins: [margin, margin, margin, margin + 8],
  language,
  info: { title, creator: brand, producer: brand, creationDate: new Date(`${day}T00:00:00Z`) },
  defaultStyle: { font: 'pt-sans latin', fontSize: 10, color: ink, lineHeight: 1.15 },
  content: [
    words(title, { bold: true, fontSize: 11 }, 'pt-serif'),
    words(about, { fontSize: 9, color: quiet }),
    line(ink, 1),
    ...findings.flatMap(pageOf),
  ],
  footer: (page: number, pages: number) => ({
    columns: [words(brand, { bold: true }, 'pt-serif'), words(`${page} / ${pages}`, { alignment: 'right' })],
    margin: [margin, 14, margin, 0],
    fontSize: 9,
    color: quiet,
  }),
});

pdfmake.setFonts(fonts);
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy(path => fontFiles.has(path));

export const print = (task: PrintTask): Promise<Uint8Array> =>
  pdfmake.createPdf(definition(task)).getBuffer();
