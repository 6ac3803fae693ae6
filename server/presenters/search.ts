// Finding by words as people type them: no matter the case, ё is е, every word must stand somewhere.

const folded = (text: string): string => text.toLowerCase().replaceAll('ё', 'е').replaceAll('\u00a0', ' ');

/** Whether every word of the query stands in one of the texts; nothing asked is found everywhere. */
export const matches = (query: string, texts: readonly string[]): boolean => {
  const words = folded(query).split(/\s+/).filter(Boolean);
  const haystack = folded(texts.join('\n'));
  return words.every(word => haystack.includes(word));
};
