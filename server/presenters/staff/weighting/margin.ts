// One margin of a draft: its numbers typed, pasted or uploaded, where they come from, and answers that count as one.
import { cellsOf } from '../../../../surveys/cells.ts';
import type { EditMistake, TypedMargin } from '../../../services/weighting.ts';
import { addressesOf, conflictWords, presentDraftTop, type DraftVisit } from './draft.ts';
import { cellLabel, findingsInWords, groupLabel, marginTitle, variableTitle } from './words.ts';

export type SentMargin = {
  readonly mistake: EditMistake | null;
  readonly isConflict: boolean;
  /** What is wrong with the file. */
  readonly problem: string | null;
  readonly pasted: string;
  readonly facts?: Pick<TypedMargin, 'source' | 'date' | 'unit' | 'isFitted'>;
  readonly totals?: TypedMargin['totals'];
};

const typedIn = (totals: TypedMargin['totals'], cell: string): string =>
  totals.find(total => total.cell === cell)?.typed ?? '';

/** Where a colleague's number differs from the one that was sent, it stands beside it. */
const presentCells = (visit: DraftVisit, margin: TypedMargin, sent: SentMargin | null) => {
  const { reader, found } = visit;
  return cellsOf(margin.by).map((cell, at) => {
    const kept = typedIn(margin.totals, cell);
    const value = sent?.totals ? typedIn(sent.totals, cell) : kept;
    const label = cellLabel(reader, found, margin, cell);
    return {
      ...{ cell, label, value, id: `cell-${at}` },
      theirs:
        sent?.isConflict && value !== kept
          ? reader.t('weighting:margin.theirs', { value: kept || '—' })
          : null,
    };
  });
};

const presentChoices = ({ reader: { t } }: DraftVisit, facts: NonNullable<SentMargin['facts']>) => ({
  unit: {
    legend: t('weighting:margin.unit'),
    options: (['count', 'percent'] as const).map(value => ({
      ...{ value, label: t(`weighting:margin.unit_${value}`), isChosen: facts.unit === value },
    })),
  },
  fitted: {
    legend: t('weighting:margin.role'),
    options: (['yes', 'no'] as const).map(value => ({
      ...{ value, label: t(`weighting:margin.fitted_${value}`) },
      isChosen: facts.isFitted === (value === 'yes'),
    })),
  },
});

const presentFacts = (visit: DraftVisit, margin: TypedMargin, sent: SentMargin | null) => {
  const { t } = visit.reader;
  const facts = sent?.facts ?? margin;
  const code = sent?.mistake?.code;
  return {
    source: {
      ...{
        label: t('weighting:margin.source'),
        hint: t('weighting:margin.source_hint'),
        value: facts.source,
      },
      mistake: code === 'no_source' ? t('weighting:mistake.no_source') : null,
    },
    date: {
      ...{ label: t('weighting:margin.date'), hint: t('weighting:margin.date_hint'), value: facts.date },
      mistake: code === 'no_date' ? t('weighting:mistake.no_date') : null,
    },
    ...presentChoices(visit, facts),
  };
};

const presentGroups = ({ reader, found }: DraftVisit, margin: TypedMargin) =>
  margin.by
    .filter(({ groups }) => groups.length > 2)
    .map(({ variable, groups }) => ({
      variable,
      legend: reader.t('weighting:merge.legend', { variable: variableTitle(reader, found, variable) }),
      options: groups.map(group => ({
        value: group.code,
        label: groupLabel(reader, found, variable, group),
      })),
    }));

const mistakesOf = (
  { reader, found }: DraftVisit,
  margin: TypedMargin,
  sent: SentMargin | null,
): readonly string[] => {
  const { t } = reader;
  if (!sent) return [];
  if (sent.problem !== null) return [t(`weighting:file.${sent.problem}`)];
  if (!sent.mistake) return [];
  if (sent.mistake.code !== 'rows') return [t(`weighting:mistake.${sent.mistake.code}`)];
  const names = cellsOf(margin.by).map(cell => cellLabel(reader, found, margin, cell));
  const known = names.length > 12 ? `${names.slice(0, 12).join('; ')}…` : names.join('; ');
  const shown = sent.mistake.rows.slice(0, 20);
  const hidden = sent.mistake.rows.length - shown.length;
  return [
    ...shown.map(({ row, code, text }) => t(`weighting:row.${code}`, { row, text })),
    ...(hidden > 0 ? [t('weighting:row.more', { count: hidden })] : []),
    t('weighting:row.known', { names: known }),
  ];
};

