// A submitted page: raw form -> answers, or what is wrong with them. A respondent's mistake is a value, never an exception.
import { tableOf } from './answer.ts';
import type { Answer, Answers } from './answer.ts';
import type { Step } from './journey.ts';
import { skipped } from './missing.ts';
import { moduleOf } from './questions/index.ts';
import { mistaken, valuesOf } from './questions/fields.ts';
import type { Form, FormMistake, Reading } from './questions/module.ts';
import type { Question } from './questions/schema.ts';
import { specifyName } from './questions/specify.ts';
import { breaksConstraint } from './walk/constraint.ts';

export type { Form, FormMistake } from './questions/module.ts';

export type StepReading =
  { readonly answers: Answers } | { readonly mistakes: readonly FormMistake[]; readonly answers: Answers };

/**
 * All answers after the page was sent: those given before, with the page's own replaced. With mistakes, what could be kept
 * of the page is there too, to be shown again; a question that has a mistake and nothing to keep is unanswered.
 */
export const readStep = (step: Step, form: Form, answers: Answers): StepReading => {
  let before = step.scope?.answers ?? {};
  const readings = step.questions.map(question => {
    const reading = readQuestion(question, form);
    const scope = { ...step.scope, answers: before };
    const isBroken = reading.mistakes.length === 0 && breaksConstraint(question, reading.answers, scope);
    before = { ...before, ...reading.answers };
    return isBroken ? mistaken({ question: question.id, code: 'constraint' }) : reading;
  });
  const mistakes = readings.flatMap(reading => reading.mistakes);
  const merged = withoutQuestions(step, answers);
  readings.forEach(reading => Object.assign(merged, reading.answers));
  return mistakes.length > 0 ? { mistakes, answers: merged } : { answers: merged };
};

const readQuestion = (question: Question, form: Form): Reading =>
  question.type !== 'information' && question.required === false && isLeftEmpty(question, form)
    ? { answers: { [question.id]: skipped }, mistakes: [] }
    : moduleOf(question).read(question, form);

const isLeftEmpty = (question: Question, form: Form): boolean => {
  const own = [question.id, ...moduleOf(question).names(question)];
  const names = Object.keys(form).filter(name => own.includes(name) || name.startsWith(`${question.id}.`));
  return names.every(name => valuesOf(form, name).every(value => value.trim() === ''));
};

/** The form that stands on a page whose answers are these: what is ticked, chosen and filled in. */
export const formOf = (step: Step, answers: Answers): Form =>
  Object.fromEntries(
    step.questions.flatMap(question => Object.entries(moduleOf(question).fields(question, answers))),
  );

const withoutQuestions = (step: Step, answers: Answers): Record<string, Answer> => {
  const rest = tableOf(answers);
  for (const question of step.questions)
    for (const name of [question.id, specifyName(question)]) delete rest[name];
  return rest;
};
