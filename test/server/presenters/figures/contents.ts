// Contents for every chart type, from the questions of the shipped questionnaires with made-up numbers: the longest words must find room.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../../../server/root.ts';
import type { Breakdown, Group } from '../../../../server/services/results/breakdown.ts';
import type { Content } from '../../../../server/services/results/content.ts';
import type { Cell, QuestionResult, WaveResult } from '../../../../server/services/results/result.ts';
import { codebook } from '../../../../surveys/codebook.ts';
import { readQuestionnaire } from '../../../../surveys/read.ts';
import type { Variable } from '../../../../surveys/variable.ts';
import { difference, estimate, questionOf, waveOf } from '../results/findings.ts';

const variablesIn = (name: string): readonly Variable[] => {
  const file = join(projectRoot, 'surveys', 'library', name);
  const read = readQuestionnaire(readFileSync(file, 'utf8'), file);
  if ('mistakes' in read) throw new RangeError('the library is broken');
  return codebook(read.questionnaire);
};
const variables = [...variablesIn('population.yaml'), ...variablesIn('hotline-follow-up.yaml')];

export const variableOf = (name: string): Variable => {
  const found = variables.find(variable => variable.name === name);
  if (!found) throw new RangeError(`no variable ${name}`);
  return found;
};

const half = (share: number, n = 1500): number => 1.96 * Math.sqrt((share * (1 - share) * 1.8) / n);

const cellOf = (
  code: string,
  share: number | null,
  more: { n?: number; isMissing?: boolean } = {},
): Cell => ({
  ...{ code, change: null, isMissing: more.isMissing ?? false },
  estimate: share === null ? null : estimate(share, half(share, more.n), more.n),
});

/** Shares that fall off by a ratio, the first `start`, turned with the wave. */
const sharesOf = (variable: Variable, turn: number): readonly number[] => {
  const raw = variable.categories.map(
    (_, i) => 0.3 / (1 + i * 0.55) + 0.02 * (((i * 7 + turn * 3) % 5) - 2) * 0.6,
  );
  const sum = raw.reduce((all, each) => all + Math.max(0.012, each), 0);
  return raw.map(each => Math.max(0.012, each) / (variable.type === 'set' ? 1 : sum));
};

const focusOf = (variable: Variable, cells: readonly Cell[]): number =>
  cells
    .filter(({ code }) => (variable.headline?.codes ?? [variable.categories[0]?.code]).includes(code))
    .reduce((sum, { estimate: each }) => sum + (each?.value ?? 0), 0);

const waveFor = (variable: Variable, name: string, turn: number, before: WaveResult | null): WaveResult => {
  const shares = sharesOf(variable, turn);
  const changeOf = (code: string, share: number) => {
    const old = before?.cells.find(cell => cell.code === code)?.estimate?.value;
    if (old === undefined) return null;
    return difference(share - old, 0.03, Math.abs(share - old) > 0.015 ? 0.01 : 0.4);
  };
  const cells = variable.categories.map(({ code, isMissing }, i) => ({
    ...cellOf(code, shares[i] ?? 0.01, { isMissing }),
    change: changeOf(code, shares[i] ?? 0.01),
  }));
  const share = Math.min(0.97, focusOf(variable, cells));
  const old = before?.focus.estimate?.value;
  return {
    ...waveOf({ name, share: [share, half(share)] }),
    cells,
    focus: {
      ...cellOf('headline', share),
      change:
        old === undefined ? null : difference(share - old, 0.03, Math.abs(share - old) > 0.02 ? 0.01 : 0.4),
    },
  };
};

export const resultOf = (
  name: string,
  waves: readonly string[] = ['2011', '2012', '2013'],
  shift = 0,
): QuestionResult => {
  const variable = variableOf(name);
  const results: WaveResult[] = [];
  waves.forEach((wave, i) => results.push(waveFor(variable, wave, i + shift, results.at(-1) ?? null)));
  const { headline, categories } = variable;
  const [first] = categories;
  return questionOf([], {
    ...{ variable, categories, waves: results, number: 12 },
    focus: headline
      ? { kind: 'headline', headline, codes: headline.codes }
      : first
        ? { kind: 'answer', category: first, codes: [first.code] }
        : null,
  });
};

/** One group below everybody, one above, one that is above only by its own test; of many, three hidden. */
export const breakdownBy = (by: string, of: QuestionResult): Breakdown => {
  const variable = variableOf(by);
  const codes = variable.categories.filter(({ isMissing }) => !isMissing).map(({ code }) => code);
  const everybody = of.waves.at(-1)?.focus.estimate?.value ?? 0.3;
  const groups = codes.map((code, i): Group => {
    const isHidden = codes.length > 6 && ['itum_kali', 'sharoy', 'shatoy'].includes(code);
    const n = 40 + ((i * 53) % 300);
    const offset = i === 5 ? -0.16 : i === 7 ? 0.21 : i === 2 ? 0.14 : (((i * 37) % 11) - 5) / 60;
    const share = Math.min(0.95, Math.max(0.03, everybody + offset));
    const newest = of.waves.at(-1);
    return {
      ...{ code, base: isHidden ? null : { n, nWeighted: n } },
      cells: isHidden
        ? (newest?.cells ?? []).map(cell => ({ ...cell, estimate: null, change: null }))
        : sharesOf(of.variable, i).map((each, at) => ({
            ...cellOf(of.categories[at]?.code ?? '', each, { n }),
            isMissing: of.categories[at]?.isMissing ?? false,
          })),
      focus: isHidden ? cellOf('headline', null) : cellOf('headline', share, { n }),
      difference: isHidden
        ? null
        : {
            ...difference(share - everybody, 0.12, Math.abs(offset) > 0.13 ? 0.01 : 0.5),
            adjustedPValue: i === 7 ? 0.02 : i === 5 ? 0.04 : 0.4,
          },
    };
  });
  return { variable, wave: '2013', groups, test: { pValue: 0.03 } };
};

const alone = (question: QuestionResult): Content => ({ questions: [question], breakdown: null });

const trusted = resultOf('trust_executive');

/** The content that shows a type at its best, or at its hardest. */
export const contents = {
  bars: alone(resultOf('exp_health')),
  trend: alone(resultOf('trust_executive')),
  likert: alone(resultOf('trust_executive')),
  battery: {
    questions: ['no_way', 'honest', 'harm', 'custom', 'danger', 'influence'].map((row, i) =>
      resultOf(`statements_${row}`, ['2011', '2012', '2013'], i),
    ),
    breakdown: null,
  },
  districts: { questions: [trusted], breakdown: breakdownBy('district', trusted) },
  occupations: { questions: [trusted], breakdown: breakdownBy('occupation', trusted) },
  slope: alone(resultOf('exp_health', ['2012', '2013'])),
  /** The longest answer of all shipped questionnaires. */
  longest: alone(resultOf('about')),
  longestGroups: { questions: [trusted], breakdown: breakdownBy('about', trusted) },
} satisfies Record<string, Content>;
