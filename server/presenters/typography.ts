// Spaces that must not break, put in once for every text a person reads.
import type { Language } from '../../surveys/localised.ts';

const nbsp = '\u00a0';
/** One- and two-letter words stick to the next word; particles, a dash and a percent sign to what stands before. */
const shortWord =
  /(?<=^|[\s(«„"\u00a0])((?!(?:ли|же|ль|б|ж|бы) )\p{L}{1,2}|для|под|над|без|при|или|что|как) (?=[\p{L}\p{N}«])/gu;
const beforeParticle = / (?=(?:ли|же|ль|б|ж|бы)(?!\p{L}))/giu;
const beforeDash = / (?=[—–] )/g;
/** Thousands, and the measure behind a comma. */
const insideNumber = /(?<=\d) (?=\d{3}(?!\d))|(?<=,) (?=%)/g;
const beforeUnit =
  /(?<=\d) (?=[%₽‰]|[КМГ]Б(?!\p{L})|(?:месяц|год|лет|минут|дн|день|человек|руб|тыс|млн)\p{L}*)/gu;

/** Russian and Chechen get the non-breaking spaces of Russian typography; English keeps dashes and numbers together. */
export const typeset = (text: string, language: Language): string => {
  const joined = text.replace(beforeDash, nbsp).replace(insideNumber, nbsp);
  return language === 'en'
    ? joined
    : joined.replace(beforeParticle, nbsp).replace(shortWord, `$1${nbsp}`).replace(beforeUnit, nbsp);
};

/** What stands between dots in the middle of a line, one by one: a line breaks between them and nowhere inside. */
export const partsOf = (line: string): readonly string[] => line.split(/[ \u00a0]·[ \u00a0]/);
