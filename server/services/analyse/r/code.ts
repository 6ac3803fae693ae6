// R code (package survey) that repeats the numbers of an analysis from the rows written beside it: one line a figure.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../../root.ts';
import type { LonelyPsu } from '../../../../analysis/index.ts';
import {
  conditionName,
  outside,
  type Analysis,
  type DesignedWave,
  type ExportedRows,
  type Ground,
  type ResultRow,
} from '../index.ts';
import { timeOf } from '../trend.ts';
import type { ResultItem, ResultOf } from '../../../../surveys/recipe/result-item.ts';
import type { Recipe } from '../../../../surveys/recipe/schema.ts';
import type { Calibrated } from '../design.ts';
import { groupText } from '../outcome.ts';
import { sensitiveFigure } from './sensitive.ts';
import { call, levelOf, text, texts } from './write.ts';

export type Repeated = {
  readonly recipe: Recipe;
  readonly ground: Ground;
  readonly analysis: Analysis;
  readonly rows: Pick<ExportedRows, 'numbers'>;
  /** The file with the rows. */
  readonly file: string;
};

export const rCode = (repeated: Repeated): string =>
  [
    ...heading(repeated),
    readFileSync(join(projectRoot, 'server', 'services', 'analyse', 'r', 'functions.R'), 'utf8'),
    ...sample(repeated),
    ...repeated.recipe.results.flatMap(item => figures(item, repeated)),
    'write_results()',
    '',
  ].join('\n');

/** Names and values, `c("f" = 452000, "m" = 398000)`. */
const named = (entries: readonly (readonly [string, string | number])[], kind = 'c'): string =>
  `${kind}(${entries.map(([name, value]) => `${text(name)} = ${value}`).join(', ')})`;
const oneLine = (words: string): string => words.replace(/\s+/g, ' ').trim();

const lonelyPsuOf = ({ waves: [first] }: Ground): LonelyPsu => first?.design.lonelyPsu ?? 'fail';

const heading = ({ recipe, ground, analysis, file }: Repeated): readonly string[] => [
  `# ${oneLine(recipe.title)}`,
  `# Repeats the numbers of ${analysis.recipe.file} (SHA-256 ${analysis.recipe.sha256}),`,
  `# computed by ${analysis.program} from data with the SHA-256 ${analysis.data.sha256}.`,
  `# Run it in the folder of ${file}: Rscript THIS.R > results-of-r.csv. It needs R 4 and the package survey 4.1 or newer.`,
  ...(lonelyPsuOf(ground) === 'adjust'
    ? [
        '# For totals with lonelyPsu: adjust it needs survey 4.5 or newer: older ones, such as 4.1.1, count another error.',
      ]
    : []),
  '',
  'library(survey)',
];

const sample = ({ recipe, ground, rows, file }: Repeated): readonly string[] => {
  return [
    '# The data. Variables of the recipe and conditions (1 true, 0 not) stand in the file as columns:',
    ...Object.entries(recipe.variables).map(([name, made]) => `#   ${name}: ${oneLine(made)}`),
    ...recipe.results.flatMap(({ id, where }) =>
      where === undefined ? [] : [`#   ${conditionName(id)}: ${oneLine(where)}`],
    ),
    `data <- read_rows(${text(file)}, numbers = ${texts(rows.numbers)})`,
    ...(ground.overlap
      ? []
      : ['data$.stratum <- paste(data$.wave, data$.stratum)', 'data$.psu <- paste(data$.wave, data$.psu)']),
    `options(survey.lonely.psu = ${text(lonelyPsuOf(ground))})`,
    `calibrations <- list(${ground.waves.flatMap(calibrationsOf).join(',')})`,
    '',
  ];
};

const calibrationsOf = ({ name, calibrations }: DesignedWave): readonly string[] =>
  calibrations.map(({ method, bounds, trimming, margins }) => {
    const totals = margins.map(({ variable, totals: known }) => {
      const entries =
        known instanceof Map ? [...(known as ReadonlyMap<string, number>)] : Object.entries(known); // instanceof cannot narrow a readonly map
      const filled = entries.filter(([, total]) => Number(total) > 0);
      return `      ${text(outside(variable))} = ${named(filled.map(([code, total]) => [code, Number(total)]))}`;
    });
    const limits = bounds === null ? 'c(-Inf, Inf)' : `c(${bounds.join(', ')})`;
    return [
      `\n  list(wave = ${text(name ?? 'all')}, method = ${text(method)}, bounds = ${limits},`,
      `    ${trimmingOf(trimming)}margins = list(`,
      `${totals.join(',\n')}))`,
    ].join('\n');
  });

const trimmingOf = (trimming: Calibrated['trimming']): string =>
  trimming === null
    ? ''
    : `trimming = c(${trimming.least}, ${trimming.most}), by_turns = ${trimming.isByTurns ? 'TRUE' : 'FALSE'}, `;

const breakLines = (item: ResultItem, { breaksIn }: Ground): readonly string[] =>
  breaksIn(item)
    .filter(({ isReplaced }) => isReplaced)
    .map(
      ({ variable, earlier, later }) =>
        `# The series of ${variable} breaks between ${earlier} and ${later}: another question was put in its place. Nothing is compared across it.`,
    );

