// Whether two waves asked the same thing: same words, same answers, same period, same people asked. Otherwise nothing is compared.
import { inLanguage } from '../../../surveys/localised.ts';
import type { Page, Questionnaire } from '../../../surveys/schema.ts';
import type { Variable } from '../../../surveys/variable.ts';

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/ё/g, 'е')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

type Place = { readonly page: Page; readonly question: Page['questions'][number]; readonly number: number };

/** Where a question stands; texts between questions are not counted. */
export const placeOf = (questionnaire: Questionnaire, id: string): Place | undefined => {
  let number = 0;
  for (const page of questionnaire.pages)
    for (const question of page.questions) {
      if (question.type !== 'information') number += 1;
      if (question.id === id) return { page, question, number };
    }
  return undefined;
};

/** The conditions under which a question, or a row of a grid, is asked; none where everybody is. */
export const conditionsOf = (questionnaire: Questionnaire, variable: Variable): readonly string[] => {
  const place = placeOf(questionnaire, variable.question);
  const row =
    place?.question.type === 'grid'
      ? place.question.rows.find(({ code }) => code === variable.row)
      : undefined;
  return [place?.page.relevant, place?.question.relevant, row?.relevant]
    .filter(condition => condition !== undefined)
    .map(condition => condition.replace(/\s+/g, ' '));
};

/** Equal for waves that may be compared, whatever punctuation or order of answers was mended in between. */
export const seriesOf = (variable: Variable, questionnaire: Questionnaire): string =>
  JSON.stringify([
    variable.type,
    plain(inLanguage(variable.text, 'ru')),
    variable.recall ?? null,
    variable.categories.map(category => category.code).sort(),
    conditionsOf(questionnaire, variable),
    // what a list asks stands among its statements
    ...(variable.indirect?.model === 'list'
      ? [plain(inLanguage(variable.indirect.sensitiveItem, 'ru'))]
      : []),
  ]);
