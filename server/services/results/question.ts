// The results of one question over all closed waves that asked it.
import { waveDifference, type Difference } from '../../../analysis/index.ts';
import { techniqueOf, type Technique } from '../../../surveys/sensitive/technique.ts';
import type { Category, Variable } from '../../../surveys/variable.ts';
import type { Survey } from '../../stores/surveys.ts';
import { smallestCount } from './disclosure.ts';
import { hiddenShares, shownVariable, uncutOf } from './hidden.ts';
import type { PreparedWave } from './prepare.ts';
import { publishShares, type PublishedShares, type WaveShares } from './publish.ts';
import type { Cell, Focus, LongChange, PublishedEstimate, QuestionResult, WaveResult } from './result.ts';
import { askedOf } from './filter.ts';
import { conditionsOf, placeOf, seriesOf } from './series.ts';
import { mergedShare, sharesOf, type Share } from './shares.ts';

/** A wave that asked the question, with its raw shares. */
type Asked = {
  readonly prepared: PreparedWave;
  readonly variable: Variable;
  readonly series: string;
  readonly technique: Technique;
  readonly shares: readonly Share[];
};

const askedIn = (prepared: PreparedWave, name: string): readonly Asked[] => {
  const variable = prepared.variables.find(candidate => candidate.name === name);
  if (!variable || (variable.type === 'number' && !variable.indirect)) return [];
  const shares = variable.indirect
    ? hiddenShares(prepared.design, variable)
    : sharesOf(prepared.design, variable);
  return shares.length === 0
    ? []
    : [
        {
          prepared,
          shares,
          variable: shownVariable(variable),
          series: seriesOf(variable, prepared.questionnaire),
          technique: techniqueOf(variable),
        },
      ];
};

/** Answers of all waves, the newest first; a way not to answer that nobody ever used is left out. */
const categoriesOf = (waves: readonly Asked[]): readonly Category[] => {
  const byCode = new Map<string, Category>();
  for (const { variable } of [...waves].reverse())
    for (const category of variable.categories)
      if (!byCode.has(category.code)) byCode.set(category.code, category);
  const isUsed = (code: string): boolean =>
    waves.some(({ shares }) => shares.some(share => share.category === code && share.count > 0));
  const all = [...byCode.values()].filter(({ code, isMissing }) => !isMissing || isUsed(code));
  return [...all.filter(({ isMissing }) => !isMissing), ...all.filter(({ isMissing }) => isMissing)];
};

const focusOf = (newest: Asked): Focus | null => {
  const { headline } = newest.variable;
  if (headline) return { kind: 'headline', headline, codes: headline.codes };
  const answers = newest.variable.categories.filter(({ isMissing }) => !isMissing);
  const [top] = newest.shares
    .filter(({ category }) => answers.some(({ code }) => code === category))
    .sort((a, b) => b.value - a.value);
  const category = answers.find(({ code }) => code === top?.category);
  return category ? { kind: 'answer', category, codes: [category.code] } : null;
};

/** The focus of a wave, where the wave had all answers that make it up. */
const focusShare = ({ prepared, variable, shares }: Asked, focus: Focus | null): Share | undefined => {
  if (variable.indirect) return shares[0];
  const isWhole = focus?.codes.every(code => variable.categories.some(category => category.code === code));
  return focus && isWhole ? mergedShare(prepared.design, variable, focus.codes) : undefined;
};

const changeBetween = (
  later: PublishedEstimate | null,
  earlier: PublishedEstimate | null,
): Difference | null =>
  later && earlier && isTestable(later) && isTestable(earlier)
    ? waveDifference(uncutOf(later), uncutOf(earlier))
    : null;

type Testable = PublishedEstimate & { readonly degreesOfFreedom: number };
const isTestable = (estimate: PublishedEstimate): estimate is Testable =>
  estimate.degreesOfFreedom !== null && estimate.standardError !== null;

