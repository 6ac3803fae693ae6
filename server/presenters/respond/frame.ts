// What stands around every page a respondent may see: title, languages, quick exit, foot. No title names the topic: it stays in
// the browser's history.
import type { Language } from '../../../surveys/localised.ts';
import type { Reader } from '../reader.ts';

type Content = {
  readonly title: string;
  /** None on pages that belong to no survey. */
  readonly survey: string | null;
  readonly languages: readonly Language[];
};

export const presentFrame = (reader: Reader, { title, survey, languages }: Content) => {
  const { t, paths } = reader;
  const elsewhere = reader.elsewhere.filter(({ language }) => languages.includes(language));
  return {
    language: reader.language,
    title: t('respond:frame.title', { title }),
    stylesheet: reader.asset('respondent.css'),
    skip: t('respond:frame.skip'),
    brand: { label: t('respond:frame.brand'), href: survey === null ? paths.portal() : paths.start(survey) },
    languagesLabel: t('respond:frame.languages'),
    languages: elsewhere.length > 1 ? elsewhere : [],
    exit: { label: t('respond:frame.exit'), href: reader.exitUrl },
    foot:
      survey === null
        ? []
        : [
            { label: t('respond:frame.who'), href: `${paths.start(survey)}#who` },
            { label: t('respond:frame.privacy'), href: `${paths.start(survey)}#privacy` },
          ],
  };
};

export type Frame = ReturnType<typeof presentFrame>;
