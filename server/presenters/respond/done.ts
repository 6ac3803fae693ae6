// Thanks, the receipt, what happens next, and a clean start for another person on the same device.
import { languages } from '../../../surveys/language.ts';
import type { OpenSurvey } from '../../services/respond.ts';
import type { Receipt } from '../../services/respond/receipt.ts';
import type { Reader } from '../reader.ts';
import { presentFrame } from './frame.ts';
import { receiptWords } from './receiptWords.ts';

const wordsOf = (reader: Reader, receipt: Receipt): string => {
  const words = receiptWords[reader.language === 'en' ? 'en' : 'ru'];
  return receipt.map(number => words[number % words.length]).join(' · ');
};

const presentReceipt = (reader: Reader, receipt: Receipt) => ({
  heading: reader.t('respond:done.receipt'),
  words: wordsOf(reader, receipt),
  note: reader.t('respond:done.receipt_note'),
});

/** A demonstration has no results, and promises none. */
const presentStages = ({ t, paths }: Reader, survey: string, isDemonstration: boolean) => {
  const stage = (key: string, link: { readonly href: string; readonly label: string } | null = null) => ({
    term: t(`respond:done.${key}.term`),
    text: t(`respond:done.${key}.text`),
    link,
  });
  if (isDemonstration) return [stage('demonstration')];
  const results = { href: paths.surveyResults(survey), label: t('respond:done.results.link') };
  return [stage('now'), stage('then'), stage('results', results)];
};

export const presentDone = (
  reader: Reader,
  { survey, isDemonstration }: { readonly survey: OpenSurvey['survey']; readonly isDemonstration: boolean },
  receipt: Receipt,
) => {
  const { t, paths } = reader;
  return {
    frame: presentFrame(reader, {
      title: t('respond:done.title'),
      survey: survey.id,
      languages: languages.filter(language => survey.title[language] !== undefined),
    }),
    heading: t('respond:done.heading'),
    lead: t('respond:done.lead'),
    receipt: presentReceipt(reader, receipt),
    stages: presentStages(reader, survey.id, isDemonstration),
    another: {
      action: paths.leave(survey.id),
      label: t('respond:done.another'),
      note: t('respond:done.another_note'),
    },
    history: t('respond:done.history'),
  };
};
