// Numbers that are written as words: "fifteen", "half", "every third". Typed beside a computed number they would be a second one.

const russian = [
  'дв(?:а|е|ое|оих|ух|ум|умя)|три|тр(?:ое|оих|ех|ем|емя)|четыр(?:е|ех|ем|ьмя)|четверо|сем[ьи]|восьми|восемью',
  '(?:пят|шест|восем|девят|десят|[а-я]{2,}надцат|двадцат|тридцат)(?:ь|и|ью|еро)|сорока?',
  '(?:пять|шесть|семь|восемь)десят|(?:пяти|шести|семи|восьми)десяти|девяност[оа]|ст[оа]|двести|триста|четыреста',
  '[а-я]+сот|тысяч[а-я]*|миллион[а-я]*|половин[а-я]*|трет(?:ь|и|ью|ей)|четверт(?:ь|и|ью|ей)|полтор[аы]',
  'процент[а-я]*|вдвое|втрое|вчетверо|впятеро|вдесятеро',
  'кажд[а-я]+ (?:втор|трет|четверт|пят|шест|седьм|восьм|девят|десят|сот)[а-я]+',
];

const english = [
  'two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]+teen|(?<!no )one in',
  '(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)|hundreds?|thousands?|millions?|dozens?',
  'half|halves|thirds?|quarters?|(?:fif|six|seven|eigh|nin|ten)ths?|twice|thrice|doubled?|tripled?|halved',
  'percent|per cent',
];

const alone = (words: string): string => `(?<![\\p{L}\\p{N}])(?:${words})(?![\\p{L}\\p{N}])`;
const numeral = new RegExp(alone([...russian, ...english].join('|')), 'giu');
/** Of Latin letters; one alone may be a word. */
const romanNumeral = new RegExp(alone('[IVXLC]{2,}'), 'gu');

/** In the order of the text, in small letters and without the dots of ё. */
export const numeralsIn = (text: string): readonly string[] => {
  const plain = text.replaceAll('ё', 'е').replaceAll('Ё', 'Е').replace(/\s+/g, ' ');
  return [...(plain.match(numeral) ?? []), ...(plain.match(romanNumeral) ?? [])].map(word =>
    word.toLowerCase(),
  );
};
