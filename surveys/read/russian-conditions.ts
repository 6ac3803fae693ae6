// Sentences of the reader about conditions, constraints, calculations and repeated answers, each with its Russian form.

export const ofConditions: readonly (readonly [pattern: RegExp, russian: string])[] = [
  [
    /^has `\.`, which stands for an answer only in `constraint`: write (.*)$/,
    'точка означает свой ответ только в `constraint`: напишите $1',
  ],
  [
    /^has \$\{, but nothing is answered yet: write it out$/,
    'здесь ${, но ещё ничего не отвечено: напишите слова целиком',
  ],
  [
    /^has \$\{ that cannot be read: write (.*), or (.*)\|words where there is no answer\}$/,
    '${ не читается: напишите $1 или $2|слова, если ответа нет}',
  ],
  [
    /^has no `constraint` to speak of: write one or remove the message$/,
    'нет `constraint`, о котором говорит сообщение: напишите его или удалите сообщение',
  ],
  [
    /^has no effect in a grid, which has no single answer: remove it$/,
    'в таблице не действует, у неё не один ответ: удалите',
  ],
  [
    /^takes from (.*), which is a calculation: name a question with options$/,
    'берёт из $1, а это вычисление: назовите вопрос с вариантами',
  ],
  [
    /^takes from (.*), which has no options to choose: name one that has$/,
    'берёт из $1, где нечего выбирать: назовите вопрос с вариантами',
  ],
  [
    /^takes from (.*), which has none of these codes: give the same things the same codes in both$/,
    'берёт из $1, где нет ни одного из этих кодов: пусть одно и то же имеет там и тут один код',
  ],
  [
    /^asks about (.*), which is no question: did you mean (.*)\?$/,
    'спрашивает о $1, а такого вопроса нет: может быть, $2?',
  ],
  [
    /^asks about (.*), which is no question: correct the name$/,
    'спрашивает о $1, а такого вопроса нет: исправьте имя',
  ],
  [
    /^asks about (.*), which is not asked before: a condition can only look back$/,
    'спрашивает о $1, а это ещё не спрошено: условие смотрит только назад',
  ],
  [
    /^asks about (.*), which may come later: the pages of block (.*) have an order by chance$/,
    'спрашивает о $1, а это может прийти позже: порядок страниц блока $2 случаен',
  ],
  [
    /^asks about (.*), which is computed from (.*), and that is not asked before: .*$/,
    'спрашивает о $1, а это вычисляется из $2, что ещё не спрошено: условие смотрит только назад',
  ],
  [
    /^asks about (.*), which is only a text: nothing is answered there$/,
    'спрашивает о $1, а это просто текст: там не отвечают',
  ],
  [
    /^asks about the whole grid (.*): name a row, (.*)$/,
    'спрашивает о таблице $1 целиком: назовите строку, $2',
  ],
  [/^asks about row (.*) of (.*), which has no rows$/, 'спрашивает о строке $1 в $2, а там строк нет'],
  [/^asks about row (.*) of (.*), which has rows (.*)$/, 'спрашивает о строке $1 в $2, а там есть $3'],
  [/^compares the date (.*) with (.*): write a date, (.*)$/, 'сравнивает дату $1 с $2: напишите дату, $3'],
  [
    /^compares (.*) with (.*), which is no code of it: correct the code$/,
    'сравнивает $1 с $2, а такого кода там нет: исправьте код',
  ],
  [
    /^takes (.*), which has several answers, for a number: write (.*)$/,
    'принимает $1 за число, а там несколько ответов: напишите $2',
  ],
  [
    /^takes (.*), which is words, for a number: compare it with = or correct it$/,
    'принимает $1 за число, а там слова: сравнивайте через = или исправьте',
  ],
  [
    /^takes (.*), whose codes are no numbers, for a number: compare it with =$/,
    'принимает $1 за число, а коды там не числа: сравнивайте через =',
  ],
  [
    /^takes (.*) for a date, which it is not: a date is written (.*)$/,
    'принимает $1 за дату, а это не дата: дата пишется $2',
  ],
  [
    /^counts the answers chosen in (.*), which is no choice: name a question with options$/,
    'считает выбранное в $1, а там не выбирают: назовите вопрос с вариантами',
  ],
  [/^is computed from itself: take (.*) out$/, 'вычисляется из самого себя: уберите $1'],
  [
    /^is recorded without a label: the codebook needs (.*)$/,
    'записывается без подписи: книге кодов нужно $1',
  ],
  [
    /^would record words, which are never tabulated: list its codes under `options`, or remove it$/,
    'записывались бы слова, а их не сводят в таблицы: перечислите коды в `options` или удалите',
  ],
  [/^nests deeper than (.*): split it$/, 'вложено глубже $1: разделите выражение'],
  [/^has more than (.*) parts: split it$/, 'больше $1 частей: разделите выражение'],
  [/^ends too early: expected (.*)$/, 'обрывается: дальше нужно #1'],
  [
    /^gives (.*) (\d+) values at character (\d+): it takes (.*)$/,
    'даёт $1 значений: $2 (знак $3), а нужно: #4',
  ],
  [/^has (.*) at character (\d+), which means nothing here$/s, 'знак $2: $1 здесь ничего не значит'],
  [/^has (.*?) at character (\d+): (.*)$/s, 'знак $2, $1: #3'],
];
