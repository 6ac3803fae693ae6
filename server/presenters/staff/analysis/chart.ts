// The drawing beside a table: one answer by groups, or through the waves, with the specifications of the results pages.
import { focusOf, longEntry, type Line } from '../../../../surveys/recipe/view.ts';
import type { Analysis, ResultRow, Table } from '../../../services/analysis.ts';
import { barsSpec, type BarsQuestion, type BarsWave } from '../../charts/bars.ts';
import type { ChartBlock } from '../../charts/spec.ts';
import { trendSpec, type TrendWave } from '../../charts/trend.ts';
import { integer, percent, range } from '../../format.ts';
import { say, type Reader } from '../../reader.ts';
import { changesOf } from './changes.ts';
import { columnsOf, type Column } from './columns.ts';
import { figureAt, isShare, significance } from './figures.ts';
import { codesOf, lineLabel } from './lines.ts';

/** The line that is the question's one number: several answers together, or its first. */
const mainLine = ({ planned, variable }: Table): Line | undefined => {
  const shares = planned.lines.filter(isShare);
  const [code] = focusOf(variable);
  return (
    shares.find(({ kind }) => kind === 'together') ?? shares.find(line => line.code === code) ?? shares[0]
  );
};

const estimateOf = (row: ResultRow | undefined) => {
  if (!row || row.isSuppressed || row.value === null) return null;
  const { value, standardError, low, high, degreesOfFreedom, designEffect } = row;
  const [n, nWeighted] = [row.n ?? 0, row.nWeighted ?? 0];
  return { value, standardError, low, high, degreesOfFreedom, designEffect, n, nWeighted, flags: [] };
};

const spoken = (reader: Reader, name: string, row: ResultRow | undefined): string => {
  const { t, language } = reader;
  const estimate = estimateOf(row);
  if (!estimate) return t('results:spoken.hidden', { name });
  const interval = range(estimate);
  return [
    t('results:spoken.value', { name, value: percent(estimate.value, language) }),
    ...(interval ? [t('results:spoken.interval', { interval })] : []),
    ...(row?.n ? [t('results:n', { n: integer(row.n, language) })] : []),
  ].join(', ');
};

type Drawn = { readonly analysis: Analysis; readonly line: Line; readonly columns: readonly Column[] };

const nameOf = ({ by, banner, label }: Column): string => (by === null ? label : `${banner}: ${label}`);

/** Groups as bars; everybody stands first and is the highlighted one. */
const groupBars = (reader: Reader, { analysis, line, columns }: Drawn): ChartBlock => {
  const codes = columns.map((_, at) => String(at));
  const question: BarsQuestion = {
    categories: columns.map((column, at) => ({
      code: String(at),
      label: { [reader.language]: column.by === null ? column.label : `${column.label}` },
      isMissing: false,
    })),
    variable: { isOrdered: true },
    focus: { codes: codes.slice(0, 1) },
  };
  const wave: BarsWave = {
    cells: columns.map((column, at) => ({
      ...{ code: String(at), isMissing: false, change: null },
      estimate: estimateOf(figureAt(analysis, line, column)),
    })),
  };
  return {
    wideFrom: 560,
    wide: barsSpec(reader, question, wave, 'wide'),
    narrow: barsSpec(reader, question, wave, 'narrow'),
    spoken: columns.map(column => spoken(reader, nameOf(column), figureAt(analysis, line, column))),
  };
};

/** The answers of one wave as bars, as on the page of its results. */
const answerBars = (reader: Reader, table: Table, { analysis, line, columns }: Drawn): ChartBlock => {
  const [everybody] = columns;
  const shares = table.planned.lines.filter(each => isShare(each) && each.kind !== 'together');
  const there = shares.flatMap(each => {
    const row = everybody && figureAt(analysis, each, everybody);
    return row ? [{ each, row }] : [];
  });
  const codes = codesOf(line);
  const question: BarsQuestion = {
    categories: there.map(({ each }) => ({
      ...{ code: each.code, isMissing: each.isMissing },
      label: { [reader.language]: lineLabel(reader, each) },
    })),
    variable: table.variable,
    focus: { codes },
  };
  const wave: BarsWave = {
    cells: there.map(({ each: { code, isMissing }, row }) => ({
      ...{ code, isMissing, change: null, estimate: estimateOf(row) },
    })),
  };
  return {
    wideFrom: 560,
    wide: barsSpec(reader, question, wave, 'wide'),
    narrow: barsSpec(reader, question, wave, 'narrow'),
    spoken: there.map(({ each, row }) => spoken(reader, lineLabel(reader, each), row)),
  };
};

