// Questions whose written answer would name a person: name, phone, address, document, contact.
import type { Localised } from '../localised.ts';
import { says, words } from './texts.ts';

/** Words for asking, then, not far, what names a person. */
const askFor =
  '(?:ваш[аеиу]?|вашего|вашу|ваши|своё|свой|свою|свои|укажите|назовите|напишите|введите|оставьте|сообщите|как вас|your|enter|write|give|provide)';
const identity =
  '(?:имя|фамили[яюи]|отчество|фио|ф\\. ?и\\. ?о|зовут|телефон\\p{L}*|(?:домашний |точный |почтовый |электронный )?адрес\\p{L}*|контактн\\p{L}* данн\\p{L}*|e-?mail|электронн\\p{L} почт\\p{L}|паспорт\\p{L}*|снилс|инн|name|surname|phone|address|contact details|passport|social security)';
const asksIdentity = new RegExp(
  `(?<!\\p{L})${askFor}(?!\\p{L})(?:[^.!?;]{0,25}?)(?<!\\p{L}(?:без|not|no) )(?<!\\p{L})${identity}(?!\\p{L})`,
  'iu',
);
const phone =
  '(?:(?:контактн|мобильн|домашн|рабоч|сотов)\\p{L}* )?(?:номер )?телефон\\p{L}*(?: респондента)?(?: для (?:\\p{L}+ )?(?:связи|контроля|проверки|сверки|звонка|перезвона))?';
const bareIdentity = new RegExp(
  `^\\s*(?:имя|фамилия|отчество|фио|ф\\. ?и\\. ?о\\.?|${phone}|(?:домашний |точный |почтовый )?адрес(?: проживания)?|контакт(?:ы|н\\p{L}* данн\\p{L}*)?(?: для (?:\\p{L}+ )?связи)?|e-?mail|номер паспорта|паспортные данные|снилс|инн|(?:full |first |last )?name|(?:contact )?phone(?: number)?(?: to call back)?|(?:home )?address|contact details|passport(?: number)?)\\s*[?:.]?\\s*$`,
  'iu',
);
/** A contact left for somebody; a contact with an office is another matter. */
const leaveContact = words(
  'оставьте (\\p{L}+ ){0,2}контакты?(?! с(о)? )|(укажите|напишите|сообщите|дайте) (\\p{L}+ ){0,2}контакты? (для|чтобы)|leave (a|your) contacts?',
);
/** Where a person lives down to the house. */
const houseOf = words(
  '(на )?как\\p{L}+ улиц\\p{L}+[^.!?]{0,30} (живёте|живете|проживаете)|улиц\\p{L}+(,| и) (номер )?дома?(,| и) (номер )?квартир\\p{L}+|(which|what) street[^.!?]{0,20} do you live',
);
const declined = words(
  'без имён|без имен|без фамилий|не (указывайте|называйте|пишите)|do not (write|name|give)',
);

export const asksWho = (text: Localised): boolean =>
  !says(text, declined) && [asksIdentity, bareIdentity, leaveContact, houseOf].some(each => says(text, each));

export const declinesNames = (text: Localised): boolean => says(text, declined);
