// An error as a page: what happened, and one thing to do.
import type { Problem } from '../problem.ts';
import type { Reader } from './reader.ts';

export const presentProblem = (reader: Reader, problem: Problem) => {
  const { t } = reader;
  return {
    reader,
    title: t(`problems:${problem.code}.title`),
    heading: t(`problems:${problem.code}.title`),
    message: t(`problems:${problem.code}.message`, problem.values),
    action: wayForward(problem, reader),
    brand: t('problems:brand'),
    skip: t('problems:skip'),
  };
};

const wayForward = ({ code, values }: Problem, { paths, t }: Reader) => {
  const { survey, again } = values;
  if (code === 'form_expired' && again !== undefined)
    return { href: paths.at(String(again)), label: t('problems:open_again') };
  if (code === 'sign_in_needed' || code === 'form_expired' || code === 'link_spent')
    return { href: paths.signIn(), label: t('problems:to_sign_in') };
  if (survey !== undefined && code !== 'wave_closed')
    return { href: paths.start(String(survey)), label: t('problems:to_survey') };
  if (code === 'nothing_published') return { href: paths.results(), label: t('problems:to_results') };
  return { href: paths.portal(), label: t('problems:to_portal') };
};