type Linked = {
  readonly asked: Asked;
  readonly published: PublishedShares;
  readonly isComparable: boolean;
  readonly replaced: WaveResult['replaced'] | undefined;
};

const isFixed = ({ prepared: { weighting }, variable }: Asked): boolean =>
  !weighting.isUnfitted &&
  weighting.margins.some(margin => margin.variable === variable.name && margin.isGrouped !== true);

/** A change is tested where both waves asked the same and neither number was given by the weights. */
const isTested = ({ asked, isComparable }: Linked, before: Linked | undefined): boolean =>
  isComparable && before !== undefined && !isFixed(asked) && !isFixed(before.asked);

const waveResult = (linked: Linked, before: Linked | undefined): WaveResult => {
  const { asked, published, isComparable, replaced } = linked;
  const { wave, weighting } = asked.prepared;
  const earlier = isTested(linked, before) ? before?.published : undefined;
  const link = (cell: Omit<Cell, 'change'>, since: Omit<Cell, 'change'> | undefined): Cell => ({
    ...cell,
    change: since ? changeBetween(cell.estimate, since.estimate) : null,
  });
  return {
    ...{ wave, weighting, isComparable, base: published.base, isFixed: isFixed(asked) },
    ...(replaced === undefined ? {} : { replaced }),
    cells: published.cells.map(cell =>
      link(
        cell,
        earlier?.cells.find(({ code }) => code === cell.code),
      ),
    ),
    focus: link(published.focus, earlier?.focus),
  };
};

const resultsOf = (waves: readonly Asked[], focus: Focus | null, categories: readonly Category[]) => {
  const linked = waves.map((asked, i): Linked => {
    const shares = asked.shares.filter(share => categories.some(({ code }) => code === share.category));
    const wave: WaveShares = { shares, focus: focusShare(asked, focus) };
    const before = waves[i - 1];
    const { variable, prepared } = asked;
    const isReplaced = before !== undefined && before.variable.name !== variable.name;
    const isComparable =
      asked.series === before?.series && asked.technique === before.technique && !isReplaced;
    const published = publishShares(wave, { variable, categories }, focus, prepared.wave.sample);
    return { asked, published, isComparable, replaced: isReplaced ? before.variable.text : undefined };
  });
  return linked.map((wave, i) => waveResult(wave, linked[i - 1]));
};

/** From the first wave of the unbroken series at the end to the last, where the series has three waves or more. */
const longChangeOf = (waves: readonly WaveResult[]): LongChange | null => {
  const start = waves.findLastIndex(wave => !wave.isComparable);
  const [first, last] = [waves[start], waves.at(-1)];
  if (!first || !last || waves.length - start < 3 || first.isFixed || last.isFixed) return null;
  const change = changeBetween(last.focus.estimate, first.focus.estimate);
  return change && { from: first.wave.name, to: last.wave.name, change };
};

/** Null where no closed wave asked it. `names` says what each wave calls it. */
export const questionResult = (
  survey: Survey,
  names: readonly string[],
  prepared: readonly PreparedWave[],
  edition: string,
): QuestionResult | null => {
  const asked = prepared.flatMap((wave, at) => askedIn(wave, names[at] ?? ''));
  const newest = asked.at(-1);
  if (!newest) return null;
  const { variable } = newest;
  const { questionnaire } = newest.prepared;
  const conditions = conditionsOf(questionnaire, variable);
  const categories = categoriesOf(asked);
  const focus = focusOf(newest);
  const waves = resultsOf(asked, focus, categories);
  return {
    ...{ survey, variable, categories, focus, waves, edition, smallestCount },
    topic: questionnaire.topics.find(({ code }) => code === variable.topic)?.label ?? null,
    number: placeOf(questionnaire, variable.question)?.number ?? 0,
    isFiltered: conditions.length > 0,
    ...askedOf(conditions, newest.prepared.variables),
    longChange: longChangeOf(waves),
  };
};
