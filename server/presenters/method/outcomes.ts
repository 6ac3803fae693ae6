// The way from those who were chosen to those who answered, as a table. Fewer than ten are not told, nor what would tell them.
import type { Outcome, Outcomes, Statement } from '../../services/statements.ts';
import { integer, percent, wholePercent } from '../format.ts';
import type { Reader } from '../reader.ts';

const order: readonly Outcome[] = ['ineligible', 'unknown', 'noncontact', 'refusal', 'partial', 'other'];
const smallest = 10;

/** Nobody stands behind a nought, so it may be told. */
const isHidden = (count: number): boolean => count > 0 && count < smallest;

/** The response rate, unless a hidden count could be found from it. */
export const tellableRate = ({ responseRate, outcomes, count }: Statement): number | null => {
  if (responseRate === null || outcomes === null || count === null) return null;
  const denominator = count / responseRate;
  const hidden = order.filter(name => name !== 'ineligible' && isHidden(outcomes[name]));
  const without = denominator - hidden.reduce((sum, name) => sum + outcomes[name], 0);
  const rates = [1, smallest - 1].map(each => wholePercent(count / (without + each * hidden.length)));
  return rates[0] === rates[1] ? responseRate : null;
};

const rowOf = (reader: Reader, name: string, count: number, total: number | null) => ({
  label: reader.t(`statement:outcome.${name}`),
  count: isHidden(count) ? reader.t('statement:outcome.few') : integer(count, reader.language),
  share: total === null || isHidden(count) ? '—' : percent(count / total, reader.language),
  isHidden: isHidden(count),
  isTotal: name === 'complete',
});

const sumOf = (outcomes: Outcomes): number => order.reduce((sum, name) => sum + outcomes[name], 0);

export const presentOutcomes = (reader: Reader, { outcomes, count, wave }: Statement) => {
  const { t } = reader;
  if (outcomes === null || count === null) return null;
  const total = order.some(name => isHidden(outcomes[name])) ? null : count + sumOf(outcomes);
  const chosen = {
    ...{ label: t('statement:outcome.chosen'), isHidden: total === null, isTotal: false },
    count: total === null ? t('statement:outcome.not_told') : integer(total, reader.language),
    share: total === null ? '—' : percent(1, reader.language),
  };
  return {
    heading: t('statement:outcome.heading'),
    caption: t('statement:outcome.caption', { wave: wave.name }),
    note: t(total === null ? 'statement:outcome.note_hidden' : 'statement:outcome.note'),
    columns: {
      outcome: t('statement:outcome.column'),
      count: t('statement:outcome.number'),
      share: t('statement:outcome.share'),
    },
    rows: [
      chosen,
      ...order.map(name => rowOf(reader, name, outcomes[name], total)),
      rowOf(reader, 'complete', count, total),
    ],
  };
};
