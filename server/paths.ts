// Every address of the program, once. Russian addresses carry no prefix, other languages do: `/en/results`.
import type { Language } from '../surveys/localised.ts';

/** Route patterns, as Express reads them; the addresses below must match them. */
export const patterns = {
  portal: '/',
  start: '/s/:survey',
  step: '/s/:survey/:page',
  review: '/s/:survey/review',
  submit: '/s/:survey/submit',
  done: '/s/:survey/done',
  leave: '/s/:survey/leave',
  exit: '/s/:survey/exit',
  move: '/s/:survey/move',
  code: '/s/:survey/code',
  interview: '/s/:survey/interview',
  document: '/s/:survey/version/:version',
  save: '/s/:survey/save',
  offline: '/s/:survey/offline',
  worker: '/s/worker.js',
  results: '/results',
  surveyResults: '/results/:survey',
  questionResults: '/results/:survey/:question',
  method: '/method/:survey/:wave',
  methodEdition: '/method/:survey/:wave/:edition',
  staff: '/staff',
  signIn: '/staff/sign-in',
  signOut: '/staff/sign-out',
  setUp: '/staff/set-up/:token',
  waveMove: '/staff/waves/:wave/:move',
  shortLink: '/q/:code',
  links: '/staff/waves/:survey/:wave/links',
  linkSheets: '/staff/waves/:survey/:wave/links/print',
  linkSheet: '/staff/waves/:survey/:wave/links/:code/print',
  linkPicture: '/staff/waves/:survey/:wave/links/:code.svg',
} as const;

const respondentPaths = (at: (path: string) => string) => ({
  start: (survey: string) => at(`/s/${survey}`),
  step: (survey: string, page: number) => at(`/s/${survey}/${page}`),
  review: (survey: string) => at(`/s/${survey}/review`),
  submit: (survey: string) => at(`/s/${survey}/submit`),
  done: (survey: string) => at(`/s/${survey}/done`),
  leave: (survey: string) => at(`/s/${survey}/leave`),
  exit: (survey: string) => at(`/s/${survey}/exit`),
  move: (survey: string) => at(`/s/${survey}/move`),
  code: (survey: string) => at(`/s/${survey}/code`),
  interview: (survey: string) => at(`/s/${survey}/interview`),
  document: (survey: string, version: string) => at(`/s/${survey}/version/${version}`),
  save: (survey: string) => at(`/s/${survey}/save`),
  offline: (survey: string) => at(`/s/${survey}/offline`),
  worker: () => at('/s/worker.js'),
});

/** Printed on posters and typed by hand, so as short as can be, and the same in every language. */
export const shortLink = (code: string): string => `/q/${code}`;

const linkPaths = (at: (path: string) => string) => {
  const links = (survey: string, wave: string): string => at(`/staff/waves/${survey}/${wave}/links`);
  return {
    links,
    linkSheets: (survey: string, wave: string) => `${links(survey, wave)}/print`,
    linkSheet: (survey: string, wave: string, code: string) => `${links(survey, wave)}/${code}/print`,
    linkPicture: (survey: string, wave: string, code: string) => `${links(survey, wave)}/${code}.svg`,
  };
};

type At = (path: string) => string;

/** Where a path is in one language; `defaultLanguage` has no prefix. */
const prefixed =
  (language: Language, defaultLanguage: Language): At =>
  path =>
    language === defaultLanguage ? path : `/${language}${path === '/' ? '' : path}`;

/** Addresses of whoever answers: all that the phone's own script has. */
export const phonePathsIn = (language: Language, defaultLanguage: Language = 'ru') => {
  const at = prefixed(language, defaultLanguage);
  return { at, portal: () => at('/'), ...respondentPaths(at) };
};

/** Every address in one language. */
export const pathsIn = (language: Language, defaultLanguage: Language = 'ru') => {
  const phone = phonePathsIn(language, defaultLanguage);
  const { at } = phone;
  return {
    ...phone,
    results: () => at('/results'),
    surveyResults: (survey: string) => at(`/results/${survey}`),
    questionResults: (survey: string, question: string) => at(`/results/${survey}/${question}`),
    questionCsv: (survey: string, question: string) => at(`/results/${survey}/${question}.csv`),
    questionJson: (survey: string, question: string) => at(`/results/${survey}/${question}.json`),
    questionXlsx: (survey: string, question: string) => at(`/results/${survey}/${question}.xlsx`),
    questionPng: (survey: string, question: string) => at(`/results/${survey}/${question}.png`),
    questionSvg: (survey: string, question: string) => at(`/results/${survey}/${question}.svg`),
    method: (survey: string, wave: string) => at(`/method/${survey}/${wave}`),
    methodEdition: (survey: string, wave: string, edition: number) =>
      at(`/method/${survey}/${wave}/${edition}`),
    staff: () => at('/staff'),
    signIn: () => at('/staff/sign-in'),
    signOut: () => at('/staff/sign-out'),
    setUp: (token: string) => at(`/staff/set-up/${token}`),
    ...linkPaths(at),
    waveMove: (wave: string, move: string) => at(`/staff/waves/${wave}/${move}`),
  };
};

export type Paths = ReturnType<typeof pathsIn>;
