// The sentences of the reader in Russian. The reader says what is wrong in one language, as it finds it; each of its sentences has
// its form here, with the names and numbers put in again. A test breaks files in many ways and finds none without its form.
import { russianPhrases } from './russian-phrases.ts';
import { russianSentences } from './russian-sentences.ts';

/** As it is where nobody has translated it: better in English than not at all. */
export const inRussian = (message: string): string => {
  for (const [pattern, sentence] of russianSentences) {
    const match = pattern.exec(message);
    if (match) return filled(sentence, match);
  }
  return message;
};

/** `$1` is put in as it stands, `#1` in Russian. */
const filled = (sentence: string, match: RegExpExecArray): string =>
  sentence.replace(/([$#])(\d)/g, (_, sign: string, at: string) => {
    const part = match[Number(at)] ?? '';
    return sign === '#' ? phrase(part) : part;
  });

const phrase = (english: string): string => {
  for (const [pattern, russian] of russianPhrases) {
    const match = pattern.exec(english);
    if (match) return filled(russian, match);
  }
  return english;
};
