// One row of a file of past waves -> one response. A cell that cannot be read is a mistake that names its column and the remedy.
import type { Answer, Answers } from '../answer.ts';
import { isMissingCode } from '../identifiers.ts';
import type { Question, QuestionOf } from '../questions/schema.ts';
import type { Said } from '../said.ts';
import type { MappedQuestion, Mapping } from './schema.ts';

export type Row = Readonly<Record<string, string>>;
export type CellMistake = { readonly column: string; readonly said: Said };
export type ImportedRow = {
  readonly wave: string;
  readonly answers: Answers;
  readonly stratum?: string;
  readonly psu?: string;
  readonly weight?: number;
};

/** Where one question's answers stand in the file. */
export type Source = { readonly question: Question; readonly mapped: MappedQuestion };

type Read = Answer | CellMistake | null;
const isMistake = (read: Read | number): read is CellMistake =>
  typeof read === 'object' && read !== null && 'column' in read && 'said' in read;

const waveName = /^[A-Za-z0-9_-]{1,20}$/;

/** Columns the file must have. */
export const columnsOf = (mapping: Mapping): readonly string[] => [
  mapping.wave.column,
  ...mapping.design.strata,
  ...[mapping.design.psu, mapping.design.weight].filter(column => column !== undefined),
  ...mapping.questions.flatMap(({ column, columns }) => [
    ...(column === undefined ? [] : [column]),
    ...Object.values(columns ?? {}),
  ]),
];

export const rowReader = (mapping: Mapping, sources: readonly Source[]) => {
  const isEmpty = (cell: string): boolean => mapping.empty.includes(cell);

  return (row: Row): ImportedRow | readonly CellMistake[] => {
    const cell = (column: string): string => (row[column] ?? '').trim();
    const mistakes: CellMistake[] = [];
    const answers: Record<string, Answer> = {};
    for (const source of sources) {
      const read = readAnswer(source, cell, isEmpty);
      if (isMistake(read)) mistakes.push(read);
      else if (read !== null) answers[source.question.id] = read;
    }
    const wave = cell(mapping.wave.column);
    if (!waveName.test(wave)) {
      mistakes.push({
        column: mapping.wave.column,
        said: { code: 'cell_wave', values: { cell: wave } },
      });
    }
    const design = readDesign(mapping, cell, mistakes);
    return mistakes.length ? mistakes : { wave, answers, ...design };
  };
};

const readDesign = ({ design, wave }: Mapping, cell: (column: string) => string, mistakes: CellMistake[]) => {
  const named = (column: string): string => {
    if (cell(column) === '') mistakes.push({ column, said: { code: 'cell_design' } });
    return cell(column);
  };
  const stratum = design.strata.length ? { stratum: design.strata.map(named).join('.') } : {};
  // PSU numbers often start again in each stratum: with the stratum before it the name is its own in the whole wave.
  const psu =
    design.psu === undefined ? {} : { psu: [...design.strata.map(cell), named(design.psu)].join('.') };
  if (design.weight === undefined) return { ...stratum, ...psu };
  const weight = Number(cell(design.weight).replace(',', '.'));
  if (cell(design.weight) === '' || !Number.isFinite(weight) || weight < 0) {
    mistakes.push({
      column: design.weight,
      said: { code: 'cell_weight', values: { cell: cell(design.weight), wave: cell(wave.column) } },
    });
  }
  return { ...stratum, ...psu, weight };
};

const readAnswer = (
  { question, mapped }: Source,
  cell: (column: string) => string,
  isEmpty: (cell: string) => boolean,
): Read => {
  if (question.type === 'multiple') return readSet(mapped, cell, isEmpty);
  const column = mapped.column ?? question.id;
  const raw = cell(column);
  if (isEmpty(raw)) return null;
  const value = mapped.recode[raw] ?? raw;
  if (isMissingCode(value)) return value;
  if (question.type === 'number') return readNumber(question, column, value);
  const codes = codesOf(question);
  return codes.includes(value)
    ? value
    : {
        column,
        said: { code: 'cell_code', values: { cell: raw, name: question.id, codes: codes.join(', ') } },
      };
};

const codesOf = (question: Question): readonly string[] => {
  if (question.type === 'scale')
    return Array.from({ length: question.to - question.from + 1 }, (_, at) => String(question.from + at));
  return 'options' in question ? question.options.map(option => option.code) : [];
};

const readNumber = (question: QuestionOf<'number'>, column: string, value: string): Read => {
  if (question.bands.some(band => band.code === value)) return value;
  const number = Number(value.replace(',', '.'));
  if (!Number.isFinite(number)) return { column, said: { code: 'cell_number', values: { cell: value } } };
  const fits = number >= question.min && number <= question.max;
  return fits
    ? number
    : {
        column,
        said: { code: 'cell_outside', values: { cell: value, min: question.min, max: question.max } },
      };
};

const chosen = ['1', 'yes', 'true'];
const notChosen = ['0', '2', 'no', 'false'];

const readSet = (
  mapped: MappedQuestion,
  cell: (column: string) => string,
  isEmpty: (cell: string) => boolean,
): Read => {
  const columns = Object.entries(mapped.columns ?? {});
  if (columns.every(([, column]) => isEmpty(cell(column)))) return null;
  const isNeither = (value: string): boolean =>
    !isEmpty(value) && ![...chosen, ...notChosen].includes(value.toLowerCase());
  const unread = columns.find(([, column]) => isNeither(cell(column)));
  if (unread) {
    const column = unread[1];
    return {
      column,
      said: { code: 'cell_chosen', values: { cell: cell(column) } },
    };
  }
  return columns.filter(([, column]) => chosen.includes(cell(column).toLowerCase())).map(([code]) => code);
};