const presentTable = (visit: DraftVisit, at: number, sent: SentMargin | null) => {
  const { reader, found, weighting, draft } = visit;
  const facts = sent?.facts ?? draft.margins[at] ?? { unit: 'count', isFitted: true };
  const { t } = reader;
  return {
    action: addressesOf(reader, found).table(weighting.number, at + 1),
    heading: t('weighting:margin.table'),
    hint: t('weighting:margin.table_hint'),
    pasted: { label: t('weighting:margin.pasted'), value: sent?.pasted ?? '' },
    read: t('weighting:margin.read'),
    file: { label: t('weighting:margin.file'), hint: t('weighting:margin.file_hint') },
    upload: t('weighting:margin.upload'),
    fileHeading: t('weighting:margin.file_heading'),
    hidden: [
      { name: 'unit', value: facts.unit },
      { name: 'fitted', value: facts.isFitted ? 'yes' : 'no' },
    ],
  };
};

/** What the numbers that are kept still need; nothing before the first of them is typed. */
const presentFound = (
  { reader, found, draft, findings }: DraftVisit,
  at: number,
  sent: SentMargin | null,
) => {
  const isBegun = draft.margins[at]?.totals.some(({ typed }) => typed !== '') ?? false;
  const own = sent || !isBegun ? [] : findings.filter(({ margin }) => margin === at);
  return {
    heading: reader.t('weighting:margin.found'),
    items: findingsInWords({ reader, found, margins: draft.margins }, own),
    merge: null,
  };
};

const presentMerge = (visit: DraftVisit, margin: TypedMargin, at: number) => {
  const { reader, found, weighting } = visit;
  return {
    action: addressesOf(reader, found).merge(weighting.number),
    heading: reader.t('weighting:merge.heading'),
    hint: reader.t('weighting:merge.hint'),
    submit: reader.t('weighting:merge.submit'),
    margin: at + 1,
    groups: presentGroups(visit, margin),
  };
};

export const presentMargin = (visit: DraftVisit, at: number, sent: SentMargin | null) => {
  const { reader, found, weighting, draft } = visit;
  const { t } = reader;
  const margin = draft.margins[at];
  if (!margin) throw new RangeError('The draft has no such margin');
  const addresses = addressesOf(reader, found);
  const title = marginTitle(reader, found, margin);
  const isMerged = margin.by.some(({ groups }) => groups.some(({ codes }) => (codes?.length ?? 1) > 1));
  return {
    ...presentDraftTop(visit, 'margins', { isWrong: sent !== null }),
    title: `${sent ? t('staff:mistake_prefix') : ''}${t('weighting:margin.heading', { margin: title })} — ${t('staff:place')}`,
    back: { href: addresses.margins(weighting.number), label: t('weighting:margin.back') },
    heading: t('weighting:margin.heading', { margin: title }),
    lead: t('weighting:margin.lead'),
    action: addresses.margin(weighting.number, at + 1),
    conflict: conflictWords(visit, sent?.isConflict ?? false),
    mistakes: { heading: t('weighting:row.heading'), items: mistakesOf(visit, margin, sent) },
    found: presentFound(visit, at, sent),
    facts: presentFacts(visit, margin, sent),
    columns: { category: t('weighting:margin.category'), total: t('weighting:margin.total') },
    caption: t('weighting:margin.caption', { margin: title }),
    cells: presentCells(visit, margin, sent),
    submit: t(sent?.isConflict ? 'weighting:margin.overwrite' : 'weighting:margin.submit'),
    table: presentTable(visit, at, sent),
    merge: presentMerge(visit, margin, at),
    apart: isMerged ? t('weighting:merge.apart') : null,
  };
};
