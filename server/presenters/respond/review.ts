// All answers once more before they are sent, each with a way back to it.
import { onPath, type Step } from '../../../surveys/journey.ts';
import type { Interview } from '../../services/respond.ts';
import { markOf, say, type Reader } from '../reader.ts';
import { answerLines } from './answerLines.ts';
import { addressOf } from './address.ts';
import { presentFrame } from './frame.ts';
import { questionsIn } from './position.ts';

const presentAnswers = (reader: Reader, interview: Interview) => {
  const { questionnaire, journey, answers, context } = interview;
  const kept = onPath(questionnaire, answers, context);
  const ofStep = ({ page, questions }: Step) =>
    questions.flatMap(question => {
      if (question.type === 'information') return [];
      const name = question.short ?? question.text;
      const label = say(reader, name);
      return [
        {
          label,
          lang: markOf(reader, name),
          lines: answerLines(reader, question, kept),
          href: addressOf(reader, interview, page.id),
          change: reader.t('respond:review.change'),
          changeLabel: reader.t('respond:review.change_what', { what: label }),
        },
      ];
    });
  return journey.steps.flatMap(ofStep);
};

export const presentReview = (
  reader: Reader,
  interview: Interview,
  saved?: 'offline' | 'busy' | 'refused' | 'sending',
) => {
  const { t, paths } = reader;
  const { survey, journey } = interview;
  const total = Math.max(1, questionsIn(journey.steps));
  const last = journey.steps.at(-1);
  const back = last ? addressOf(reader, interview, last.page.id) : paths.start(survey.id);
  return {
    frame: presentFrame(reader, {
      title: t('respond:review.title'),
      survey: survey.id,
      languages: interview.questionnaire.languages,
      isUnderWay: true,
    }),
    progress: { label: t('respond:review.progress'), value: total, max: total },
    heading: t('respond:review.heading'),
    lead: t('respond:review.lead'),
    note: t('respond:review.note'),
    answers: presentAnswers(reader, interview),
    safe: { strong: t('respond:review.safe_strong'), text: t('respond:review.safe_text') },
    action: paths.submit(survey.id),
    back: { label: t('respond:step.back'), href: back },
    send: t('respond:review.send'),
    saved: t(saved ? `respond:step.saved_${saved}` : 'respond:step.saved'),
  };
};
