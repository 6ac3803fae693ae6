// A text to read. Nothing is asked, so nothing is answered.
import { nothing } from './fields.ts';
import type { QuestionModule } from './module.ts';
import { readingSeconds } from './pace.ts';
import type { QuestionOf } from './schema.ts';

export const information: QuestionModule<QuestionOf<'information'>> = {
  visible: question => question,
  read: () => nothing,
  fields: () => ({}),
  keep: () => ({}),
  isAnswered: () => true,
  variables: () => [],
  names: () => [],
  hasCode: () => false,
  representatives: () => [],
  mistakes: () => [],
  seconds: (question, language) => readingSeconds([question.text, question.hint], language),
  simulate: () => ({}),
};
