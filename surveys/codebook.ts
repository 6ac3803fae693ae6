// Questionnaire -> variables: what the columns of its data will be, in the questionnaire's order.
import { moduleOf } from './questions/index.ts';
import type { Questionnaire } from './schema.ts';
import type { Variable } from './variable.ts';

export type { Category, Headline, Variable } from './variable.ts';
export { missingLabels } from './missing.ts';

export const codebook = (questionnaire: Questionnaire): readonly Variable[] =>
  questionnaire.pages.flatMap(page =>
    page.questions.flatMap(question =>
      moduleOf(question)
        .variables(question)
        .map(variable => (page.topic === undefined ? variable : { ...variable, topic: page.topic })),
    ),
  );
