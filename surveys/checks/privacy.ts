// Rules that protect respondents: what must never be asked, what must be refusable, and what may not be promised.
import { asksOwnBribes } from './bribes.ts';
import { asksWho, declinesNames } from './identity.ts';
import { askedOf, questionRule } from './rule.ts';
import type { Asked, Rule } from './rule.ts';
import { says, textRule, words } from './texts.ts';

const takesWords = (question: Asked): boolean => question.type === 'text' || question.type === 'number';

const isPersonal = (question: Asked): boolean => takesWords(question) && asksWho(question.text);

const birthDate = words('дат[аыу] (вашего )?рождения|день рождения|когда вы родились|date of birth|birthday');

/** Types that say themselves why nobody can know the answer. */
export const isHidden = ({ type }: Asked): boolean =>
  type === 'crosswise' || type === 'randomised-response' || type === 'list-experiment';

const isSensitive = (question: Asked): boolean => Boolean(question.sensitive) || asksOwnBribes(question.text);

const absolute = words(
  'полностью анонимн\\p{L}*|абсолютно анонимн\\p{L}*|гарантируем (полную )?анонимность|никто (и )?никогда|строго конфиденциальн\\p{L}*|fully anonymous|completely anonymous|absolutely anonymous|strictly confidential|nobody will ever',
);

/** A sensitive question before this many others have been answered finds no trust yet. */
const firstQuestions = 2;

export const privacyRules: readonly Rule[] = [
  questionRule({
    code: 'personal-data',
    severity: 'error',
    about: {
      ru: 'Вопрос просит имя, телефон, адрес или документ: ответы станут именными',
      en: 'It asks for a name, phone, address or document: the answers would no longer be anonymous',
    },
    remedy: {
      ru: 'Уберите вопрос: «Барометр» не собирает ничего, что указывает на человека',
      en: 'Remove the question: Barometer collects nothing that points to a person',
    },
    judge: isPersonal,
  }),
  questionRule({
    code: 'birth-date',
    severity: 'error',
    about: {
      ru: 'Дата рождения вместе с районом и полом указывает на одного человека',
      en: 'A date of birth with district and sex points to one person',
    },
    remedy: { ru: 'Спросите возраст или год рождения', en: 'Ask the age, or the year of birth' },
    judge: question =>
      says(question.text, birthDate) &&
      (question.type === 'text' || (question.type === 'date' && question.precision === 'full')),
  }),
  questionRule({
    code: 'text-invites-names',
    severity: 'advice',
    about: {
      ru: 'Свободный ответ без просьбы не называть имён: их напишут',
      en: 'Free words without a request to leave out names: people will write them',
    },
    remedy: { ru: 'Добавьте в `hint`: «Без имён и фамилий»', en: 'Add to `hint`: "No names, please"' },
    judge: question =>
      question.type === 'text' &&
      !isPersonal(question) &&
      !says(question.hint, /имён|имен|фамили|name/iu) &&
      !declinesNames(question.text),
  }),
  questionRule({
    code: 'sensitive-without-refusal',
    severity: 'error',
    about: {
      ru: 'Острый вопрос без «Предпочитаю не отвечать»',
      en: 'A sensitive question offers no "prefer not to answer"',
    },
    remedy: { ru: 'Добавьте `refused` в `missing`', en: 'Add `refused` to `missing`' },
    judge: question => isSensitive(question) && !question.missing.includes('refused'),
  }),
  questionRule({
    code: 'sensitive-unmarked',
    severity: 'advice',
    about: {
      ru: 'Спрашивается о взятках в собственной жизни, а страница не скажет, почему отвечать безопасно',
      en: 'It asks about bribes in a person’s own life, and the page does not say why it is safe',
    },
    remedy: { ru: 'Добавьте `sensitive: true`', en: 'Write `sensitive: true`' },
    judge: question => !question.sensitive && !isHidden(question) && isSensitive(question),
  }),
  {
    code: 'sensitive-first',
    severity: 'warning',
    about: {
      ru: 'Анкета начинается с острого вопроса: доверия ещё нет',
      en: 'The questionnaire opens with a sensitive question: there is no trust yet',
    },
    remedy: { ru: 'Начните с двух простых вопросов', en: 'Begin with two easy questions' },
    find: ({ questionnaire }) =>
      askedOf(questionnaire)
        .slice(0, firstQuestions)
        .flatMap(({ question, place }) => (isSensitive(question) ? [{ place }] : [])),
  },
  questionRule({
    code: 'no-way-not-to-answer',
    severity: 'advice',
    about: {
      ru: 'Не ответить нельзя: люди выдумают ответ или уйдут',
      en: 'There is no way not to answer: people invent answers or leave',
    },
    remedy: { ru: 'Уберите `missing: []`', en: 'Remove `missing: []`' },
    judge: question => question.missing.length === 0,
  }),
  textRule({
    code: 'promise-absolute',
    severity: 'warning',
    about: {
      ru: 'Обещано больше, чем можно доказать',
      en: 'It promises more than can be proved',
    },
    remedy: {
      ru: 'Скажите, как есть: «Мы не храним имя, телефон, адрес в интернете»',
      en: 'Say what is so: "We do not store your name, phone or internet address"',
    },
    judge: text => says(text, absolute),
  }),
];
