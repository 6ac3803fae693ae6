// Functions of XLSForm that are not here, each with what to write instead. Of others the list of those there are is told.

const remedies: Readonly<Record<string, string>> = {
  regex:
    'patterns are not read, for a bad one can stop a phone: compare, or use contains(), starts-with(), string-length()',
  now: 'no time of day stands beside an answer: today() is the day of the wave',
  random: 'chance is fixed for an interview: write `order: random` on options, rows or blocks',
  uuid: 'no answer carries an identity: remove it',
  once: 'values are computed anew from the answers each time: write the value alone',
  pulldata: 'no other file is read: write the values as `options` of a calculation, or with if()',
  'indexed-repeat': 'there are no repeats: ask each round in questions of its own',
  position: 'there are no repeats: ask each round in questions of its own',
  count: 'there are no repeats: count-selected() counts answers, sum() adds numbers',
  'jr:choice-name': 'a text repeats the words of an answer with ${question} alone',
  'ends-with': 'use substr() and `=`',
  'substring-after': 'use substr()',
  'substring-before': 'use substr()',
  ceil: 'write ceiling()',
  length: 'write string-length(), or count-selected()',
  pow: 'multiply the value by itself',
  selected_at: 'write selected-at()',
  count_selected: 'write count-selected()',
};

/** The mistake of an expression as a person should read it: with the way out where a function is known elsewhere. */
export const explained = (mistake: string): string => {
  const [, start, name] = /^(has ([\w:-]+) at character \d+: )known are /.exec(mistake) ?? [];
  return start !== undefined && name !== undefined && Object.hasOwn(remedies, name)
    ? `${start}${remedies[name]}`
    : mistake;
};
