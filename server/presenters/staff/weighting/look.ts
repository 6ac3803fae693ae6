// What a recipe does, in figures: margins before and after, how unequal the weights are, how fast they were found.
import type { CellLook, Figures, MarginLook, RecipeLook, WeighingLook } from '../../../services/weighting.ts';
import { decimal, integer } from '../../format.ts';
import type { Reader } from '../../reader.ts';
import { cellLabel, marginTitle, pointsText, shareText } from './words.ts';

/** `2,4 · 10` and the power that stands raised beside it: no font has all small digits alike. */
const scientific = (
  value: number,
  { language }: Reader,
): { readonly text: string; readonly power: string } => {
  if (value === 0) return { text: '0', power: '' };
  const power = Math.floor(Math.log10(value));
  return {
    text: `${decimal(value / 10 ** power, 1, language)} · 10`,
    power: power < 0 ? `−${-power}` : String(power),
  };
};

const worstIn = (look: WeighingLook, { recipe }: RecipeLook, isFitted: boolean) =>
  look.margins
    .filter(({ margin }) => recipe.margins[margin]?.isFitted === isFitted)
    .flatMap(({ margin, worst }) => (worst ? [{ margin, ...worst }] : []))
    .toSorted((a, b) => Math.abs(b.difference) - Math.abs(a.difference))[0] ?? null;

/** Points from which a difference is worth a warning. */
const tolerable = { fitted: 0.001, checked: 0.02 } as const;

const kpi = (value: string, label: string, isWarning = false) => ({ value, label, isWarning });

const worstKpi = (reader: Reader, looked: RecipeLook, look: WeighingLook, isFitted: boolean) => {
  const worst = worstIn(look, looked, isFitted);
  const place = isFitted ? 'inside' : 'outside';
  const margin = worst && looked.recipe.margins[worst.margin];
  if (!worst || !margin) return kpi('—', reader.t(`weighting:kpi.no_${place}`));
  const cell = cellLabel(reader, looked, margin, worst.cell);
  const limit = isFitted ? tolerable.fitted : tolerable.checked;
  const label = reader.t(`weighting:kpi.${place}`, { cell });
  return kpi(pointsText(reader, worst.difference), label, Math.abs(worst.difference) > limit);
};

const stepsKpi = ({ t }: Reader, { misfits: { length: count }, failure }: WeighingLook) =>
  count === 0
    ? kpi('—', t('weighting:kpi.no_steps'))
    : kpi(
        String(count),
        t(`weighting:kpi.${failure ? 'not_converged' : 'steps'}`, { count }),
        failure !== null,
      );

export const presentFigures = (reader: Reader, looked: RecipeLook, look: WeighingLook) => {
  const { t, language } = reader;
  const { designEffect, effectiveSampleSize, n } = look.figures;
  return [
    kpi(decimal(designEffect, 2, language), t('weighting:kpi.design_effect'), designEffect > 2),
    kpi(integer(effectiveSampleSize, language), t('weighting:kpi.effective', { n: integer(n, language) })),
    worstKpi(reader, looked, look, true),
    stepsKpi(reader, look),
    worstKpi(reader, looked, look, false),
  ];
};

const hiddenText = '…';

const rowOf = (reader: Reader, cell: CellLook, label: string) => {
  const share = (value: number | null): string => (value === null ? hiddenText : shareText(reader, value));
  const off = (value: number | null): string =>
    value === null ? hiddenText : pointsText(reader, value - cell.population);
  return {
    label,
    n: cell.n === null ? hiddenText : integer(cell.n, reader.language),
    population: shareText(reader, cell.population),
    before: share(cell.before),
    beforeOff: off(cell.before),
    after: share(cell.after),
    afterOff: off(cell.after),
    isHidden: cell.n === null,
  };
};

/** Of a margin outside the recipe only the worst are shown at once. */
const shownOutside = 4;

