// How far each quota has come, in groups by its first question.
import type { Fieldwork } from '../../../services/fieldwork/index.ts';
import type { Variable } from '../../../../surveys/variable.ts';
import { wavePaths } from '../../../paths/waves.ts';
import { integer } from '../../format.ts';
import { say, type Reader } from '../../reader.ts';
import { presentBars, type Row } from './bars.ts';

/** So many rows are read at once; more stand folded by their first question. */
const rowsAtOnce = 16;

const labelOf = (reader: Reader, variable: Variable | undefined, code: string): string => {
  const category = variable?.categories.find(each => each.code === code);
  return category ? say(reader, category.label) : code;
};

type QuotaRow = Row & { readonly group: string; /** Without the group. */ readonly rest: string };

const rowsOf = (reader: Reader, { wave, variables, quotas }: Fieldwork): readonly QuotaRow[] => {
  const named = (wave.quotas?.variables ?? []).map(name => variables.find(each => each.name === name));
  return quotas.map(({ codes, tens, target }) => {
    const labels = codes.map((code, index) => labelOf(reader, named[index], code));
    return {
      group: labels[0] ?? '',
      label: labels.join(', '),
      rest: labels.slice(1).join(', '),
      tens,
      target,
    };
  });
};

const isFull = ({ tens, target }: Row): boolean => target !== undefined && tens >= target;

/** Few rows stand open; many are folded by their first question. */
const presentRows = (reader: Reader, rows: readonly QuotaRow[]) => {
  const { t } = reader;
  const words = { caption: t('waves:board.quotas'), name: t('waves:board.quotas_name') };
  if (rows.length <= rowsAtOnce)
    return { open: rows.length > 0 ? presentBars(reader, words, rows) : null, groups: [] };
  const groups = [...new Set(rows.map(({ group }) => group))].map(name => {
    const own = rows.filter(({ group }) => group === name);
    const full = own.filter(isFull).length;
    return {
      label: t('waves:quotas.group', { name, full, count: own.length }),
      bars: presentBars(
        reader,
        { ...words, caption: name },
        own.map(row => ({ ...row, label: row.rest || row.label })),
      ),
    };
  });
  return { open: null, groups };
};

const progressInWords = ({ t, language }: Reader, rows: readonly QuotaRow[]): string => {
  const wanted = rows.reduce((sum, { target = 0 }) => sum + target, 0);
  const full = rows.filter(isFull).length;
  return t('waves:quotas.progress', { full, count: rows.length, wanted: integer(wanted, language) });
};

export const presentQuotaProgress = (reader: Reader, fieldwork: Fieldwork, mayChange: boolean) => {
  const { t } = reader;
  const { survey, wave, board } = fieldwork;
  const rows = rowsOf(reader, fieldwork);
  const isEmpty = rows.length === 0;
  const edit = {
    href: wavePaths(reader.paths).quotas(survey.id, wave.name),
    label: t(isEmpty ? 'waves:quotas.add' : 'waves:quotas.change'),
  };
  return {
    heading: t('waves:board.quotas'),
    edit: mayChange ? edit : null,
    empty: isEmpty ? t('waves:quotas.none') : null,
    lead: isEmpty ? null : progressInWords(reader, rows),
    withheld: board?.parts.quotas.isWithheld && !isEmpty ? t('waves:board.withheld') : null,
    ...presentRows(reader, rows),
  };
};
