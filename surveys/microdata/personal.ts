// Whether a question asks what neighbours and registers know of a person anyway, told by its words. A word too many only makes the file
// coarser or shorter until somebody ticks otherwise; a word missed would let people be recognised.
import type { Variable } from '../variable.ts';

const whole = (alternatives: string): RegExp => new RegExp(`(?<!\\p{L})(?:${alternatives})(?!\\p{L})`, 'iu');

const alone = (alternatives: string): RegExp =>
  new RegExp(`^(?:ваш[аеи]?\\s+|your\\s+)?(?:${alternatives})[\\s.?:!]*$`, 'iu');

/** Sex, age and place: what most tables are broken down by, and what is known of everybody. */
const firstShort = alone(
  'пол|возраст|год рождения|дата рождения|образование|sex|gender|age|year of birth|date of birth|education',
);
const firstWords = whole(
  [
    'ваш(?:его)?\\s+(?:пол|возраст)а?|полных\\s+лет|сколько\\s+(?:вам\\s+)?лет|вам\\s+лет|(?:год\\S*|дат\\S*)\\s+(?:вашего\\s+)?рождения',
    'родились|как\\S+\\s+у\\s+вас\\s+образование|ваше(?:го)?\\s+образовани[ея]',
    '(?:где|в\\s+как\\S+\\s+\\p{L}+)\\s+вы\\s+(?:\\p{L}+\\s+)?(?:живёте|живете|проживаете)',
    'your\\s+(?:sex|gender|age|education)|how\\s+old\\s+are\\s+you|(?:year|when)\\s+were\\s+you\\s+born|where\\s+do\\s+you\\s+live',
  ].join('|'),
);

const otherShort = alone(
  'национальность|вероисповедание|религия|семейное положение|занятие|род занятий|профессия|должность|место жительства|nationality|ethnicity|religion|marital status|occupation|profession',
);
const otherWords = whole(
  [
    'ваш\\S*\\s+(?:национальност\\S*|вероисповедани\\S*|семейн\\S*\\s+положени\\S*|професси\\S*|должност\\S*|род\\S*\\s+занятий)',
    'по\\s+национальности|состоите\\s+(?:ли\\s+вы\\s+)?в\\s+браке|сколько\\s+у\\s+вас\\s+детей|человек\\s+в\\s+вашей\\s+семье|чем\\s+вы\\s+(?:сейчас\\s+)?заняты',
    'вы\\s+жив[её]те\\s+в|кем\\s+(?:и\\s+где\\s+)?вы\\s+работаете|your\\s+(?:nationality|ethnicity|religion|marital\\s+status|occupation|profession)|how\\s+many\\s+children',
  ].join('|'),
);

const said = ({ label, text }: Variable, short: RegExp, words: RegExp): boolean =>
  [...Object.values(label), ...Object.values(text)].some(
    each => each !== undefined && (short.test(each) || words.test(each)),
  );

export const asksOfPersonFirst = (variable: Variable): boolean => said(variable, firstShort, firstWords);

export const asksOfPerson = (variable: Variable): boolean =>
  asksOfPersonFirst(variable) || said(variable, otherShort, otherWords);
