// The kinds of differences in what a question asks and whom, with what each does to its trend.
import type { KindOfChange } from './grade.ts';

export const questionKinds = {
  'question-added': {
    grade: 'safe',
    message: { ru: 'Новый вопрос', en: 'A new question' },
    effect: { ru: 'У него начнётся свой ряд', en: 'It begins a trend of its own' },
  },
  'question-inserted': {
    grade: 'touches',
    message: { ru: 'Новый вопрос перед прежними', en: 'A new question before old ones' },
    effect: {
      ru: 'Он может настроить ответы на вопросы после него. Перенесите его в конец темы или отметьте на графике',
      en: 'It may colour the answers after it. Move it to the end of its topic, or note it on the chart',
    },
  },
  'question-removed': {
    grade: 'breaks',
    message: { ru: 'Вопрос убран', en: 'A question was removed' },
    effect: {
      ru: 'Его ряд кончается. Если он нужен, верните вопрос с тем же `id`',
      en: 'Its trend ends. If it is needed, put the question back with the same `id`',
    },
  },
  'question-renamed': {
    grade: 'breaks',
    message: { ru: 'У вопроса новый `id`', en: 'A question has a new `id`' },
    effect: {
      ru: 'Программа не узнает прежний вопрос, и ряд оборвётся. Верните прежний `id`',
      en: 'The program will not know the old question, and the trend ends. Put the old `id` back',
    },
  },
  'question-moved': {
    grade: 'touches',
    message: { ru: 'Вопрос переставлен', en: 'A question was moved' },
    effect: {
      ru: 'Перед ним теперь другие вопросы, они могут настроить ответ. Верните на место или отметьте на графике',
      en: 'Other questions stand before it now and may colour the answer. Move it back, or note it on the chart',
    },
  },
  'page-changed': {
    grade: 'touches',
    message: {
      ru: 'Вопрос стоит с другими соседями на странице',
      en: 'A question has other neighbours on its page',
    },
    effect: {
      ru: 'Соседей видно вместе, и ответы подстраивают. Верните страницу или отметьте на графике',
      en: 'Neighbours are seen together, and answers adapt. Put the page back, or note it on the chart',
    },
  },
  'type-changed': {
    grade: 'breaks',
    message: { ru: 'Изменён тип вопроса', en: 'The type of a question changed' },
    effect: {
      ru: 'Данные устроены иначе, сравнить нельзя. Дайте новому вопросу новый `id`',
      en: 'The data have another form and cannot be compared. Give the new question a new `id`',
    },
  },
  typo: {
    grade: 'safe',
    message: { ru: 'Исправлена опечатка', en: 'A typing error was corrected' },
    effect: { ru: 'Смысл тот же, ряд продолжается', en: 'The meaning is the same, the trend goes on' },
  },
  punctuation: {
    grade: 'safe',
    message: {
      ru: 'Изменены только знаки, пробелы или большие буквы',
      en: 'Only marks, spaces or capitals changed',
    },
    effect: { ru: 'Смысл тот же, ряд продолжается', en: 'The meaning is the same, the trend goes on' },
  },
  reworded: {
    grade: 'touches',
    message: { ru: 'Изменены слова', en: 'Words changed' },
    effect: {
      ru: 'Часть разницы между годами может быть от слов. Верните прежние слова или отметьте на графике',
      en: 'Part of a difference between years may come from the words. Put the old words back, or note it on the chart',
    },
  },
  'meaning-changed': {
    grade: 'breaks',
    message: {
      ru: 'Спрашивается о другом: иные слова, числа или отрицание',
      en: 'It asks something else: other words, numbers or a denial',
    },
    effect: {
      ru: 'Сравнивать годы нельзя. Верните прежний вопрос или дайте новому новый `id`',
      en: 'The years cannot be compared. Put the old question back, or give the new one a new `id`',
    },
  },
  'translation-added': {
    grade: 'safe',
    message: { ru: 'Добавлен перевод', en: 'A translation was added' },
    effect: {
      ru: 'Кто выберет этот язык, поймёт вопрос лучше. Ряд продолжается',
      en: 'Those who choose the language will understand better. The trend goes on',
    },
  },
  'translation-removed': {
    grade: 'touches',
    message: { ru: 'Убран перевод', en: 'A translation was removed' },
    effect: {
      ru: 'Часть людей прочтёт вопрос на другом языке. Верните перевод',
      en: 'Some people will read the question in another language. Put the translation back',
    },
  },
  'hint-changed': {
    grade: 'touches',
    message: { ru: 'Изменено пояснение под вопросом', en: 'The hint below a question changed' },
    effect: {
      ru: 'Пояснение решает, что считать. Верните его или отметьте на графике',
      en: 'A hint decides what counts. Put it back, or note it on the chart',
    },
  },
  'label-for-results': {
    grade: 'safe',
    message: { ru: 'Изменены слова для таблиц и графиков', en: 'Words for tables and charts changed' },
    effect: {
      ru: 'Респондент их не видит, ряд продолжается',
      en: 'Respondents do not see them, the trend goes on',
    },
  },
  'base-changed': {
    grade: 'breaks',
    message: { ru: 'Изменено, кому задаётся вопрос', en: 'Who is asked changed' },
    effect: {
      ru: 'Годы считаны от разных людей. Верните условие или сравнивайте только тех, кого спрашивали оба раза',
      en: 'The years count different people. Put the condition back, or compare only those asked both times',
    },
  },
  'recall-changed': {
    grade: 'breaks',
    message: { ru: 'Изменён период', en: 'The period changed' },
    effect: {
      ru: 'Годы говорят о разных сроках. Верните период или дайте новый `id`',
      en: 'The years speak of different spans. Put the period back, or give a new `id`',
    },
  },
  'sensitive-changed': {
    grade: 'touches',
    message: {
      ru: 'Появилась или исчезла строка о безопасности ответа',
      en: 'The line that says why answering is safe came or went',
    },
    effect: {
      ru: 'Это меняет готовность отвечать. Отметьте на графике',
      en: 'It changes how ready people are to answer. Note it on the chart',
    },
  },
  'headline-changed': {
    grade: 'touches',
    message: { ru: 'Главное число считается из других ответов', en: 'The headline counts other answers' },
    effect: {
      ru: 'Пересчитайте прошлые волны по новым кодам: данные позволяют',
      en: 'Compute past waves by the new codes: the data allow it',
    },
  },
  'randomisation-changed': {
    grade: 'touches',
    message: { ru: 'Изменён случайный порядок', en: 'The random order changed' },
    effect: {
      ru: 'Первые ответы получают меньше или больше лишних голосов. Отметьте на графике',
      en: 'The first answers gain more or fewer stray votes. Note it on the chart',
    },
  },
  'constraint-changed': {
    grade: 'touches',
    message: { ru: 'Изменено, какие ответы принимаются', en: 'Which answers are accepted changed' },
    effect: {
      ru: 'Часть прежних ответов теперь не приняли бы. Проверьте, сколько их',
      en: 'Some earlier answers would be refused now. See how many',
    },
  },
  'calculation-changed': {
    grade: 'breaks',
    message: { ru: 'Изменено вычисление', en: 'A calculation changed' },
    effect: {
      ru: 'Значения разных лет посчитаны по-разному. Пересчитайте прошлые волны',
      en: 'Values of the years were computed differently. Compute past waves anew',
    },
  },
  'display-changed': {
    grade: 'safe',
    message: { ru: 'Изменён вид на странице или в графике', en: 'The look on the page or in charts changed' },
    effect: { ru: 'Ряд продолжается', en: 'The trend goes on' },
  },
  'field-changed': {
    grade: 'touches',
    message: { ru: 'Изменено поле вопроса', en: 'A field of the question changed' },
    effect: {
      ru: 'Влияние не известно. Сравните версии глазами',
      en: 'Its influence is not known. Compare the versions by eye',
    },
  },
} as const satisfies Readonly<Record<string, KindOfChange>>;
