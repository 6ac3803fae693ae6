// Figures in whole tens as a table whose rows are drawn as bars: the chart and its table are one.
import { integer } from '../../format.ts';
import type { Reader } from '../../reader.ts';

export type Row = {
  readonly label: string;
  readonly tens: number;
  /** How many are wanted. */
  readonly target?: number;
};

/** `not fewer than` is said by the heading of the column. */
export const figure = ({ t, language }: Reader, tens: number): string =>
  tens === 0 ? t('staff:count.few') : integer(tens, language);

/** Of a hundred; drawn as the width of a bar. */
const widthOf = (part: number, whole: number): number =>
  whole === 0 ? 0 : Math.min(100, Math.round((part / whole) * 1000) / 10);

type Caption = { readonly caption: string; readonly name: string };

/** So many rows that say the same become one sentence. */
const fewestAlike = 4;

const isEmpty = ({ tens, target }: Row): boolean => tens === 0 && target === undefined;

/** `Меньше 10 анкет: Шаройский, Итум-Калинский.` */
const restOf = ({ t }: Reader, rows: readonly Row[]): string | null => {
  const empty = rows.filter(isEmpty);
  if (empty.length < fewestAlike) return null;
  return empty.length === rows.length
    ? t('waves:board.all_few')
    : t('waves:board.rest_few', { names: empty.map(({ label }) => label).join(', ') });
};

export const presentBars = (reader: Reader, { caption, name }: Caption, rows: readonly Row[]) => {
  const { t, language } = reader;
  const largest = Math.max(0, ...rows.map(({ tens, target }) => target ?? tens));
  const hasTargets = rows.some(({ target }) => target !== undefined);
  const rest = restOf(reader, rows);
  const shown = rest === null ? rows : rows.filter(row => !isEmpty(row));
  return {
    ...{ caption, rest },
    columns: { name, value: t('waves:board.at_least'), target: hasTargets ? t('waves:board.wanted') : null },
    rows: shown.map(({ label, tens, target }) => ({
      label,
      value: figure(reader, tens),
      isHidden: tens === 0,
      target: target === undefined ? null : integer(target, language),
      width: widthOf(tens, target ?? largest),
      isFull: target !== undefined && tens >= target,
    })),
  };
};

export type BarsView = ReturnType<typeof presentBars>;
