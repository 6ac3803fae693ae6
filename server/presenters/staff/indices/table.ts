// The table of indices: groups down, indices across; under each figure its interval and how many people stand behind it.
import type { IndexFigure, IndexGroup, Indices, IndexTable } from '../../../services/indices.ts';
import { decimal, integer, percent, percentRange } from '../../format.ts';
import { say, type Reader } from '../../reader.ts';
import type { PresentedTable, TableCell } from '../analysis/table.ts';

type Unit = IndexTable['definitions'][number]['unit'];

/** Money and counts to the digits that a survey can know. */
const rounded = (value: number): number => {
  const step = 10 ** Math.max(0, Math.floor(Math.log10(Math.abs(value) || 1)) - 2);
  return Math.round(value / step) * step;
};

const figureText = ({ language }: Reader, unit: Unit, value: number): string => {
  if (unit === 'share') return percent(value, language);
  return unit === 'perPerson' ? decimal(value, 1, language) : integer(rounded(value), language);
};

type Shown = Extract<IndexFigure, { state: 'shown' }>;

const intervalText = (reader: Reader, unit: Unit, { low, high }: Shown): string | null => {
  if (low === null || high === null) return null;
  if (unit === 'share') return percentRange({ low, high }, reader.language);
  return `${figureText(reader, unit, Math.max(0, low))}–${figureText(reader, unit, high)}`;
};

const cellOf = (reader: Reader, unit: Unit, figure: IndexFigure | undefined): TableCell => {
  const plain = { under: null, letters: '', number: null };
  if (figure?.state !== 'shown') {
    const isHidden = figure !== undefined;
    return { ...plain, isHidden, text: isHidden ? reader.t('analysis:table.hidden') : '—' };
  }
  const n = reader.t('indices:n', { n: integer(figure.n, reader.language) });
  return {
    ...plain,
    text: figureText(reader, unit, figure.value),
    under: [intervalText(reader, unit, figure), n].filter(Boolean).join('; '),
    isHidden: false,
    number: figure.value * (unit === 'share' ? 100 : 1),
  };
};

type Columns = readonly { readonly id: string; readonly unit: Unit }[];

/** Waves need not have asked the same: a column of every index that any of them has. */
const columnsOf = ({ tables }: Indices): Columns => {
  const all = tables.flatMap(({ table }) => table.definitions);
  return [...new Map(all.map(({ id, unit }) => [id, { id, unit }])).values()];
};

const rowOf = (reader: Reader, columns: Columns, { label, figures }: IndexGroup, wave: string | null) => ({
  heading: wave ?? (label ? say(reader, label) : reader.t('analysis:table.all')),
  kind: label ? ('answer' as const) : ('together' as const),
  cells: columns.map(({ id, unit }) =>
    cellOf(
      reader,
      unit,
      figures.find(figure => figure.id === id),
    ),
  ),
});

export const presentIndexTable = (reader: Reader, indices: Indices): PresentedTable => {
  const { t } = reader;
  const { by, tables, wave } = indices;
  const columns = columnsOf(indices);
  return {
    caption: t(`indices:caption.${by}`, { wave: wave ?? '' }),
    note: t('indices:note'),
    scroll: t('analysis:table.scroll'),
    label: t('indices:heading'),
    corner: t(`indices:corner.${by}`),
    banners: null,
    columns: columns.map(({ id, unit }) => ({
      label: unit === 'money' ? `${t(`indices:name.${id}`)}, ₽` : t(`indices:name.${id}`),
      ...{ letter: null, start: null },
    })),
    rows: tables.flatMap(({ wave: name, table }) =>
      table.groups.map(group => rowOf(reader, columns, group, by === 'wave' ? name : null)),
    ),
  };
};
