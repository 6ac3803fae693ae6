// What is known at a place of the questionnaire: the answers given before it, and the calculations that need no others.
import { kindOf } from '../conditions/kinds.ts';
import type { Kind } from '../conditions/kinds.ts';
import { parsedOnce } from '../conditions/index.ts';
import type { AnswerReference } from '../conditions/expression.ts';
import { moduleOf } from '../questions/index.ts';
import type { Question } from '../questions/schema.ts';
import type { Calculation } from '../schema.ts';
import type { Said } from '../said.ts';
import { needsOf } from '../walk/calculations.ts';
import { nearest } from './nearest.ts';
import type { Outline, OutlinePage, OutlineQuestion } from './outline.ts';

type Place = { readonly at: number; readonly block: string | undefined; readonly unit: string | undefined };
type Asked = Place & { readonly outlined: OutlineQuestion };

export type Known = {
  readonly questions: ReadonlyMap<string, Asked>;
  readonly calculations: ReadonlyMap<string, Calculation>;
};

/** Where something stands: before the question counted `at`; `own` is the question whose constraint it is. */
export type Standpoint = Place & { readonly own?: string };

export const unitOf = ({ part, id }: OutlinePage): string | undefined => part ?? id;

export const knownIn = ({ pages, calculations }: Outline): Known => {
  const questions = new Map<string, Asked>();
  let at = 0;
  for (const page of pages) {
    for (const outlined of page.questions) {
      const { id } = outlined;
      if (id !== undefined && !questions.has(id))
        questions.set(id, { at, block: page.block, unit: unitOf(page), outlined });
      at += 1;
    }
  }
  return {
    questions,
    calculations: new Map(calculations.map(({ calculation }) => [calculation.id, calculation])),
  };
};

/** Behind every page: where a calculation may look from. */
export const atTheEnd: Standpoint = { at: Infinity, block: undefined, unit: undefined };

const isBefore = (asked: Asked, from: Standpoint): boolean => asked.at < from.at && !isBeside(asked, from);

/** In a block whose pages come by chance, what another unit asks may come later. */
const isBeside = (asked: Asked, { block, unit }: Standpoint): boolean =>
  block !== undefined && asked.block === block && asked.unit !== unit;

/** Why the name means nothing there; undefined where it does. */
export const whyUnknown = (known: Known, name: string, from: Standpoint): Said | undefined => {
  if (name === from.own) return undefined;
  const asked = known.questions.get(name);
  if (asked !== undefined) {
    if (isBefore(asked, from)) return undefined;
    return isBeside(asked, from)
      ? { code: 'asks_by_chance', values: { name, block: asked.block ?? '' } }
      : { code: 'asks_later', values: { name } };
  }
  const calculation = known.calculations.get(name);
  if (calculation !== undefined) return whyNotComputed(known, calculation, from);
  const near = nearest(name, [...known.questions.keys(), ...known.calculations.keys()]);
  return near === undefined
    ? { code: 'asks_unknown', values: { name } }
    : { code: 'asks_near', values: { name, near } };
};

const whyNotComputed = (known: Known, { id }: Calculation, from: Standpoint): Said | undefined => {
  const needed = [...allNeedsOf(known, id)];
  const late = needed.find(name => {
    const asked = known.questions.get(name);
    return asked !== undefined && !isBefore(asked, from);
  });
  return late === undefined ? undefined : { code: 'asks_computed', values: { name: id, late } };
};

/** All that a calculation is computed from, through other calculations too; itself only where it goes in a circle. */
export const allNeedsOf = (known: Known, id: string): ReadonlySet<string> => {
  const needed = new Set<string>();
  const queue = [id];
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    const calculation = known.calculations.get(name);
    for (const need of calculation ? needsOf(calculation) : []) {
      if (!needed.has(need)) queue.push(need);
      needed.add(need);
    }
  }
  return needed;
};

/** The kind of an answer; a grid has one only by the row. */
export const kindOfQuestion = (question: Question): Kind => {
  const own = moduleOf(question).kind?.(question);
  if (own !== undefined) return own;
  const [first] = moduleOf(question).variables(question);
  if (first === undefined) return 'text';
  if (first.type !== 'category') return first.type;
  const codes = first.categories.filter(({ isMissing }) => !isMissing);
  return codes.every(({ code }) => /^-?\d+$/.test(code)) ? 'number' : 'code';
};

/** What `${question.part}` may name: the rows of a grid, the options of a ranking. */
export const partsOf = (question: Question): readonly string[] => {
  if ('rows' in question) return question.rows.map(({ code }) => code);
  return question.type === 'ranking' ? question.options.map(({ code }) => code) : [];
};

export const kindOfReference =
  (known: Known, through: readonly string[] = []) =>
  ({ name, row, keepsMissing }: AnswerReference): Kind => {
    const question = known.questions.get(name)?.outlined.question;
    if (question?.type === 'ranking' && row === undefined && !keepsMissing) return 'set';
    if (question !== undefined && !keepsMissing) return kindOfQuestion(question);
    const calculation = known.calculations.get(name);
    if (calculation === undefined || keepsMissing || through.includes(name)) return 'any';
    if (calculation.options !== undefined) return 'code';
    const parsed = parsedOnce(calculation.value);
    const inside = kindOfReference(known, [...through, name]);
    return 'expression' in parsed ? kindOf(parsed.expression, inside) : 'any';
  };
