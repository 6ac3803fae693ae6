// The questionnaire of a wave word for word, in its order, so that a reader sees what was asked before each question.
import { codebook } from '../../../surveys/codebook.ts';
import { conditionInWords } from '../../../surveys/paths-words.ts';
import { inLanguage } from '../../../surveys/localised.ts';
import type { Questionnaire } from '../../../surveys/schema.ts';
import type { Variable } from '../../../surveys/variable.ts';
import { marked, say, type Reader } from '../reader.ts';
import { listWords } from '../results/passport.ts';

type Page = Questionnaire['pages'][number];
type Question = Page['questions'][number];

/** A question in a condition is called by its number. */
const conditionOf = (reader: Reader, questionnaire: Questionnaire, numbers: ReadonlyMap<string, number>) => {
  const called = (id: string): string =>
    reader.t('statement:questions.called', { number: numbers.get(id) ?? id });
  return (condition: string): string =>
    conditionInWords(condition, questionnaire, reader.language === 'en' ? 'en' : 'ru', called);
};

const numbersOf = ({ pages }: Questionnaire): ReadonlyMap<string, number> =>
  new Map(
    pages
      .flatMap(({ questions }) => questions)
      .filter(({ type }) => type !== 'information')
      .map(({ id }, at) => [id, at + 1]),
  );

/** What could be answered: options, and the rows of a grid. */
const answersOf = (reader: Reader, variables: readonly Variable[]) => {
  const [first] = variables;
  const named = variables.filter(({ row }) => row !== undefined).map(({ label }) => say(reader, label));
  const listed = first?.indirect?.model === 'list' ? listWords(reader, first.indirect) : null;
  return {
    rows: named.length === 0 ? null : named.join(' · '),
    answers: first?.categories.map(({ label }) => say(reader, label)).join(' · ') || null,
    listed,
  };
};

const isAsked = ({ origin, placeOf }: Variable): boolean => origin === undefined && placeOf === undefined;

export const presentQuestions = (reader: Reader, questionnaire: Questionnaire) => {
  const { t } = reader;
  const numbers = numbersOf(questionnaire);
  const inWords = conditionOf(reader, questionnaire, numbers);
  const variables = codebook(questionnaire).filter(isAsked);
  const item = (page: Page, question: Question) => {
    const conditions = [page.relevant, question.relevant].filter(condition => condition !== undefined);
    return {
      number: numbers.get(question.id) ?? null,
      text: marked(reader, question.text),
      hint: 'hint' in question && question.hint ? say(reader, question.hint) : null,
      condition:
        conditions.length === 0
          ? null
          : t('statement:questions.asked_if', { condition: conditions.map(inWords).join('; ') }),
      ...answersOf(
        reader,
        variables.filter(variable => variable.question === question.id),
      ),
    };
  };
  return {
    heading: t('statement:questions.heading', { title: inLanguage(questionnaire.title, reader.language) }),
    note: t('statement:questions.note'),
    labels: { rows: t('statement:questions.rows'), answers: t('statement:questions.answers') },
    items: questionnaire.pages.flatMap(page => page.questions.map(question => item(page, question))),
  };
};
