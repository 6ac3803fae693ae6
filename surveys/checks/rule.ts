// What a check is: a coded rule that looks at a questionnaire which reads well, and says where it would fail in the field.
import type { Question } from '../questions/schema.ts';
import type { Page, Questionnaire } from '../schema.ts';
import type { Place } from './place.ts';
import type { Study } from './study.ts';

/** error: must not be published · warning: wrong in all likelihood · advice: think again. */
export const severities = ['error', 'warning', 'advice'] as const;
export type Severity = (typeof severities)[number];

/** The same said in both languages of the staff. */
export type Sentence = { readonly ru: string; readonly en: string };

/** One place the rule found; without a message of its own, the rule's sentence is said. */
export type Discovery = { readonly place: Place; readonly message?: Sentence };

export type Rule = {
  /** Stable: people look it up, tools count it. */
  readonly code: string;
  readonly severity: Severity;
  /** What is wrong wherever the rule finds something. */
  readonly about: Sentence;
  readonly remedy: Sentence;
  readonly find: (study: Study) => readonly Discovery[];
};

export type Asked = Exclude<Question, { type: 'information' }>;
export type Placed<Part> = { readonly place: Place; readonly page: Page } & Part;

export const pagesOf = ({ pages }: Questionnaire): readonly Placed<unknown>[] =>
  pages.map((page, index) => ({ page, place: ['pages', index] }));

/** A question is found under its page: `pages[3].questions[0]`. */
export const questionsOf = (
  questionnaire: Questionnaire,
): readonly Placed<{ readonly question: Question }>[] =>
  pagesOf(questionnaire).flatMap(({ page, place }) =>
    page.questions.map((question, index) => ({ page, question, place: [...place, 'questions', index] })),
  );

export const askedOf = (questionnaire: Questionnaire): readonly Placed<{ readonly question: Asked }>[] =>
  questionsOf(questionnaire).flatMap(({ question, ...placed }) =>
    question.type === 'information' ? [] : [{ ...placed, question }],
  );

/** What a rule about one question says: nothing, the rule's own sentence, another one, or something at places inside it. */
export type Judgement = boolean | undefined | Sentence | readonly Discovery[];

type QuestionRule = Omit<Rule, 'find'> & { readonly judge: (question: Asked) => Judgement };

const isPlaces = (judgement: Judgement): judgement is readonly Discovery[] => Array.isArray(judgement);

/** The discoveries of a judgement about what stands at `place`. */
export const discovered = (place: Place, judgement: Judgement): readonly Discovery[] => {
  if (judgement === undefined || judgement === false) return [];
  if (judgement === true) return [{ place }];
  if (isPlaces(judgement)) return judgement.map(each => ({ ...each, place: [...place, ...each.place] }));
  return [{ place, message: judgement }];
};

export const questionRule = ({ judge, ...rule }: QuestionRule): Rule => ({
  ...rule,
  find: ({ questionnaire }) =>
    askedOf(questionnaire).flatMap(({ question, place }) => discovered(place, judge(question))),
});
