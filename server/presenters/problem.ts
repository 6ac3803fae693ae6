// An error as a page: what happened, and one thing to do.
import { releasePaths } from '../paths/releases.ts';
import type { Problem } from '../problem.ts';
import type { Reader } from './reader.ts';
import { presentFrame } from './respond/frame.ts';

export const wordsOf = ({ t }: Reader, { code, values }: Problem) => ({
  heading: t(`problems:${code}.title`),
  message: t(`problems:${code}.message`, values),
});

export const presentProblem = (reader: Reader, problem: Problem) => {
  const { language } = reader;
  const { survey } = problem.values;
  const device = survey === undefined ? {} : { device: String(survey) };
  const words = wordsOf(reader, problem);
  return {
    frame: presentFrame(reader, {
      title: words.heading,
      survey: survey === undefined || problem.code === 'wave_closed' ? null : String(survey),
      languages: language === 'ce' ? ['ru', 'ce', 'en'] : ['ru', 'en'],
      ...device,
    }),
    ...words,
    action: wayForward(problem, reader),
  };
};

export const wayForward = ({ code, values }: Problem, { paths, t }: Reader) => {
  const { survey, again } = values;
  if (code === 'form_expired' && again !== undefined)
    return { href: paths.at(String(again)), label: t('problems:open_again') };
  if (code === 'sign_in_needed' || code === 'form_expired' || code === 'link_spent')
    return { href: paths.signIn(), label: t('problems:to_sign_in') };
  if (code === 'not_allowed') return { href: paths.staff(), label: t('problems:to_staff') };
  if (survey !== undefined && code !== 'wave_closed')
    return { href: paths.start(String(survey)), label: t('problems:to_survey') };
  if (code === 'withdrawn' && values['release'] !== undefined)
    return { href: releasePaths(paths).release(String(values['release'])), label: t('problems:to_release') };
  if (code === 'nothing_published') return { href: paths.results(), label: t('problems:to_results') };
  return { href: paths.portal(), label: t('problems:to_portal') };
};
