// What a check is: a coded rule that looks at a questionnaire which reads well, and says where it would fail in the field.
import type { Question } from '../questions/schema.ts';
import type { Page, Questionnaire } from '../schema.ts';

/** error: must not be published · warning: wrong in all likelihood · advice: think again. */
export type Severity = 'error' | 'warning' | 'advice';

/** One place the rule found, and the sentence about it with what to do. */
export type Discovery = { readonly path: string; readonly message: string };

export type Rule = {
  /** Stable: people look it up, tools count it. */
  readonly code: string;
  readonly severity: Severity;
  readonly find: (questionnaire: Questionnaire) => readonly Discovery[];
};

export type Asked = Exclude<Question, { type: 'information' }>;
export type Placed<Part> = { readonly path: string; readonly page: Page } & Part;

export const pagesOf = ({ pages }: Questionnaire): readonly Placed<unknown>[] =>
  pages.map((page, index) => ({ page, path: `pages[${index}]` }));

/** A question is found under its page: `pages[3].questions[0]`. */
export const questionsOf = (
  questionnaire: Questionnaire,
): readonly Placed<{ readonly question: Question }>[] =>
  pagesOf(questionnaire).flatMap(({ page, path }) =>
    page.questions.map((question, index) => ({ page, question, path: `${path}.questions[${index}]` })),
  );

export const askedOf = (questionnaire: Questionnaire): readonly Placed<{ readonly question: Asked }>[] =>
  questionsOf(questionnaire).flatMap(({ question, ...place }) =>
    question.type === 'information' ? [] : [{ ...place, question }],
  );

/** A rule about single questions: the sentence, or the sentences at places inside it, where it breaks the rule. */
export const questionRule = (
  code: string,
  severity: Severity,
  judge: (question: Asked) => string | undefined | readonly Discovery[],
): Rule => ({
  code,
  severity,
  find: questionnaire =>
    askedOf(questionnaire).flatMap(({ question, path }) => {
      const found = judge(question);
      if (found === undefined) return [];
      if (typeof found === 'string') return [{ path, message: found }];
      return found.map(({ path: inside, message }) => ({ path: `${path}.${inside}`, message }));
    }),
});