const figures = (item: ResultItem, { ground, analysis }: Repeated): readonly string[] => {
  const rows = analysis.results.find(({ id }) => id === item.id)?.rows ?? [];
  const shown = rows.filter(
    ({ isSuppressed, standardError, statistic, flags }) =>
      !isSuppressed &&
      (standardError !== null ||
        statistic.startsWith('test') ||
        (item.type === 'quantile' && flags.includes('noVariance'))),
  );
  const hidden = rows.length - shown.length;
  const isAdjusted = 'adjust' in item && shown.some(({ statistic }) => statistic === 'change');
  return [
    `# ${item.id}`,
    ...breakLines(item, ground),
    ...(hidden > 0 ? [`# ${hidden} figures are withheld or have no error: they are not repeated here.`] : []),
    ...shown.map(row => {
      const place = [item.id, row.wave ?? '', groupText(row.group), row.name, row.statistic]
        .map(text)
        .join(', ');
      return `add(${place}, ${figure(item, row, { ground, shown })})`;
    }),
    ...(isAdjusted || ('changes' in item && item.changes)
      ? [`adjust(${text(item.id)}, ${text(adjustment(item))})`]
      : []),
    ...('pairs' in item && item.pairs
      ? [`adjust(${text(item.id)}, ${text(adjustment(item))}, "difference")`]
      : []),
    '',
  ];
};

const adjustment = (item: ResultItem): string => ('adjust' in item ? (item.adjust ?? 'holm') : 'holm');

const domainOf = (item: ResultItem, waves: readonly string[], group: ResultRow['group']): string => {
  const entries = Object.entries(group).map(([name, code]) => [name, text(code)] as const);
  return call('domain', [
    texts(waves),
    ...(entries.length === 0 ? [] : [`group = ${named(entries, 'list')}`]),
    ...(item.where === undefined ? [] : [`where = ${text(conditionName(item.id))}`]),
  ]);
};

type Around = { readonly ground: Ground; readonly shown: readonly ResultRow[] };

const figure = (item: ResultItem, row: ResultRow, { ground: { waves }, shown }: Around): string => {
  if (row.statistic === 'difference') return differenceOf(item, row, shown);
  const of = (row.wave ?? 'all').split(' -> ');
  const within = domainOf(item, of, item.type === 'crosstab' ? {} : row.group);
  if (item.type === 'trend') return trendOf(item, row, waves);
  if (item.type === 'crosstab') return crosstabOf(item, row, within);
  if (item.type === 'sensitive')
    return sensitiveFigure(item, waves, { of, within: wave => domainOf(item, [wave], row.group) });
  if (row.statistic === 'change') return changeOf(item, row, { within, of });
  return call(`${item.type === 'proportion' ? item.type : `${item.type}_of`}`, [
    within,
    ...outcomeOf(item, row),
    ...(item.type === 'proportion' && item.method ? [`method = ${text(item.method)}`] : []),
    ...levelOf(item),
  ]);
};

const outcomeOf = (item: ResultItem, { name }: ResultRow): readonly string[] => {
  if (item.type === 'ratio') return [text(item.numerator), text(item.denominator)];
  if (item.type === 'quantile') return [text(item.variable), name];
  if (item.type === 'proportion') return [text(item.variable), texts(item.categories ?? [name])];
  return 'variable' in item ? [text(item.variable)] : [];
};

const changeOf = (
  item: ResultItem,
  row: ResultRow,
  { within, of }: { readonly within: string; readonly of: readonly string[] },
): string => {
  const [outcome = '', second] = outcomeOf(item, row);
  return call('change', [
    ...[within, texts(of), text(item.type), outcome],
    ...(second === undefined ? [] : [`${item.type === 'ratio' ? 'denominator' : 'codes'} = ${second}`]),
    ...levelOf(item),
  ]);
};

/** Of two groups of one table: the people of all its groups that are shown. */
const differenceOf = (item: ResultItem, row: ResultRow, shown: readonly ResultRow[]): string => {
  const [[by, pair] = ['', '']] = Object.entries(row.group);
  const groups = shown.flatMap(({ wave, group, statistic }) =>
    wave === row.wave && statistic !== 'difference' && statistic !== 'change' ? (group[by] ?? []) : [],
  );
  const people = [
    texts([row.wave ?? 'all']),
    `group = list(${text(by)} = ${texts([...new Set(groups)])})`,
    ...(item.where === undefined ? [] : [`where = ${text(conditionName(item.id))}`]),
  ];
  const [outcome = '', second] = outcomeOf(item, row);
  return call('difference', [
    ...[call('domain', people), text(outside(by)), texts(pair.split(' -> ')), text(item.type), outcome],
    ...(second === undefined ? [] : [`${item.type === 'ratio' ? 'denominator' : 'codes'} = ${second}`]),
    ...levelOf(item),
  ]);
};

const crosstabOf = (
  item: ResultOf<'crosstab'>,
  { statistic, group, name }: ResultRow,
  within: string,
): string => {
  const [rows, columns] = [text(item.rows), text(item.columns)];
  return statistic.startsWith('test')
    ? call('independence', [within, rows, columns, text(item.test)])
    : call('cell', [
        ...[within, rows, text(group[item.rows] ?? ''), columns, text(name), text(item.percent)],
        ...levelOf(item),
      ]);
};

const trendOf = (item: ResultOf<'trend'>, { name }: ResultRow, waves: Ground['waves']): string => {
  const names = waves.map(wave => wave.name ?? 'all');
  return call('trend', [
    domainOf(item, names, {}),
    text(item.variable),
    named(names.map(wave => [wave, timeOf(item, wave)])),
    item.family === 'logit' ? 'quasibinomial()' : 'gaussian()',
    name === 'time' ? '".time"' : '"(Intercept)"',
    ...(item.categories === undefined ? [] : [`codes = ${texts(item.categories)}`]),
    ...levelOf(item),
  ]);
};
