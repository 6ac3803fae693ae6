// Questions about bribes in a person's own life, whether or not they use the word.
import type { Localised } from '../localised.ts';
import { says, words } from './texts.ts';

/** Sensitive subjects asked of the person, not of people at large. */
const sensitiveWords =
  /взятк|взяток|подкуп|вымога|наркот|судимост|уклонени\p{L}* от|откат(?!\p{L})|brib|kickback|extort|drug use|convicted/iu;

const official =
  '(чиновник|должностн\\p{L}+ лиц|врач|медсестр|учител|воспитател|преподавател|сотрудник|инспектор|судь|полицейск|следовател|служащ|official|doctor|nurse|teacher|officer|inspector|judge|civil servant)\\p{L}*';
const gift = '(подар\\p{L}+|вознагражден\\p{L}+|конверт\\p{L}*|gifts?|rewards?)';
const money = '(деньг\\p{L}+|денег|money|cash)';
const near = '[^.!?]{0,40}';
/** Each says a bribe without its name. */
const roundabout = words(
  [
    `(от)?благодар\\p{L}+ ${near}(${money}|${gift})`,
    `(${money}|${gift}) ${near}(от)?благодар\\p{L}+`,
    `(неофициальн|неформальн)\\p{L}+ (\\p{L}+ )?(оплат|плат|вознагражден|расход)\\p{L}*`,
    `(плати|заплати|оплати|оплачива|доплачива)\\p{L}* ${near}(неофициально|мимо кассы|на лапу)`,
    `(неофициально|мимо кассы|на лапу) ${near}(плати|заплати|оплати|оплачива|доплачива)\\p{L}*`,
    `${gift} ${near}${official}`,
    `${official} ${near}${gift}`,
    `(да(ва|ть|л)|переда(ва|ть|л))\\p{L}* ${near}${money} ${near}${official}`,
    `(да(ва|ть|л)|переда(ва|ть|л))\\p{L}* ${near}${official} ${near}${money}`,
    `(unofficial|informal)(ly)? (pay\\p{L}*|paid|fees?|money)|(pay|paid) ${near}(unofficially|under the table)`,
    `thank\\p{L}* ${near}(with )?${money}`,
  ].join('|'),
);

const aboutOneself = words('вы|вас|вам|вами|вашей?|вашу|вашего|you|your|yourself');
const someLife = words(
  'случал\\p{L}*|давали|даёте|даете|платите|берут|вымогают|платили|заплатили|дали|дарили|подарили|передавали|благодарили|отблагодарили|доводилось|приходилось|просили|требовали|намекали|(have|did) you (ever )?(give|given|pay|paid|offer|offered|thank|thanked|been asked|have to)|(were|was) you asked|happen(ed)? to you',
);

export const asksOwnBribes = (text: Localised): boolean =>
  (says(text, sensitiveWords) || says(text, roundabout)) && says(text, aboutOneself) && says(text, someLife);
