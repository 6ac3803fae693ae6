// The first page: who asks and why, how long it takes, what is recorded and what is not, and one button.
import { journey, type Step } from '../../../surveys/journey.ts';
import { missingLabels } from '../../../surveys/missing.ts';
import type { Questionnaire } from '../../../surveys/schema.ts';
import type { Interview, OpenSurvey } from '../../services/respond.ts';
import { date } from '../dates.ts';
import { marked, say, type Reader } from '../reader.ts';
import { presentFrame } from './frame.ts';
import { questionsIn, wholeMinutes } from './position.ts';

/** From the path of who is asked least to all there is. */
const pathsThrough = (questionnaire: Questionnaire): readonly [Step[], Step[]] => [
  [...journey(questionnaire, {}).steps],
  questionnaire.pages.map(page => ({ page, questions: page.questions })),
];

const range = (least: number, most: number): string => (least < most ? `${least}–${most}` : String(most));

const presentFigures = ({ t, language }: Reader, questionnaire: Questionnaire) => {
  const [shortest, longest] = pathsThrough(questionnaire);
  const minutes = [wholeMinutes(shortest, language), wholeMinutes(longest, language)] as const;
  const questions = [questionsIn(shortest), questionsIn(longest)] as const;
  return [
    { label: t('respond:start.minutes', { count: minutes[1] }), number: range(...minutes) },
    { label: t('respond:start.questions', { count: questions[1] }), number: range(...questions) },
    { label: t('respond:start.names'), number: '0' },
  ];
};

const mayAlwaysRefuse = ({ pages }: Questionnaire): boolean =>
  pages
    .flatMap(page => page.questions)
    .every(question => question.type === 'information' || question.missing.includes('refused'));

const presentFacts = (reader: Reader, { start }: Questionnaire) => {
  const { t } = reader;
  const fact = (key: string) => ({
    id: null,
    term: t(`respond:start.${key}.term`),
    text: t(`respond:start.${key}.text`),
    lang: null,
    list: [],
  });
  return [
    { id: 'who', term: t('respond:start.who'), ...marked(reader, start.who), list: [] },
    { id: null, term: t('respond:start.why'), ...marked(reader, start.why), list: [] },
    fact('safe'),
    {
      id: 'privacy',
      term: t('respond:start.never.term'),
      text: null,
      lang: null,
      list: ['name', 'place', 'time'].map(key => t(`respond:start.never.${key}`)),
    },
    fact('recorded'),
    fact('draft'),
    fact('exit'),
  ];
};

const presentVoluntary = (reader: Reader, questionnaire: Questionnaire): string =>
  mayAlwaysRefuse(questionnaire)
    ? reader.t('respond:start.voluntary', {
        start: reader.t('respond:start.begin'),
        refused: say(reader, missingLabels.refused),
      })
    : reader.t('respond:start.voluntary_only', { start: reader.t('respond:start.begin') });

const presentAgain = ({ t, paths }: Reader, survey: string) => ({
  action: paths.leave(survey),
  label: t('respond:start.again'),
  note: t('respond:start.again_note'),
});

const presentLate = ({ t, language }: Reader, lastDay: string | null): string | null =>
  lastDay === null ? null : t('respond:start.late', { date: date(lastDay, language) });

type Circumstances = {
  /** Set where the wave takes nobody new any more: the last day on which what was begun may be sent. */
  readonly lastDay?: string | null;
  /** The place whose link led here, which will stand beside the answers. */
  readonly place?: string | null;
};

/**
 * `interview` is the one this browser has under way: going on comes first, starting anew second.
 */
export const presentStart = (
  reader: Reader,
  open: OpenSurvey,
  interview: Interview | null,
  { lastDay = null, place = null }: Circumstances = {},
) => {
  const { t, paths } = reader;
  const { survey, wave, questionnaire } = open;
  return {
    frame: presentFrame(reader, {
      title: t('respond:start.title'),
      survey: survey.id,
      languages: questionnaire.languages,
    }),
    demonstration: wave.isDemonstration ? t('respond:start.demonstration') : null,
    heading: marked(reader, questionnaire.start.heading),
    lead: marked(reader, questionnaire.start.lead),
    figures: presentFigures(reader, questionnaire),
    begin: { action: paths.start(survey.id), label: t(`respond:start.${interview ? 'continue' : 'begin'}`) },
    again: interview && lastDay === null ? presentAgain(reader, survey.id) : null,
    code: interview ? null : { href: paths.code(survey.id), label: t('respond:start.has_code') },
    placeNote: place === null ? null : t('respond:start.place', { place }),
    lateNote: presentLate(reader, lastDay),
    voluntary: presentVoluntary(reader, questionnaire),
    facts: presentFacts(reader, questionnaire),
  };
};
