// Who is asked a question at all can tell an answer to another one: asked of women only, it says who is a woman.
import { references, parsedOnce } from '../conditions/index.ts';
import type { Question } from '../questions/schema.ts';
import type { Questionnaire } from '../schema.ts';

const namesIn = (condition: string | undefined): readonly string[] => {
  if (condition === undefined) return [];
  const parsed = parsedOnce(condition);
  return 'expression' in parsed ? references(parsed.expression).map(({ name }) => name) : [];
};

const conditionsIn = (question: Question): readonly (string | undefined)[] => [
  question.relevant,
  ...('options' in question ? question.options.map(({ relevant }) => relevant) : []),
  ...('rows' in question ? question.rows.map(({ relevant }) => relevant) : []),
];

const carriedFrom = (question: Question): readonly string[] =>
  'carry_forward' in question && question.carry_forward ? [question.carry_forward.question] : [];

/** Of each question and calculation, what decides whether and how it is asked. */
const direct = ({ pages, calculations = [] }: Questionnaire): ReadonlyMap<string, readonly string[]> =>
  new Map([
    ...pages.flatMap(page =>
      page.questions.map(question => {
        const conditions = [page.relevant, ...conditionsIn(question)];
        return [question.id, [...conditions.flatMap(namesIn), ...carriedFrom(question)]] as const;
      }),
    ),
    ...calculations.map(
      ({ id, value, relevant }) => [id, [...namesIn(value), ...namesIn(relevant)]] as const,
    ),
  ]);

/** Questions and calculations that lead back to one of these, at whatever distance; the ones asked about are not among them. */
export const dependentsOf = (
  questionnaire: Questionnaire,
  questions: ReadonlySet<string>,
): ReadonlySet<string> => {
  const needs = direct(questionnaire);
  const found = new Set(questions);
  const grow = (): boolean => {
    const before = found.size;
    for (const [name, of] of needs) if (of.some(each => found.has(each))) found.add(name);
    return found.size > before;
  };
  while (grow());
  return new Set([...found].filter(name => !questions.has(name)));
};
