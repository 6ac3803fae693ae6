// Sentences of the reader, each with its Russian form: `$1` stands for a name or a number, `#1` for a phrase that is translated.
import { ofConditions } from './russian-conditions.ts';

type Form = readonly [pattern: RegExp, russian: string];

const ofFiles: readonly Form[] = [
  [/^holds no questionnaire: begin with (.*)$/, 'здесь нет анкеты: начните со строки $1'],
  [
    /^is not valid YAML: (.*?)(?: \(([^()]*|put a text.*)\))?$/s,
    'YAML не читается: #2 (программа чтения говорит: $1)',
  ],
  [/^is longer than (\d+) characters: split the survey$/, 'длиннее $1 знаков: разделите опрос'],
  [/^is longer than (\d+) characters: split it$/, 'длиннее $1 знаков: разделите выражение'],
  [
    /^repeats parts of itself \((.*)\) too often: use `lists` instead$/,
    'слишком часто повторяет свои части ($1): используйте `lists`',
  ],
  [/^is not known: did you mean `(.*)`\?$/, 'такого поля нет: может быть, `$1`?'],
  [
    /^is not known here: remove the line.*$/,
    'такого поля здесь нет: удалите строку или посмотрите список полей в README библиотеки',
  ],
  [/^has no ([^ :]+): (.*)$/s, 'нет поля $1: #2'],
  [/^has no (page|question)$/, 'нет ни одной части (#1): напишите хотя бы одну'],
  [/^has no language: write at least `ru:`$/, 'не указан язык: напишите хотя бы `ru:`'],
  [
    /^is empty, so every yes is a confession: name an outcome$/,
    'пусто, и каждое «да» становится признанием: назовите исход',
  ],
  [/^is empty: (.*)$/s, 'пусто: #1'],
  [/^is (true|false): put it in quotes, (.*)$/, 'стоит $1: возьмите в кавычки, $2'],
  [/^is a plain text: write it by language, (.*)$/s, 'стоит просто текст: напишите его по языкам, $1'],
  [/^is (.*): did you mean (.*)\?$/s, 'стоит $1: может быть, $2?'],
  [/^is (.*): write one of (.*)$/s, 'стоит $1: напишите одно из $2'],
  [/^is (.*): (-?[\d.]+) at most$/s, 'стоит $1: самое большее — $2'],
  [/^is (.*): (-?[\d.]+) at least$/s, 'стоит $1: самое меньшее — $2'],
  [/^needs two (options|rows) at least$/, 'нужно хотя бы две #1'],
  [/^needs two innocent statements at least$/, 'нужно хотя бы два безобидных утверждения'],
  [/^must be written as (.*) or (.*)$/, 'пишется так: $1 или $2'],
];

const ofNames: readonly Form[] = [
  [
    /^is a word the computer keeps for itself: choose another$/,
    'это слово занято самой программой: возьмите другое',
  ],
  [/^is reserved: list it under `missing:` instead$/, 'этот код занят: укажите его в `missing:`'],
  [
    /^must have only Latin letters, digits and _.*$/,
    'допустимы только латинские буквы, цифры и _ (в кавычках там, где YAML читает yes и no как true и false)',
  ],
  [
    /^must start with a small Latin letter.*$/,
    'начинается с малой латинской буквы, дальше — только a-z, 0-9 и _ (не больше 40 знаков)',
  ],
  [
    /^repeats the id (.*): give every page and every question its own$/,
    'повторяет id $1: у каждой страницы и каждого вопроса он свой',
  ],
  [/^repeats the code (.*): give every answer its own$/, 'повторяет код $1: у каждого ответа он свой'],
  [/^repeats the code (.*) of an innocent item$/, 'повторяет код $1 безобидного пункта'],
  [
    /^(\S+) makes the column (\S+), which is a question too: rename one of them$/,
    '$1 даёт столбец $2, но так же назван вопрос: переименуйте одно из двух',
  ],
  [
    /^(\S+) makes the column (\S+), which (\S+) makes too: rename one of them$/,
    '$1 даёт столбец $2, и $3 — тоже: переименуйте одно из двух',
  ],
  [/^is (.*), which is not under `(.*)`: add it there$/, 'стоит $1, но в `$2` этого нет: добавьте туда'],
  [/^is (.*), which is no code of (.*)$/, 'стоит $1, но такого кода у $2 нет'],
  [
    /^names the list (.*), which is not there: add it under `lists:`(?: \(there are (.*)\))?$/,
    'список $1 не найден: добавьте его в `lists:` (есть: $2)',
  ],
  [
    /^has less than two pages \(or parts\): write (.*) on those it puts in order$/,
    'меньше двух страниц (или частей): напишите $1 у тех, порядок которых он задаёт',
  ],
  [
    /^has no effect without `block`: add it or remove the line$/,
    'без `block` не действует: добавьте его или удалите строку',
  ],
  [
    /^goes on with (.*) after other pages: put the pages of a block together$/,
    'продолжает блок $1 после других страниц: поставьте страницы блока подряд',
  ],
];

