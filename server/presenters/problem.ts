// An error as a page: what happened, and one thing to do.
import type { Problem, ProblemCode } from '../problem.ts';
import type { Reader } from './reader.ts';

export const presentProblem = (reader: Reader, problem: Problem) => {
  const { t, paths } = reader;
  const survey = problem.values['survey'];
  return {
    reader,
    title: t(`problems:${problem.code}.title`),
    heading: t(`problems:${problem.code}.title`),
    message: t(`problems:${problem.code}.message`, problem.values),
    action: wayForward(problem.code, paths, survey, t),
    brand: t('problems:brand'),
    skip: t('problems:skip'),
  };
};

const wayForward = (
  code: ProblemCode,
  paths: Reader['paths'],
  survey: string | number | undefined,
  t: Reader['t'],
) => {
  if (code === 'sign_in_needed' || code === 'form_expired')
    return { href: paths.signIn(), label: t('problems:to_sign_in') };
  if (survey !== undefined && code !== 'wave_closed')
    return { href: paths.start(String(survey)), label: t('problems:to_survey') };
  if (code === 'nothing_published') return { href: paths.results(), label: t('problems:to_results') };
  return { href: paths.portal(), label: t('problems:to_portal') };
};
