// An interview as a phone takes it over: what the same presenters need there to make the same pages.
import type { Questionnaire } from '../../../surveys/schema.ts';
import type { Interview } from '../../services/respond.ts';
import type { Reader } from '../reader.ts';

export const presentInterview = (
  reader: Reader,
  { questionnaire, ticket, draft, journey, ...rest }: Interview,
) => {
  const { survey, wave, version } = rest;
  return {
    ...rest,
    isSent: false as const,
    wave: { id: wave.id, isDemonstration: wave.isDemonstration },
    document: reader.paths.document(survey.id, version),
    save: reader.paths.save(survey.id),
    languages: reader.elsewhere.map(({ language, name }) => ({ language, name })),
    /** The language whose addresses have no prefix. */
    plainLanguage: reader.plainLanguage,
  };
};

export type PhoneInterview = ReturnType<typeof presentInterview>;

/** The questionnaire without what only results need. */
export const presentDocument = (questionnaire: Questionnaire): Questionnaire => ({
  ...questionnaire,
  lists: {},
  pages: questionnaire.pages.map(page => ({
    ...page,
    questions: page.questions.map(question =>
      'headline' in question ? { ...question, headline: undefined } : question,
    ),
  })),
});
