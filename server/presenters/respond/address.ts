// Where a page of an interview stands: by its number, since addresses stay in the browser's history.
import { pageNumber } from '../../../surveys/pages.ts';
import type { OpenSurvey } from '../../services/respond.ts';

type Addressed = Pick<OpenSurvey, 'questionnaire'> & { readonly survey: Pick<OpenSurvey['survey'], 'id'> };
import type { Reader } from '../reader.ts';

/** The page of that id, or the review where no page is left. */
export const addressOf = (
  { paths }: Reader,
  { survey, questionnaire }: Addressed,
  page: string | null,
): string =>
  page === null ? paths.review(survey.id) : paths.step(survey.id, pageNumber(questionnaire, page));
