// Everything that can be said of a questionnaire before anybody is asked: what would fail, which ways lead through it, how long it
// takes. A thousand respondents are simulated once for all of it, so it is work for a thread of its own.
import { checkStudy } from './checker.ts';
import type { Duration, Finding } from './checker.ts';
import { namesAt, placeText } from './checks/place.ts';
import { severities } from './checks/rule.ts';
import { simulatedRespondents, studyOf } from './checks/study.ts';
import { graphOf } from './path-graph.ts';
import type { PathGraph } from './path-graph.ts';
import { pathsOf } from './paths.ts';
import type { Stop } from './paths.ts';
import { outlineMistakes } from './read/outline-mistakes.ts';
import { outlineOf } from './read/outline.ts';
import { toldInBoth } from './read/told.ts';
import type { Questionnaire } from './schema.ts';

export type Examination = {
  readonly findings: readonly Finding[];
  /** Null where references are broken so that nobody can be sent through. */
  readonly walked: Walked | null;
};

export type Walked = {
  readonly minutes: Duration;
  readonly stops: readonly Stop[];
  readonly graph: PathGraph;
  readonly respondents: number;
};

/** The code of findings that are no opinion: a reference that leads nowhere, a name given twice. */
export const brokenCode = 'cannot-be-read';

export const examine = (
  questionnaire: Questionnaire,
  random: () => number,
  count = simulatedRespondents,
): Examination => {
  const broken = brokenParts(questionnaire);
  const isBroken = (path: string): boolean => path !== '' && broken.some(each => each.path === path);
  try {
    const study = studyOf(questionnaire, random, count);
    const { findings, minutes } = checkStudy(study);
    const stops = pathsOf(study);
    return {
      findings: [...broken, ...findings.filter(({ path }) => !isBroken(path))].sort(byGravity),
      walked: { minutes, stops, graph: graphOf(study, stops), respondents: count },
    };
  } catch (error) {
    if (broken.length === 0) throw error;
    return { findings: broken, walked: null };
  }
};

const byGravity = (first: Finding, second: Finding): number =>
  severities.indexOf(first.severity) - severities.indexOf(second.severity);

/** What the reader of files would refuse: a draft may have it, a version may not. */
export const brokenParts = (questionnaire: Questionnaire): readonly Finding[] =>
  outlineMistakes(outlineOf(questionnaire)).map(({ path, said }) => {
    const place = path.filter((step): step is string | number => typeof step !== 'symbol');
    const both = toldInBoth(said);
    const [english, russian] = [halves(both.en), halves(both.ru)];
    return {
      code: brokenCode,
      severity: 'error' as const,
      path: placeText(place),
      ...namesAt(questionnaire, place),
      message: { ru: russian.message, en: english.message },
      remedy: { ru: russian.remedy, en: english.remedy },
    };
  });

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Sentences of the reader say what is wrong, and after a colon what to do. */
const halves = (sentence: string): { readonly message: string; readonly remedy: string } => {
  const at = sentence.indexOf(': ');
  return at === -1
    ? { message: capital(sentence), remedy: '' }
    : { message: capital(sentence.slice(0, at)), remedy: capital(sentence.slice(at + 2)) };
};
