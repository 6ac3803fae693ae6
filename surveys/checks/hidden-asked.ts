// The rule about looking at an answer that chance has hidden: what follows from it would show what the person was promised to keep.
import { parsedOnce, references } from '../conditions/index.ts';
import type { Reference } from '../conditions/index.ts';
import { isMissingCode } from '../missing.ts';
import type { Questionnaire } from '../schema.ts';
import { pipesIn } from '../walk/piping.ts';
import { partsOf } from './conditions.ts';
import type { Place } from './place.ts';
import { isHidden } from './privacy.ts';
import { askedOf, pagesOf, questionsOf } from './rule.ts';
import type { Rule } from './rule.ts';
import { textsIn, translationsOf } from './texts.ts';

type Written = { readonly place: Place; readonly expression: string | undefined };

const expressionsAt = (questionnaire: Questionnaire): readonly Written[] => [
  ...pagesOf(questionnaire).map(({ page, place }) => at(place, 'relevant', page.relevant)),
  ...questionsOf(questionnaire).flatMap(({ question, place }) => [
    at(place, 'relevant', question.relevant),
    ...(question.type === 'information' ? [] : [at(place, 'constraint', question.constraint)]),
    ...(['options', 'rows'] as const).flatMap(field =>
      partsOf(question, field).map((part, index) => at([...place, field, index], 'relevant', part.relevant)),
    ),
  ]),
  ...(questionnaire.calculations ?? []).flatMap(({ value, relevant }, index) => [
    at(['calculations', index], 'value', value),
    at(['calculations', index], 'relevant', relevant),
  ]),
];

const at = (place: Place, field: string, expression: string | undefined): Written => ({
  place: [...place, field],
  expression,
});

/** That somebody would not answer may be asked; the answer itself may not. */
const asksAnswer = ({ codes }: Reference): boolean => codes.length === 0 || !codes.every(isMissingCode);

const asked = ({ expression }: Written): readonly string[] => {
  const parsed = expression === undefined ? undefined : parsedOnce(expression);
  return parsed && 'expression' in parsed
    ? references(parsed.expression)
        .filter(asksAnswer)
        .map(({ name }) => name)
    : [];
};

const repeated = (questionnaire: Questionnaire): readonly { place: Place; names: readonly string[] }[] =>
  questionsOf(questionnaire).map(({ question, place }) => ({
    place,
    names: textsIn(question).flatMap(text =>
      translationsOf(text).flatMap(([, words]) => pipesIn(words).map(({ name }) => name)),
    ),
  }));

export const hiddenAsked: Rule = {
  code: 'hidden-asked',
  severity: 'error',
  about: {
    ru: 'Условие, вычисление или текст берёт ответ, который скрыт случаем: по тому, что человек увидит дальше, этот ответ узнают',
    en: 'A condition, calculation or text takes an answer that chance hides: what the person sees next gives it away',
  },
  remedy: {
    ru: 'Спросите об этом всех или уберите условие',
    en: 'Ask everybody, or remove the condition',
  },
  find: ({ questionnaire }) => {
    const hidden = new Set(
      askedOf(questionnaire).flatMap(({ question }) => (isHidden(question) ? [question.id] : [])),
    );
    const takes = (names: readonly string[]): boolean => names.some(name => hidden.has(name));
    return [
      ...expressionsAt(questionnaire).filter(each => takes(asked(each))),
      ...repeated(questionnaire).filter(({ names }) => takes(names)),
    ].map(({ place }) => ({ place }));
  },
};
