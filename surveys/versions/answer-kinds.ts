// The kinds of differences in the answers a question takes, with what each does to its trend.
import type { KindOfChange } from './grade.ts';

export const answerKinds = {
  'option-added': {
    grade: 'touches',
    message: { ru: 'Добавлен вариант ответа', en: 'An option was added' },
    effect: {
      ru: 'Он возьмёт ответы у других. Сравнивайте, объединив его с ними, и отметьте на графике',
      en: 'It takes answers from the others. Compare with these put together, and note it on the chart',
    },
  },
  'option-removed': {
    grade: 'breaks',
    message: { ru: 'Вариант ответа убран', en: 'An option was removed' },
    effect: {
      ru: 'Его ответы уйдут к другим или в отказ. Верните его с тем же кодом',
      en: 'Its answers will go to others, or to refusals. Put it back with the same code',
    },
  },
  'point-added': {
    grade: 'breaks',
    message: {
      ru: 'В упорядоченный ряд ответов добавлена ступень',
      en: 'A step was added to an ordered row of answers',
    },
    effect: {
      ru: 'Все доли сдвинутся. Верните прежние ступени или дайте вопросу новый `id`',
      en: 'All shares shift. Put the old steps back, or give the question a new `id`',
    },
  },
  'code-changed': {
    grade: 'breaks',
    message: { ru: 'У варианта новый код', en: 'An option has a new code' },
    effect: {
      ru: 'В данных это другой ответ, ряд оборвётся. Верните прежний код',
      en: 'In the data it is another answer, and the trend ends. Put the old code back',
    },
  },
  'code-reused': {
    grade: 'breaks',
    message: { ru: 'Прежний код значит теперь другое', en: 'An old code means something else now' },
    effect: {
      ru: 'Разные ответы сложатся в один. Дайте новому варианту новый код',
      en: 'Different answers would be added up as one. Give the new option a new code',
    },
  },
  'options-moved': {
    grade: 'touches',
    message: { ru: 'Варианты или строки переставлены', en: 'Options or rows changed their order' },
    effect: {
      ru: 'Первые выбирают чаще. Верните порядок или отметьте на графике',
      en: 'The first are chosen more often. Put the order back, or note it on the chart',
    },
  },
  'option-filter-changed': {
    grade: 'touches',
    message: { ru: 'Изменено, кому виден вариант или строка', en: 'Who sees an option or row changed' },
    effect: {
      ru: 'У варианта другая база. Отметьте на графике',
      en: 'The option has another base. Note it on the chart',
    },
  },
  'option-exclusive-changed': {
    grade: 'touches',
    message: {
      ru: 'Изменено, отмечается ли вариант вместе с другими',
      en: 'Whether an option stands alone changed',
    },
    effect: {
      ru: 'Доли других вариантов изменятся. Отметьте на графике',
      en: 'The shares of the others change. Note it on the chart',
    },
  },
  'option-field-changed': {
    grade: 'safe',
    message: {
      ru: 'Изменено поле «что именно» или группа варианта',
      en: 'The field "what exactly" or the group of an option changed',
    },
    effect: { ru: 'На доли почти не влияет', en: 'It hardly changes the shares' },
  },
  'row-added': {
    grade: 'touches',
    message: { ru: 'В таблицу добавлена строка', en: 'A row was added to a grid' },
    effect: {
      ru: 'Прежние строки сравнимы, но таблица длиннее. Поставьте новую строку последней',
      en: 'Old rows can be compared, but the grid is longer. Put the new row last',
    },
  },
  'row-removed': {
    grade: 'breaks',
    message: { ru: 'Строка таблицы убрана', en: 'A row of a grid was removed' },
    effect: {
      ru: 'Её ряд кончается. Если она нужна, верните её с тем же кодом',
      en: 'Its trend ends. If it is needed, put it back with the same code',
    },
  },
  'missing-changed': {
    grade: 'touches',
    message: { ru: 'Изменены способы не отвечать', en: 'The ways not to answer changed' },
    effect: {
      ru: 'Изменится, от кого считаются доли. Верните прежние',
      en: 'The base of the shares changes. Put the old ones back',
    },
  },
  'scale-changed': {
    grade: 'breaks',
    message: { ru: 'Изменены концы шкалы', en: 'The ends of a scale changed' },
    effect: {
      ru: 'Баллы разных лет не сравнить. Верните прежнюю шкалу или дайте новый `id`',
      en: 'Points of different years cannot be compared. Put the old scale back, or give a new `id`',
    },
  },
  'limits-changed': {
    grade: 'touches',
    message: {
      ru: 'Изменены границы числа или точность',
      en: 'The limits of a number, or its decimals, changed',
    },
    effect: {
      ru: 'Крайние значения приняты не в оба года. Сравнивайте медиану и укажите границы',
      en: 'Extreme values were not taken both times. Compare medians, and name the limits',
    },
  },
  'bands-changed': {
    grade: 'breaks',
    message: { ru: 'Изменены диапазоны', en: 'The bands changed' },
    effect: {
      ru: 'Доли по диапазонам не сравнить. Верните границы или сравнивайте точные числа',
      en: 'Shares by band cannot be compared. Put the ends back, or compare exact amounts',
    },
  },
  'unit-changed': {
    grade: 'breaks',
    message: { ru: 'Изменена единица', en: 'The unit changed' },
    effect: {
      ru: 'Числа разных лет в разных единицах. Верните единицу или дайте новый `id`',
      en: 'The numbers of the years are in different units. Put the unit back, or give a new `id`',
    },
  },
  'choices-limit-changed': {
    grade: 'breaks',
    message: { ru: 'Изменено, сколько ответов можно дать', en: 'How many answers may be given changed' },
    effect: {
      ru: 'Сумма долей стала другой. Верните прежнее число',
      en: 'The sum of the shares is another. Put the old number back',
    },
  },
  'probability-changed': {
    grade: 'breaks',
    message: {
      ru: 'Изменена случайная часть острого вопроса',
      en: 'The chance part of a sensitive question changed',
    },
    effect: {
      ru: 'Оценка считается по другой формуле, точность иная. Укажите вероятность каждого года',
      en: 'The estimate has another formula and precision. Give the probability of each year',
    },
  },
} as const satisfies Readonly<Record<string, KindOfChange>>;
