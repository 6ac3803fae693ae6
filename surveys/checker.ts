// Checks a questionnaire that reads well for what would fail in the field. Every rule has a code; the list is closed.
import { conditionRules } from './checks/conditions.ts';
import { durationOf, tooLong } from './checks/duration.ts';
import type { Duration } from './checks/duration.ts';
import { layoutRules } from './checks/layout.ts';
import { measureRules } from './checks/measures.ts';
import { translationRules } from './checks/translations.ts';
import type { Rule, Severity } from './checks/rule.ts';
import { wordingRules } from './checks/wording.ts';
import type { Questionnaire } from './schema.ts';

export { durationOf } from './checks/duration.ts';
export type { Duration } from './checks/duration.ts';
export type { Rule, Severity } from './checks/rule.ts';

export type Finding = {
  readonly code: string;
  readonly severity: Severity;
  readonly path: string;
  /** What is wrong, and what to do. */
  readonly message: string;
};

export type Report = { readonly findings: readonly Finding[]; readonly minutes: Duration };

export const rules: readonly Rule[] = [
  ...conditionRules,
  ...wordingRules,
  ...translationRules,
  ...layoutRules,
  ...measureRules,
];

const gravity: readonly Severity[] = ['error', 'warning', 'advice'];

/** All findings, the gravest first; `random` drives the simulated respondents whose minutes are reported. */
export const check = (questionnaire: Questionnaire, random: () => number): Report => {
  const [language = 'ru'] = questionnaire.languages;
  const minutes = durationOf(questionnaire, language, random);
  const found = rules.flatMap(({ code, severity, find }) =>
    find(questionnaire).map(place => ({ code, severity, ...place })),
  );
  const long = tooLong(minutes).map(place => ({ code: 'too-long', severity: 'warning' as const, ...place }));
  const findings = [...found, ...long].sort(
    (first, second) => gravity.indexOf(first.severity) - gravity.indexOf(second.severity),
  );
  return { findings, minutes };
};

/** `error never-shown, pages[4].relevant: is true for no answers: ...` */
export const formatFinding = ({ code, severity, path, message }: Finding): string =>
  `${severity} ${code}, ${path}: ${message}`;