const ofQuestions: readonly Form[] = [
  [
    /^is not above `(\w+)` \((.*)\): write a larger number$/,
    'не больше, чем `$1` ($2): напишите большее число',
  ],
  [/^is below `(\w+)` \((.*)\): exchange them$/, 'меньше, чем `$1` ($2): поменяйте их местами'],
  [/^is before `(\w+)` \((.*)\): exchange them$/, 'раньше, чем `$1` ($2): поменяйте их местами'],
  [/^is above `max` \((.*)\): nobody could answer$/, 'больше, чем `max` ($1): так никто не ответит'],
  [/^is (.*), but only (.*) can be chosen together$/, 'стоит $1, но вместе можно выбрать только $2'],
  [
    /^makes (\d+) points: (\d+) at most, or use type number$/,
    'получается точек: $1; самое большее — $2, иначе берите тип number',
  ],
  [
    /^is (.*): the ends have `low` and `high`, so name a point between$/,
    'стоит $1: у концов есть `low` и `high`, назовите точку между ними',
  ],
  [/^repeats the point (.*): give each its words once$/, 'повторяет точку $1: подпишите каждую один раз'],
  [
    /^has no `to`: only the last band may be open$/,
    'нет `to`: открытым может быть только последний промежуток',
  ],
  [/^overlaps the band before, which ends at (.*)$/, 'задевает прежний промежуток, который кончается на $1'],
  [
    /^leaves a gap: the band before ends at (.*), so start at (.*)$/,
    'оставляет пропуск: прежний промежуток кончается на $1, начните с $2',
  ],
  [/^is (.*), which no calendar has: correct it$/, 'стоит $1, такого дня в календаре нет: исправьте'],
  [
    /^is true of half of all people, which tells nothing: choose less$/,
    'верно для половины людей и потому ничего не говорит: возьмите меньше',
  ],
  [/^is true of everybody: choose fewer (day|month)s$/, 'верно для всех: возьмите меньше (#1)'],
  [/^is past (\d+), the last (day|month)$/, 'больше $1 (последний #2)'],
  [
    /^is (.*), which no (coin|dice) shows: write (.*) (or|to) (.*)$/,
    'стоит $1, но так (#2) не выпадает: напишите $3 #4 $5',
  ],
  [/^repeats (.*): write each outcome once$/, 'повторяет $1: каждый исход пишется один раз'],
  [/^has (.*) under `yes` too: leave it in one$/, '$1 есть и в `yes`: оставьте в одном месте'],
  [
    /^leaves nobody to tell the truth: free some outcomes$/,
    'не оставляет никого, кто ответил бы правду: освободите часть исходов',
  ],
  [
    /^is a birthday, and so is the innocent question: take coin or dice$/,
    'это день рождения, и безобидный вопрос тоже о нём: возьмите coin или dice',
  ],
  [
    /^has every outcome, so nothing is hidden: leave some for the innocent question$/,
    'названы все исходы, и ничего не скрыто: оставьте часть безобидному вопросу',
  ],
  [
    /^needs one of two designs: write `forced:` .* or `unrelated:`$/,
    'нужен один из двух способов: `forced:` (случай говорит, что ответить) или `unrelated:`',
  ],
  [
    /^is the second `specify`: one option may open a text field$/,
    'это второй `specify`: поле для слов открывает один вариант',
  ],
  [/^is (.*), the code of no place: choose another$/, 'стоит $1, это код «без места»: возьмите другой'],
  [
    /^is (.*), more than there are options: write (.*) or less$/,
    'стоит $1, больше числа вариантов: напишите $2 или меньше',
  ],
];

/** `is X: write Y` says less than the others do, so it is tried last. */
const atLast: readonly Form[] = [[/^is (.*): write (.*)$/s, 'стоит #1: напишите #2']];

export const russianSentences: readonly Form[] = [
  ...ofQuestions,
  ...ofNames,
  ...ofConditions,
  ...ofFiles,
  ...atLast,
];