/** Everybody, wave by wave; broken where the question changed, dotted where the change is within error. */
const waveLine = (reader: Reader, { starts }: Table, { analysis, line, columns }: Drawn): ChartBlock => {
  const everybody = columns.filter(({ by }) => by === null);
  const changes = changesOf(analysis, line, null).filter(({ entry }) => entry !== longEntry);
  const waves = everybody.map((column): TrendWave => {
    const row = figureAt(analysis, line, column);
    const change = changes.find(({ later }) => later === column.wave)?.row;
    const pValue = change?.adjustedPValue ?? 1;
    const estimate = estimateOf(row);
    return {
      wave: { name: column.wave },
      base: row?.n ? { n: row.n, nWeighted: row.nWeighted ?? 0 } : null,
      isComparable: !change?.flags.includes('reworded') && !starts.includes(column.wave),
      focus: {
        ...{ code: line.code, isMissing: false, estimate },
        change: pValue < significance ? ({ pValue } as NonNullable<TrendWave['focus']['change']>) : null, // a drawing asks for nothing else
      },
    };
  });
  return {
    wideFrom: 440,
    wide: trendSpec(reader, { waves }, 'wide'),
    narrow: trendSpec(reader, { waves }, 'narrow'),
    spoken: everybody.map(column => spoken(reader, column.wave, figureAt(analysis, line, column))),
  };
};

const lineName = (reader: Reader, { variable }: Table, line: Line): string => {
  const codes = codesOf(line);
  if (line.kind === 'estimate') return say(reader, variable.label);
  return variable.categories
    .filter(({ code }) => codes.includes(code))
    .map(({ label }) => say(reader, label))
    .join(' + ');
};

type ChartKind = 'waves' | 'groups' | 'answers';

const kindOf = ({ view }: Table): ChartKind =>
  view.waves.length > 1 ? 'waves' : view.by.length > 0 ? 'groups' : 'answers';

const blockOf = (reader: Reader, table: Table, drawn: Drawn): ChartBlock => {
  const kind = kindOf(table);
  if (kind === 'waves') return waveLine(reader, table, drawn);
  return kind === 'groups' ? groupBars(reader, drawn) : answerBars(reader, table, drawn);
};

const sourceLines = (reader: Reader, table: Table, { analysis, line, columns }: Drawn): readonly string[] => {
  const { material, view } = table;
  const everybody = columns.find(({ by }) => by === null);
  const n = (everybody && figureAt(analysis, line, everybody)?.n) ?? null;
  const base = reader.t('results:n', { n: integer(n ?? 0, reader.language) });
  return [
    say(reader, table.variable.text),
    [
      say(reader, material.survey.population),
      view.waves.join(', '),
      ...(n === null || kindOf(table) === 'waves' ? [] : [base]),
    ].join('; '),
  ];
};

/** Null where there is no share to draw. */
export const presentChart = (reader: Reader, table: Table, analysis: Analysis) => {
  const { t } = reader;
  const line = mainLine(table);
  if (!line) return null;
  const drawn = { analysis, line, columns: columnsOf(reader, table, analysis) };
  const block = blockOf(reader, table, drawn);
  const title = t(`analysis:chart.${kindOf(table)}`, { answer: lineName(reader, table, line) });
  const shown = table.material.waves.filter(({ wave }) => table.view.waves.includes(wave.name));
  return {
    ...{ id: 'table-chart', title, measure: t('analysis:chart.measure'), block, changes: [] },
    source: sourceLines(reader, table, drawn),
    demo: shown.some(({ wave }) => wave.isDemonstration) ? t('results:chart.demo') : null,
    brand: t('public:brand'),
    walkLabel: t('results:chart.walk', { title }),
    walkHint: t('results:chart.walk_hint'),
    describe: t('results:chart.describe'),
    noScript: t('results:chart.no_script'),
    description: block.spoken.map(words => `${words}.`).join(' '),
  };
};
