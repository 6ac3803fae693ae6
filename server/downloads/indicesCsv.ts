// Corruption indices as a table for machines: one line a figure, with its definition and source.
import type { Reader } from '../presenters/reader.ts';
import { say } from '../presenters/reader.ts';
import type { IndexTable, Indices } from '../services/indices.ts';
import { csvLines } from './microdata/csvLines.ts';

const columns = [
  ...[
    'wave',
    'group_code',
    'group',
    'index',
    'name',
    'unit',
    'value',
    'ci_low',
    'ci_high',
    'n',
    'suppressed',
  ],
  ...['numerator', 'denominator', 'recall_months', 'source'],
];

type Line = Readonly<Record<string, string | number | boolean | null>>;

/** A name that begins with @ would be taken for a formula. */
const bare = (name: string): string => name.replace(/^@/, '');

const formulaOf = ({ formula }: IndexTable['definitions'][number]) =>
  formula.kind === 'ratio'
    ? { numerator: bare(formula.numerator), denominator: bare(formula.denominator) }
    : { numerator: bare(formula.variable), denominator: '' };

function* linesOf(reader: Reader, { tables }: Indices): Generator<Line> {
  for (const { wave, table } of tables)
    for (const { code, label, figures } of table.groups)
      for (const figure of figures) {
        const definition = table.definitions.find(({ id }) => id === figure.id);
        if (!definition) continue;
        const shown = figure.state === 'shown' ? figure : null;
        yield {
          ...{ wave, group_code: code, group: label ? say(reader, label) : '', index: figure.id },
          ...{ name: reader.t(`indices:name.${figure.id}`), unit: definition.unit },
          ...{ value: shown?.value ?? null, ci_low: shown?.low ?? null, ci_high: shown?.high ?? null },
          ...{ n: shown?.n ?? null, suppressed: figure.state === 'hidden' },
          ...{ recall_months: definition.recallMonths, source: definition.source, ...formulaOf(definition) },
        };
      }
}

export const indicesCsv = (reader: Reader, indices: Indices): NodeJS.ReadableStream =>
  csvLines(columns, linesOf(reader, indices));
