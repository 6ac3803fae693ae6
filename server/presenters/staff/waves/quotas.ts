// The quotas of a wave: a table to type into, a file to upload, a file to begin with.
import type { QuotaMistake, Quotas, WaveQuotas } from '../../../services/quotas.ts';
import type { Category, Variable } from '../../../../surveys/variable.ts';
import { wavePaths } from '../../../paths/waves.ts';
import { say, type Reader } from '../../reader.ts';
import { presentFrame, type Visit } from '../frame.ts';
import { waveTitle } from '../waveRow.ts';

/** Combinations of the chosen variables; none where they are too many for a form. */
export type QuotaTable = {
  readonly found: WaveQuotas;
  readonly combinations: readonly (readonly string[])[];
};

/** What was typed, by the name of the field; what is wrong with it, or with a file. */
export type TypedQuotas = {
  readonly values: ReadonlyMap<string, string>;
  readonly mistakes: readonly QuotaMistake[];
  /** Key of the words of a file that cannot be read at all. */
  readonly fileProblem: string | null;
};

export const fieldName = (codes: readonly string[]): string => `q.${codes.join('.')}`;

const answers = ({ categories }: Variable): readonly Category[] =>
  categories.filter(({ isMissing }) => !isMissing);

export const storedValues = (quotas: Quotas | undefined): ReadonlyMap<string, string> =>
  new Map((quotas?.cells ?? []).map(({ codes, target }) => [fieldName(codes), String(target)]));

const labelOf = (reader: Reader, { categories }: Variable, code: string): string => {
  const category = categories.find(each => each.code === code);
  return category ? say(reader, category.label) : code;
};

/** One row for each answer to the first question, one column for each combination of the others. */
const presentGrid = (reader: Reader, { found, combinations }: QuotaTable, { values }: TypedQuotas) => {
  const [first, ...others] = found.chosen;
  if (!first || combinations.length === 0) return null;
  const label = (variable: Variable, code: string): string => labelOf(reader, variable, code);
  const rest = combinations.filter(([code]) => code === combinations[0]?.[0]).map(codes => codes.slice(1));
  const columns = rest.map(codes => ({
    codes,
    label:
      codes.map((code, index) => label(others[index] ?? first, code)).join(', ') ||
      reader.t('waves:quotas.wanted'),
  }));
  return {
    corner: say(reader, first.label),
    columns: columns.map(column => column.label),
    rows: answers(first).map(category => {
      const heading = say(reader, category.label);
      return {
        heading,
        cells: columns.map(column => {
          const name = fieldName([category.code, ...column.codes]);
          return {
            ...{ name, column: column.label, label: `${heading}, ${column.label}` },
            value: values.get(name) ?? '',
          };
        }),
      };
    }),
  };
};

const mistakeInWords = ({ t }: Reader, mistake: QuotaMistake): string => {
  const { code, row, column, value, known } = mistake;
  return t(`waves:quotas.mistake.${code}`, {
    row: row ?? '',
    column: column ?? '',
    value: (value ?? '').slice(0, 60),
    known: (known ?? []).join(', '),
  });
};

const summaryOf = (reader: Reader, { mistakes, fileProblem }: TypedQuotas) => {
  const { t } = reader;
  if (mistakes.length === 0 && fileProblem === null) return null;
  return {
    heading: t('waves:quotas.refused'),
    items: [
      ...(fileProblem === null ? [] : [{ href: '#file', message: t(`waves:file.${fileProblem}`) }]),
      ...mistakes.map(mistake => ({ href: null, message: mistakeInWords(reader, mistake) })),
    ],
  };
};

const choosers = (reader: Reader, { variables, chosen }: WaveQuotas) =>
  [0, 1, 2].map(index => ({
    id: `by-${index}`,
    label: reader.t(`waves:quotas.by_${index}`),
    options: [
      ...(index === 0
        ? []
        : [{ value: '', label: reader.t('waves:quotas.by_none'), isChosen: !chosen[index] }]),
      ...variables.map(variable => ({
        value: variable.name,
        label: say(reader, variable.label),
        isChosen: chosen[index]?.name === variable.name,
      })),
    ],
  }));

const presentUpload = ({ t, paths: { at } }: Reader, { survey, wave, chosen }: WaveQuotas) => {
  const paths = wavePaths({ at });
  const columns = [...chosen.map(({ name }) => name), 'count'].join(', ');
  return {
    action: paths.quotasUpload(survey.id, wave.name),
    heading: t('waves:quotas.upload'),
    hint: t('waves:quotas.upload_hint', { columns }),
    label: t('waves:quotas.file'),
    submit: t('waves:quotas.send'),
    template: { href: paths.quotasFile(survey.id, wave.name), label: t('waves:quotas.template') },
  };
};

const presentTable = ({ t }: Reader, { chosen }: WaveQuotas, isShown: boolean) => ({
  heading: t('waves:quotas.table'),
  hint: t('waves:quotas.table_hint'),
  submit: t('waves:quotas.save'),
  by: chosen.map(({ name }, index) => ({ name: `by.${index}`, value: name })),
  none: isShown ? null : t(chosen.length === 0 ? 'waves:quotas.no_questions' : 'waves:quotas.too_many'),
});

export const presentQuotas = (visit: Visit, table: QuotaTable, typed: TypedQuotas) => {
  const { reader } = visit;
  const { t } = reader;
  const { survey, wave } = table.found;
  const paths = wavePaths(reader.paths);
  const heading = t('waves:quotas.heading', { wave: waveTitle(reader, survey, wave) });
  const summary = summaryOf(reader, typed);
  const grid = presentGrid(reader, table, typed);
  return {
    frame: presentFrame(visit, paths.waves()),
    title: `${summary ? t('staff:mistake_prefix') : ''}${heading} — ${t('staff:place')}`,
    ...{ heading, summary, grid },
    lead: t('waves:quotas.lead'),
    back: { href: paths.board(survey.id, wave.name), label: t('waves:back_to_wave') },
    action: paths.quotas(survey.id, wave.name),
    choose: {
      heading: t('waves:quotas.by'),
      fields: choosers(reader, table.found),
      submit: t('waves:quotas.show_table'),
    },
    table: presentTable(reader, table.found, grid !== null),
    upload: presentUpload(reader, table.found),
    remove: wave.quotas ? { label: t('waves:quotas.remove') } : null,
  };
};
