// The place whose printed link brought an answer, as a variable of the design: figures may be split by it, and nobody was asked it.
import type { Variable } from './variable.ts';

/** Name of its column; a question of this name would keep it, and the place would not be tabulated. */
export const placeColumn = 'link_place';

/** The code of everybody who came by no link, or by that of the whole wave: a group like any other, so that it is hidden like any other. */
export const noPlace = 'no_place';

/** Places go by their names: the code of a link is another one in every wave. */
export const placeVariable = (places: readonly string[]): Variable => ({
  ...{ name: placeColumn, question: placeColumn, type: 'category', origin: 'design', isOrdered: false },
  label: { ru: 'Место плаката', en: 'Place of the poster' },
  text: {
    ru: 'Место, по ссылке которого пришёл ответ (часть плана выборки: самого человека об этом не спрашивали)',
    en: 'The place whose link brought the answer (part of the design: nobody was asked)',
  },
  categories: [
    ...places.map(place => ({ code: place, label: { ru: place }, isMissing: false })),
    { code: noPlace, label: { ru: 'Без ссылки места', en: 'No link of a place' }, isMissing: false },
  ],
});
