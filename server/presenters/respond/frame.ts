// What stands around every page a respondent may see: title, languages, quick exit, foot. No title names the topic: it stays in
// the browser's history.
import type { Language } from '../../../surveys/localised.ts';
import { interfaceLanguage, type Reader } from '../reader.ts';

type Content = {
  readonly title: string;
  /** None on pages that belong to no survey. */
  readonly survey: string | null;
  readonly languages: readonly Language[];
  /** The interview goes on or ends elsewhere: what this device keeps of it is to be looked after here too. */
  readonly device?: string;
  /** There is something to go on with elsewhere. */
  readonly isUnderWay?: boolean;
};

/** One small script, never waited for. What comes next is loaded by it, once somebody answers. */
const presentScript = (reader: Reader, survey: string) => ({
  src: reader.asset('respond.js'),
  next: reader.asset('interview.js'),
  nonce: reader.nonce,
  survey,
  exit: reader.exitUrl,
});

export const presentFrame = (reader: Reader, { title, survey, languages, ...about }: Content) => {
  const { t, paths } = reader;
  const kept = survey ?? about.device;
  const elsewhere = reader.elsewhere.filter(({ language }) => languages.includes(language));
  return {
    language: interfaceLanguage(reader),
    title: t('respond:frame.title', { title }),
    stylesheet: reader.asset('respondent.css'),
    script: kept === undefined ? null : presentScript(reader, kept),
    skip: t('respond:frame.skip'),
    brand: { label: t('respond:frame.brand'), href: survey === null ? paths.portal() : paths.start(survey) },
    languagesLabel: t('respond:frame.languages'),
    languages: elsewhere.length > 1 ? elsewhere : [],
    exit: { label: t('respond:frame.exit'), href: survey === null ? reader.exitUrl : paths.exit(survey) },
    foot:
      survey === null
        ? []
        : [
            { label: t('respond:frame.who'), href: `${paths.start(survey)}#who` },
            ...(about.isUnderWay ? [{ label: t('respond:frame.move'), href: paths.move(survey) }] : []),
            { label: t('respond:frame.privacy'), href: `${paths.start(survey)}#privacy` },
          ],
  };
};

export type Frame = ReturnType<typeof presentFrame>;
