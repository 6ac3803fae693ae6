// Going on with another device: the code to write down, and the page to type it into.
import type { Interview, OpenSurvey } from '../../services/respond.ts';
import type { Reader } from '../reader.ts';
import { firstUnanswered } from '../../../surveys/journey.ts';
import { addressOf } from './address.ts';
import { presentFrame } from './frame.ts';

/** "482 107 935 660 214 873": groups that can be read out. */
const grouped = (code: string): string => (code.match(/\d{3}/g) ?? []).join(' ');

export const presentMove = (reader: Reader, interview: Interview, code: string | null) => {
  const { t, paths, baseUrl } = reader;
  const { survey, questionnaire, journey } = interview;
  return {
    frame: presentFrame(reader, {
      title: t('respond:move.title'),
      survey: survey.id,
      languages: questionnaire.languages,
    }),
    heading: t('respond:move.heading'),
    lead: t(code ? 'respond:move.lead_code' : 'respond:move.lead'),
    code: code && {
      label: t('respond:move.code'),
      groups: grouped(code),
      address: `${baseUrl}${paths.code(survey.id)}`.replace(/^https?:\/\//, ''),
      addressLabel: t('respond:move.address'),
    },
    notes: ['safe', 'days'].map(note => t(`respond:move.${note}`)),
    action: paths.move(survey.id),
    show: t('respond:move.show'),
    back: {
      href: addressOf(reader, interview, firstUnanswered(journey, interview.answers)?.page.id ?? null),
      label: t('respond:move.back'),
    },
  };
};

/** `typed` is the code that led nowhere; null before anything was typed. */
export const presentCode = (reader: Reader, { survey, questionnaire }: OpenSurvey, typed: string | null) => {
  const { t, paths } = reader;
  return {
    frame: presentFrame(reader, {
      title: t(typed === null ? 'respond:code.title' : 'respond:code.title_mistake'),
      survey: survey.id,
      languages: questionnaire.languages,
    }),
    heading: t('respond:code.heading'),
    lead: t('respond:code.lead'),
    label: t('respond:code.label'),
    mistake:
      typed === null ? null : { heading: t('respond:code.mistake_heading'), text: t('respond:code.mistake') },
    /** What was typed stands there again: of eighteen digits one is wrong, not all. */
    typed: typed?.slice(0, 40) ?? '',
    action: paths.code(survey.id),
    open: t('respond:code.open'),
    back: { href: paths.start(survey.id), label: t('respond:step.back') },
  };
};
