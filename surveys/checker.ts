// Checks a questionnaire that reads well for what would fail in the field. Every rule has a code; the list is closed.
import { codeRules } from './checks/codes.ts';
import { conditionRules, undecidedConditions } from './checks/conditions.ts';
import { durationOf } from './checks/duration.ts';
import type { Duration } from './checks/duration.ts';
import { filterRules } from './checks/filters.ts';
import { hiddenAsked } from './checks/hidden-asked.ts';
import { hiddenRules } from './checks/hidden.ts';
import { layoutRules } from './checks/layout.ts';
import { firstDayRules } from './checks/first-day.ts';
import { logicRules } from './checks/logic.ts';
import { measureRules } from './checks/measures.ts';
import { optionRules } from './checks/options.ts';
import { phrasingRules } from './checks/phrasing.ts';
import { namesAt, placeText } from './checks/place.ts';
import type { Named } from './checks/place.ts';
import { privacyRules } from './checks/privacy.ts';
import { severities } from './checks/rule.ts';
import type { Rule, Sentence, Severity } from './checks/rule.ts';
import { studyOf } from './checks/study.ts';
import type { Study } from './checks/study.ts';
import { surveyRules } from './checks/survey.ts';
import { translationRules } from './checks/translations.ts';
import { wordingRules } from './checks/wording.ts';
import type { Questionnaire } from './schema.ts';

export { durationOf } from './checks/duration.ts';
export type { Duration } from './checks/duration.ts';
export { severities } from './checks/rule.ts';
export type { Rule, Sentence, Severity } from './checks/rule.ts';

export type Finding = Named & {
  readonly code: string;
  readonly severity: Severity;
  /** `pages[3].questions[0].options[1]`; empty for the questionnaire as a whole. */
  readonly path: string;
  readonly message: Sentence;
  readonly remedy: Sentence;
};

export type Report = {
  readonly findings: readonly Finding[];
  readonly minutes: Duration;
  /** Conditions about which nothing was proved: they compute, or depend on too many answers. */
  readonly undecided: readonly string[];
};

export const rules: readonly Rule[] = [
  ...conditionRules,
  ...filterRules,
  ...logicRules,
  ...firstDayRules,
  ...privacyRules,
  ...hiddenRules,
  hiddenAsked,
  ...phrasingRules,
  ...wordingRules,
  ...optionRules,
  ...codeRules,
  ...measureRules,
  ...translationRules,
  ...layoutRules,
  ...surveyRules,
];

/** All findings, the gravest first; `random` drives the simulated respondents: the same numbers, the same report. */
export const check = (questionnaire: Questionnaire, random: () => number): Report =>
  checkStudy(studyOf(questionnaire, random));

/** The same over respondents that were simulated already. */
export const checkStudy = (study: Study): Report => {
  const { questionnaire } = study;
  const findings = rules
    .flatMap(({ code, severity, about, remedy, find }) =>
      find(study).map(({ place, message = about }): Finding => {
        const named = namesAt(questionnaire, place);
        return { code, severity, path: placeText(place), ...named, message, remedy };
      }),
    )
    .sort((first, second) => severities.indexOf(first.severity) - severities.indexOf(second.severity));
  return {
    findings,
    minutes: durationOf(study),
    undecided: undecidedConditions(study).map(placeText),
  };
};

/** `error never-shown, pages[4].relevant: is true for no answers. Correct ...` */
export const formatFinding = (finding: Finding, language: 'ru' | 'en'): string => {
  const { code, severity, path, message, remedy } = finding;
  const place = path === '' ? '' : `, ${path}`;
  return `${severity} ${code}${place}: ${message[language]}. ${remedy[language]}`;
};
