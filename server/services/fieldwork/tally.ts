// Counts the answers of a wave one by one as they are read: by day, place and class, and by the signs of haste. What it counts are exact
// numbers of people, so it is used only where `coarsen` follows at once.
import type { Answer } from '../../../surveys/answer.ts';
import { bandOf } from '../../../surveys/questions/bands.ts';
import type { Variable } from '../../../surveys/variable.ts';
import type { Beside, ResponseVisitor } from '../../stores/responseBytes.ts';
import { parts, type BoardJob, type Flag, type Part } from './job.ts';

export type Counts = {
  readonly total: number;
  readonly parts: Readonly<Record<Part, ReadonlyMap<string, number>>>;
  readonly flags: ReadonlyMap<Flag, number>;
};

/** Joins the codes of a combination; no code has a full stop. */
export const cellName = (codes: readonly string[]): string => codes.join('.');

/** So many rows must be answered before "all alike" means anything. */
export const fewestRows = 3;
/** From these shares of refused answers on. */
export const refusing = { some: 0.1, many: 1 / 3 } as const;

type Grid = { readonly first: string; readonly rows: number; readonly isAlike: boolean };

/** One person's answers while they are read. */
type Person = {
  readonly beside: Partial<Record<Beside, string>>;
  readonly codes: Map<string, string>;
  readonly grids: Map<string, Grid>;
  answers: number;
  refused: number;
};

const nobody = (): Person => ({ beside: {}, codes: new Map(), grids: new Map(), answers: 0, refused: 0 });

const codeOf = ({ categories }: Variable, answer: Exclude<Answer, Readonly<Record<string, string>>>) => {
  if (typeof answer === 'number') return bandOf(categories, answer);
  return typeof answer === 'string' ? answer : undefined;
};

const flagsOf = ({ beside, grids, answers, refused }: Person, isFastSign: boolean): readonly Flag[] => {
  const long = [...grids.values()].filter(({ rows }) => rows >= fewestRows);
  const alike = long.filter(({ isAlike }) => isAlike).length;
  const share = answers === 0 ? 0 : refused / answers;
  const isFast = isFastSign && beside.duration === 'under_5';
  const signs = [isFast, alike > 0, share >= refusing.some].filter(Boolean).length;
  return [
    ...(isFast ? ['fast' as const] : []),
    ...(alike > 0 ? ['alike' as const] : []),
    ...(alike > 1 && alike === long.length ? ['alike_all' as const] : []),
    ...(share >= refusing.some ? ['refusing' as const] : []),
    ...(share >= refusing.many ? ['refusing_much' as const] : []),
    ...(signs > 1 ? ['several' as const] : []),
  ];
};

const add = <Key>(counts: Map<Key, number>, key: Key | undefined): void => {
  if (key !== undefined) counts.set(key, (counts.get(key) ?? 0) + 1);
};

const noCounts = (): Record<Part, Map<string, number>> => ({
  ...{ days: new Map(), districts: new Map(), durations: new Map(), languages: new Map() },
  ...{ modes: new Map(), places: new Map(), quotas: new Map() },
});

/** Where a person is counted. Who belongs to no cell of the quotas is counted in none. */
const cellsOf = (
  { district, quotas }: BoardJob,
  { beside, codes }: Person,
): Readonly<Record<Part, string | undefined>> => {
  const quota = quotas.flatMap(({ name }) => codes.get(name) ?? []);
  return {
    days: beside.day,
    districts: district ? codes.get(district.name) : undefined,
    durations: beside.duration,
    languages: beside.language,
    modes: beside.mode,
    places: beside.place,
    quotas: quota.length > 0 && quota.length === quotas.length ? cellName(quota) : undefined,
  };
};

const takeRow = ({ grids }: Person, question: string, code: string): void => {
  const grid = grids.get(question);
  if (!grid) grids.set(question, { first: code, rows: 1, isAlike: true });
  else grids.set(question, { ...grid, rows: grid.rows + 1, isAlike: grid.isAlike && grid.first === code });
};

const takeAnswer = (person: Person, answer: unknown): void => {
  person.answers += 1;
  if (answer === 'refused') person.refused += 1;
};

/** Shows each person as soon as all of them was read. */
const personReader = (
  { district, quotas, grids }: BoardJob,
  show: (person: Person) => void,
): ResponseVisitor => {
  const wanted = [...(district ? [district] : []), ...quotas];
  let person = nobody();
  return {
    begin: () => void (person = nobody()),
    beside: (name, text) => void (person.beside[name] = text),
    answer: (question, answer) => {
      takeAnswer(person, answer);
      for (const variable of wanted) {
        const code = variable.question === question ? codeOf(variable, answer) : undefined;
        if (code !== undefined) person.codes.set(variable.name, code);
      }
    },
    row: (question, _, code) => {
      takeAnswer(person, code);
      if (grids.includes(question)) takeRow(person, question, code);
    },
    place: () => show(person),
  };
};

/** `isFastSign`: nobody who reads gets through in the shortest class of durations. */
export const tallying = (job: BoardJob, isFastSign: boolean) => {
  const { today } = job;
  const counts = noCounts();
  const flagged = new Map<Flag, number>();
  let total = 0;
  const visitor = personReader(job, person => {
    if (today !== null && (person.beside.day ?? '') >= today) return;
    total += 1;
    const cells = cellsOf(job, person);
    for (const part of parts) add(counts[part], cells[part]);
    for (const flag of flagsOf(person, isFastSign)) add(flagged, flag);
  });
  return { visitor, finish: (): Counts => ({ total, parts: counts, flags: flagged }) };
};
