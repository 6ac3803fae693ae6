// A sentence ready for print: the finding with its survey, base and dates in brackets.
import type { QuestionResult, WaveResult } from '../../services/results/result.ts';
import { integer } from '../format.ts';
import { say, type Reader } from '../reader.ts';
import { headline } from './headline.ts';
import { fieldwork } from './passport.ts';

/** `more`: said of it besides, before the brackets. */
export const pressSentence = (
  reader: Reader,
  question: QuestionResult,
  newest: WaveResult,
  more: string | null = null,
) => {
  const sentence = headline(reader, question, newest);
  if (sentence === null || !newest.base) return null;
  const base = reader.t('results:n', { n: integer(newest.base.n, reader.language) });
  const about = [say(reader, question.survey.title), base, fieldwork(reader, newest)].join(', ');
  return {
    heading: reader.t('results:page.press'),
    text: `${[sentence, ...(more === null ? [] : [more])].join('. ')} (${about}).`,
    copy: reader.t('results:page.copy'),
    copied: reader.t('results:page.copied'),
  };
};
