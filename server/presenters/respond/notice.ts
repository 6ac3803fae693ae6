// Where an interview stands when the network or the calendar is in the way: what happened to the answers, and one thing to do.
import { languages } from '../../../surveys/language.ts';
import type { Survey } from '../../services/respond.ts';
import type { Reader } from '../reader.ts';
import { presentFrame } from './frame.ts';

/** Waiting, busy, refused: still to be sent, and why. The others are ends, or a page that could not be opened. */
export const notices = ['waiting', 'busy', 'refused', 'offline', 'closed', 'already', 'lost'] as const;
export type NoticeKind = (typeof notices)[number];

const factsOf: Readonly<Record<NoticeKind, readonly string[]>> = {
  waiting: ['close', 'once', 'until'],
  busy: ['close', 'once', 'until'],
  refused: ['until'],
  offline: [],
  closed: [],
  already: [],
  lost: [],
};

export const presentNotice = (reader: Reader, survey: Survey, kind: NoticeKind) => {
  const { t, paths } = reader;
  const key = `respond:notice.${kind}`;
  return {
    frame: presentFrame(reader, {
      title: t(`${key}.title`),
      survey: survey.id,
      languages: languages.filter(language => survey.title[language] !== undefined),
    }),
    kind,
    heading: t(`${key}.heading`),
    lead: t(`${key}.lead`),
    facts: factsOf[kind].map(fact => ({
      term: t(`respond:notice.waiting.${fact}.term`),
      text: t(`respond:notice.waiting.${fact}.text`),
    })),
    action: { href: paths.start(survey.id), label: t(`${key}.action`) },
  };
};
