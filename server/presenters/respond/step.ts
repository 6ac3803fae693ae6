// One page of the questionnaire: its questions as they were answered, or as they came back with a mistake.
import type { Answers } from '../../../surveys/answer.ts';
import { formOf, type Form, type FormMistake } from '../../../surveys/answers.ts';
import { firstUnanswered, previousStep, type Step } from '../../../surveys/journey.ts';
import type { Interview } from '../../services/respond.ts';
import { marked, type Reader } from '../reader.ts';
import { addressOf } from './address.ts';
import { presentFrame } from './frame.ts';
import { presentMistakes } from './mistakes.ts';
import { positionOf, presentProgress, titleOf } from './position.ts';
import { presentQuestion } from './questions/index.ts';

type Shown = {
  readonly step: Step;
  readonly answers: Answers;
  readonly mistakes: readonly FormMistake[];
  /** What was sent, where it came back with a mistake: nobody types an answer twice. */
  readonly form?: Form;
  /** Where the answers are, in words; the server knows only of what it keeps itself. */
  readonly saved?: 'here' | 'offline' | 'busy' | 'refused' | 'sending';
};

const presentQuestions = (reader: Reader, { step, answers, mistakes, form }: Shown) =>
  step.questions.map((question, index) =>
    presentQuestion({
      reader,
      question,
      form: form ?? formOf(step, answers),
      mistakes: mistakes.filter(mistake => mistake.question === question.id),
      level: index === 0 && !step.page.title ? 1 : 2,
    }),
  );

/** What a page needs of an interview: less than an interview, so that a draft can be shown too. */
export type Interviewed = Pick<Interview, 'questionnaire' | 'journey' | 'answers' | 'isBegun'> & {
  readonly survey: Pick<Interview['survey'], 'id'>;
};

const savedKey = ({ isBegun }: Interviewed, { saved }: Shown): string =>
  saved ? `respond:step.saved_${saved}` : isBegun ? 'respond:step.saved' : 'respond:step.will_be_saved';

export const presentStep = (reader: Reader, interview: Interviewed, shown: Shown) => {
  const { t, paths } = reader;
  const { survey, questionnaire, journey } = interview;
  const { step } = shown;
  const mistakes = presentMistakes(reader, step, shown.mistakes);
  const position = positionOf(interview, step, reader.language);
  const before = previousStep(journey, step.page.id);
  const isComplete = firstUnanswered(journey, interview.answers) === undefined;
  return {
    frame: presentFrame(reader, {
      title: titleOf(reader, position, mistakes !== null),
      survey: survey.id,
      languages: questionnaire.languages,
      isUnderWay: true,
    }),
    progress: presentProgress(reader, position),
    mistakes,
    title: step.page.title ? marked(reader, step.page.title) : null,
    action: addressOf(reader, interview, step.page.id),
    questions: presentQuestions(reader, shown),
    back: {
      label: t('respond:step.back'),
      href: before ? addressOf(reader, interview, before.page.id) : paths.start(survey.id),
    },
    next: t(isComplete ? 'respond:step.to_review' : 'respond:step.next'),
    saved: t(savedKey(interview, shown)),
  };
};
