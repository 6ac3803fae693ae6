// Rules about questions that hide each answer behind chance, and about rankings and dates: where the method would not hold.
import { chanceOfBirthday } from '../sensitive/instruments.ts';
import { clarityOf, crosswiseDesign, randomisedDesign } from '../sensitive/indirect.ts';
import type { ChanceDesign } from '../sensitive/indirect.ts';
import { questionRule } from './rule.ts';
import type { Asked, Rule } from './rule.ts';

/** Past it an answer all but says what is true of the person. */
const clearest = 0.85;
/** Below it four times as many people are needed for half the precision of a plain question. */
const haziest = 0.2;
const fewestItems = 3;
const mostItems = 5;
const mostRanked = 7;

const designOf = (question: Asked): ChanceDesign | undefined => {
  if (question.type === 'crosswise') return crosswiseDesign(question);
  return question.type === 'randomised-response' ? randomisedDesign(question) : undefined;
};

const clarity = (question: Asked): number | undefined => {
  const design = designOf(question);
  return design && Math.abs(clarityOf(design));
};

const percent = (share: number): string => `${Math.round(share * 100)} %`;

export const hiddenRules: readonly Rule[] = [
  questionRule({
    code: 'hidden-unprotected',
    severity: 'error',
    about: {
      ru: 'Случай почти не скрывает ответ: по ответу видно, что человек сделал',
      en: 'Chance hardly hides the answer: it shows what the person did',
    },
    remedy: {
      ru: 'Возьмите больше исходов, при которых отвечает случай',
      en: 'Let more outcomes be answered by chance',
    },
    judge: question => {
      const clear = clarity(question);
      return clear !== undefined && clear > clearest
        ? {
            ru: `Случай решает лишь ${percent(1 - clear)} ответов`,
            en: `Chance decides only ${percent(1 - clear)} of the answers`,
          }
        : undefined;
    },
  }),
  questionRule({
    code: 'hidden-imprecise',
    severity: 'warning',
    about: {
      ru: 'Случай решает почти всё: для точности нужны десятки тысяч ответов',
      en: 'Chance decides nearly everything: precision takes tens of thousands of answers',
    },
    remedy: {
      ru: 'Возьмите меньше исходов, при которых отвечает случай',
      en: 'Let fewer outcomes be answered by chance',
    },
    judge: question => {
      const clear = clarity(question);
      return clear !== undefined && clear < haziest;
    },
  }),
  questionRule({
    code: 'forced-one-way',
    severity: 'advice',
    about: {
      ru: 'Случай велит говорить только «да» или только «нет»: обратный ответ ничем не прикрыт',
      en: 'Chance tells people to say only yes, or only no: the other answer is not covered',
    },
    remedy: { ru: 'Назначьте исходы и для другого ответа', en: 'Give outcomes to the other answer, too' },
    judge: question =>
      question.type === 'randomised-response' &&
      question.forced !== undefined &&
      (question.forced.yes.length === 0 || question.forced.no.length === 0),
  }),
  questionRule({
    code: 'innocent-too-sure',
    severity: 'warning',
    about: {
      ru: 'Безобидное утверждение верно почти для всех или почти ни для кого',
      en: 'The innocent statement is true of nearly everybody, or nearly nobody',
    },
    remedy: { ru: 'Возьмите 2–4 месяца из двенадцати', en: 'Use 2 to 4 months of the twelve' },
    judge: question => {
      if (question.type !== 'crosswise') return false;
      const share = chanceOfBirthday(question.birthday);
      return share < 0.1 || share > 0.9;
    },
  }),
  questionRule({
    code: 'list-short',
    severity: 'warning',
    about: {
      ru: 'Безобидных пунктов мало: часто верны все, и ответ выдаёт человека',
      en: 'Few innocent statements: often all are true, and the count gives the person away',
    },
    remedy: {
      ru: `Возьмите от ${fewestItems} до ${mostItems} пунктов`,
      en: `Use ${fewestItems} to ${mostItems}`,
    },
    judge: question => question.type === 'list-experiment' && question.items.length < fewestItems,
  }),
  questionRule({
    code: 'list-many',
    severity: 'advice',
    about: {
      ru: 'Безобидных пунктов много: в счёте ошибаются, оценка неточна',
      en: 'Many innocent statements: people miscount, and the estimate is imprecise',
    },
    remedy: {
      ru: `Возьмите от ${fewestItems} до ${mostItems} пунктов`,
      en: `Use ${fewestItems} to ${mostItems}`,
    },
    judge: question => question.type === 'list-experiment' && question.items.length > mostItems,
  }),
  questionRule({
    code: 'list-floor-ceiling',
    severity: 'warning',
    about: {
      ru: 'Не сказано, что среди пунктов есть верный для большинства и верный для немногих: ответы «все» и «ни один» выдают человека',
      en: 'No statement is marked true of most and none true of few: answers "all" and "none" give people away',
    },
    remedy: {
      ru: 'Подберите пункты и отметьте `true_of: most` и `true_of: few`',
      en: 'Choose such statements, and mark them `true_of: most` and `true_of: few`',
    },
    judge: question =>
      question.type === 'list-experiment' &&
      !(
        question.items.some(({ true_of }) => true_of === 'most') &&
        question.items.some(({ true_of }) => true_of === 'few')
      ),
  }),
  questionRule({
    code: 'ranking-long',
    severity: 'warning',
    about: {
      ru: `Расставить по порядку больше ${mostRanked} предметов на телефоне не могут`,
      en: `Nobody can rank more than ${mostRanked} things on a phone`,
    },
    remedy: { ru: 'Задайте `places: 3`', en: 'Write `places: 3`' },
    judge: question =>
      question.type === 'ranking' && (question.places ?? question.options.length) > mostRanked,
  }),
  questionRule({
    code: 'date-unbounded',
    severity: 'advice',
    about: {
      ru: 'У даты нет границ: напишут 2205 год',
      en: 'A date has no limits: people write the year 2205',
    },
    remedy: { ru: 'Задайте `min` и `max`', en: 'Write `min` and `max`' },
    judge: question => question.type === 'date' && question.min === undefined && question.max === undefined,
  }),
];
