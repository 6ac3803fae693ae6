// Two statements to be answered together: a birthday nobody else can check, and the sensitive one.
import { crosswiseAnswers } from '../../../../surveys/questions/crosswise.ts';
import type { QuestionOf } from '../../../../surveys/questions/schema.ts';
import { presentWords, withReason, type Asked } from './asked.ts';
import { birthdayInWords } from './chanceWords.ts';
import { presentMissing, presentOption } from './options.ts';

export const presentCrosswise = (asked: Asked<QuestionOf<'crosswise'>>) => {
  const { question, reader } = asked;
  const { id, model, birthday } = question;
  const { t } = reader;
  const words = withReason(presentWords(asked), reader, t(`respond:chance.why_${model}`));
  return {
    type: question.type,
    ...words,
    heading: t('respond:chance.two_statements'),
    lang: null,
    steps: [t('respond:chance.think_of_somebody'), t('respond:chance.answer_both')],
    statements: [
      {
        term: t('respond:chance.first_statement'),
        text: t('respond:chance.innocent_statement', { when: birthdayInWords(reader, birthday) }),
        lang: null,
      },
      { term: t('respond:chance.second_statement'), text: words.heading, lang: words.lang },
    ],
    options: crosswiseAnswers[model].map((answer, index) =>
      presentOption(asked, answer, { kind: 'radio', name: id, id: index === 0 ? id : null }),
    ),
    or: null,
    apart: presentMissing(asked, question, { kind: 'radio', name: id }),
  };
};