const groupOf = (reader: Reader, looked: RecipeLook, { margin: at, cells }: MarginLook) => {
  const margin = looked.recipe.margins[at];
  if (!margin) return null;
  const { t } = reader;
  const offOf = ({ after, population }: CellLook): number => Math.abs((after ?? population) - population);
  const ordered = margin.isFitted ? cells : cells.toSorted((a, b) => offOf(b) - offOf(a));
  const rows = ordered.map(cell => rowOf(reader, cell, cellLabel(reader, looked, margin, cell.cell)));
  const isCut = !margin.isFitted && rows.length > shownOutside + 1;
  const title = marginTitle(reader, looked, margin);
  const heading = margin.isFitted
    ? t('weighting:look.inside', { margin: title })
    : isCut
      ? t('weighting:look.outside_worst', { margin: title, count: shownOutside, of: rows.length })
      : t('weighting:look.outside', { margin: title });
  return { heading, rows: isCut ? rows.slice(0, shownOutside) : rows };
};

export const presentTable = (reader: Reader, looked: RecipeLook, look: WeighingLook) => {
  const { t } = reader;
  const groups = look.margins.flatMap(margin => groupOf(reader, looked, margin) ?? []);
  return {
    caption: t('weighting:look.caption'),
    note: t(`weighting:look.before_${looked.recipe.base}`),
    columns: {
      cell: t('weighting:look.column.cell'),
      n: t('weighting:look.column.n'),
      population: t('weighting:look.column.population'),
      before: t('weighting:look.column.before'),
      difference: t('weighting:look.column.difference'),
      after: t('weighting:look.column.after'),
    },
    groups,
    hidden: groups.some(({ rows }) => rows.some(({ isHidden }) => isHidden))
      ? t('weighting:look.hidden')
      : null,
    empty: t('weighting:look.no_margins'),
  };
};

/** How much wider intervals are for the weights' sake. */
export const precisionSentence = (
  reader: Reader,
  { designEffect, baseDesignEffect }: Figures,
  sample: string,
): string => {
  const { t, language } = reader;
  if (sample === 'volunteer') return t('weighting:precision.volunteer');
  const [all, base] = [Math.sqrt(designEffect), Math.sqrt(baseDesignEffect)];
  const values = { times: decimal(all, 2, language), base: decimal(base, 2, language) };
  if (all < 1.005) return t('weighting:precision.none');
  if (base >= 1.005 && all - base < 0.01) return t('weighting:precision.base', values);
  return base < 1.005 ? t('weighting:precision.margins', values) : t('weighting:precision.both', values);
};

const mostSteps = 8;

/** First steps and the last ones, where there are many. */
export const presentSteps = (reader: Reader, { misfits, rounds }: WeighingLook) => {
  const { t } = reader;
  const all = misfits.map((misfit, at) => ({
    step: String(at + 1),
    misfit: scientific(misfit, reader),
    isLast: at === misfits.length - 1,
  }));
  const rows =
    all.length <= mostSteps
      ? all
      : [
          ...all.slice(0, 4),
          { step: '…', misfit: { text: '…', power: '' }, isLast: false },
          ...all.slice(-3),
        ];
  return {
    heading: t('weighting:steps.heading'),
    caption: t('weighting:steps.caption'),
    columns: [t('weighting:steps.step'), t('weighting:steps.misfit')],
    rows,
    empty: t('weighting:steps.none'),
    rounds: rounds > 0 ? t('weighting:steps.rounds', { count: rounds }) : null,
  };
};

/** Why there are no weights, and what to do. */
export const failureWords = (reader: Reader, looked: RecipeLook): string | null => {
  const failure = looked.look?.failure;
  if (!failure) return null;
  const { worst, code } = failure;
  const margin =
    worst &&
    looked.recipe.margins.find(
      ({ by }) => `@margin_${by.map(each => each.variable).join('_')}` === worst.column,
    );
  if (!worst || !margin) return reader.t(`weighting:failure.${code}`);
  const cell =
    worst.cell === 'no_answer'
      ? reader.t('weighting:look.silent')
      : cellLabel(reader, looked, margin, worst.cell);
  const values = { margin: marginTitle(reader, looked, margin), cell };
  const shares = { target: shareText(reader, worst.target), achieved: shareText(reader, worst.achieved) };
  return `${reader.t(`weighting:failure.${code}`)} ${reader.t('weighting:failure.worst', { ...values, ...shares })}`;
};
