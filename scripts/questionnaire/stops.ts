// The pages of `questionnaire paths` as a person reads them: pages under one condition stand together, indented below it.
import { conditionInWords } from '../../surveys/paths-words.ts';
import type { Stop } from '../../surveys/paths.ts';
import type { Questionnaire } from '../../surveys/schema.ts';
import { brief, percent } from './words.ts';
import type { StaffLanguage } from './words.ts';

export type About = { readonly questionnaire: Questionnaire; readonly language: StaffLanguage };

/** Routes that are listed after a page; the rest are counted. */
const mostRoutes = 3;

const sameCondition = (first: Stop | undefined, second: Stop | undefined): boolean =>
  first !== undefined && second !== undefined && first.conditions.join('\n') === second.conditions.join('\n');

export const stopLines = (stops: readonly Stop[], about: About): readonly string[] => {
  const { language, questionnaire } = about;
  const legend = {
    ru: 'Страница, доля из 1000 случайных респондентов, вопрос; ниже — куда уходят, если путь ветвится.',
    en: 'Page, share of 1,000 simulated respondents, question; below, where they go where the path branches.',
  };
  return [
    brief(questionnaire.title, language),
    legend[language],
    '',
    ...stops.flatMap((stop, at) => [
      ...heading(stop, sameCondition(stops[at - 1], stop), about),
      ...lines(stop, about),
    ]),
    '',
    totals(stops, language),
  ];
};

const heading = (
  { conditions }: Stop,
  isSame: boolean,
  { questionnaire, language }: About,
): readonly string[] => {
  if (isSame || conditions.length === 0) return [];
  const words = conditions.map(each => conditionInWords(each, questionnaire, language));
  const joined =
    words.length === 1 ? words[0] : words.map(each => `(${each})`).join({ ru: ' и ', en: ' and ' }[language]);
  return [`       ${{ ru: 'если', en: 'if' }[language]} ${joined}`];
};

const lines = (stop: Stop, about: About): readonly string[] => {
  const { language, questionnaire } = about;
  const { number, page, share, conditions, questions, conditional } = stop;
  const asked = questionnaire.pages[number - 1]?.questions ?? [];
  const text = asked[0] === undefined ? '' : brief(asked[0].text, language, 60);
  const more = {
    ru: [
      ...(questions.length > 1 ? [`вопросов: ${questions.length}`] : []),
      ...(conditional > 0 ? [`с условием внутри: ${conditional}`] : []),
    ],
    en: [
      ...(questions.length > 1 ? [`questions: ${questions.length}`] : []),
      ...(conditional > 0 ? [`conditional inside: ${conditional}`] : []),
    ],
  }[language];
  const indent = conditions.length > 0 ? '  ' : '';
  const place = `${String(number).padStart(3)} ${shareSaid(stop, language).padStart(5)}  ${indent}`;
  const note = more.length > 0 ? ` [${more.join(', ')}]` : '';
  return [`${place}${page}${note}: ${text}`, ...onward(stop, place.length, share, language)];
};

const shareSaid = ({ share, isUnreachable }: Stop, language: StaffLanguage): string => {
  if (isUnreachable) return { ru: 'НИКТО', en: 'NEVER' }[language];
  if (share === 0) return '0?';
  return share < 0.005 ? '<1%' : percent(share, 'en');
};

const onward = (
  { routes }: Stop,
  indent: number,
  share: number,
  language: StaffLanguage,
): readonly string[] => {
  if (routes.length < 2 || share === 0) return [];
  const end = { ru: 'конец', en: 'the end' }[language];
  const listed = routes
    .slice(0, mostRoutes)
    .map(route => `${route.page ?? end} ${percent(route.share, language)}`);
  const left = routes.length - listed.length;
  const more = left > 0 ? [{ ru: `ещё ${left}`, en: `${left} more` }[language]] : [];
  return [`${' '.repeat(indent)}→ ${[...listed, ...more].join(', ')}`];
};

const totals = (stops: readonly Stop[], language: StaffLanguage): string => {
  const never = stops.filter(({ isUnreachable }) => isUnreachable).map(({ page }) => page);
  const unseen = stops
    .filter(({ isUnreachable, share }) => !isUnreachable && share === 0)
    .map(({ page }) => page);
  const some = stops.filter(({ share }) => share > 0 && share < 1).length;
  const list = (pages: readonly string[]): string =>
    pages.length === 0 ? { ru: 'нет', en: 'none' }[language] : pages.join(', ');
  return {
    ru: `Страниц: ${stops.length}, из них не для всех: ${some}. Недостижимы: ${list(never)}. Случайно не встретились: ${list(unseen)}.`,
    en: `Pages: ${stops.length}, not for everybody: ${some}. Unreachable: ${list(never)}. Not met by chance: ${list(unseen)}.`,
  }[language];
};
