// What can be wrong with conditions, constraints, calculations and repeated answers: the sentences in Russian.

const syntax = {
  condition_empty: 'пусто: напишите условие или удалите строку',
  condition_long: 'длиннее {{limit}} знаков: разделите выражение',
  condition_deep: 'вложено глубже {{limit}}: разделите выражение',
  condition_parts: 'частей больше {{limit}}: разделите выражение',
  condition_end: 'обрывается: дальше нужно {{wanted}}',
  condition_unexpected: 'знак {{at}}, {{found}}: нужно {{wanted}}',
  condition_reference: 'знак {{at}}, {{found}}: напишите ${question} или ${grid.row}',
  condition_function: 'знак {{at}}, {{name}}: есть только {{known}}',
  condition_refused: 'знак {{at}}, {{name}}: {{remedy}}',
  condition_bare: "знак {{at}}, {{name}}: ответ пишется {{answer}}, код — '{{name}}'",
  condition_values: 'знак {{at}}, {{name}}(): дано значений — {{given}}, а нужно {{wanted}}',
  condition_sign: 'знак {{at}}: {{sign}} здесь ничего не значит',
  condition_sign_instead: 'знак {{at}}, {{sign}}: {{remedy}}',
  want_join: '`and` или `or` перед этим',
  want_pair: 'сравнивать по два значения: соединяйте сравнения через `and`',
  want_value: 'значение',
  want_range: 'от {{least}} до {{most}}',
  sign_quotes: "нужны прямые кавычки: 'yes'",
  sign_closing: 'нет закрывающей кавычки',
  sign_answer: 'прежний ответ пишется ${question}',
  sign_join: 'напишите `and` или `or`',
  sign_not: 'напишите `not(...)` или `!=`',
  sign_div: 'напишите `div`',
  sign_mod: 'напишите `mod`',
  sign_minus: 'минус пишется как -',
  sign_number: 'число пишется 18 или 1.5',
} as const;

const refused = {
  refused_regex:
    'шаблоны не читаются, плохой может остановить телефон: сравнивайте или берите contains(), starts-with(), string-length()',
  refused_now: 'времени суток рядом с ответами нет: today() — день волны',
  refused_random: 'случай задан на всё интервью: напишите `order: random` у вариантов, строк или блоков',
  refused_uuid: 'у ответов нет личных номеров: удалите',
  refused_once: 'значения каждый раз вычисляются заново: напишите само значение',
  refused_pulldata: 'другие файлы не читаются: перечислите значения в `options` вычисления или через if()',
  refused_repeat: 'повторений нет: спросите о каждом своими вопросами',
  refused_count: 'повторений нет: count-selected() считает ответы, sum() складывает числа',
  refused_choice_name: 'слова ответа в тексте повторяет само ${question}',
  refused_ends_with: 'берите substr() и `=`',
  refused_substring: 'берите substr()',
  refused_ceil: 'напишите ceiling()',
  refused_length: 'напишите string-length() или count-selected()',
  refused_pow: 'умножьте значение на само себя',
  refused_selected_at: 'напишите selected-at()',
  refused_count_selected: 'напишите count-selected()',
} as const;

const meaning = {
  number_of_set: 'принимает {{words}} за число, а там несколько ответов: напишите count-selected({{words}})',
  number_of_text: 'принимает {{words}} за число, а там слова: сравнивайте через = или исправьте',
  number_of_code: 'принимает {{words}} за число, а коды там не числа: сравнивайте через =',
  choice_needed: 'считает выбранное в {{words}}, а там не выбирают: назовите вопрос с вариантами',
  date_needed: "принимает {{words}} за дату, а это не дата: дата пишется '2020-12-31'",
  date_compared: "сравнивает дату {{date}} с {{other}}: напишите дату, '2020-12-31'",
  own_outside: 'точка означает свой ответ только в `constraint`: напишите ${question}',
  asks_near: 'спрашивает о {{name}}, а такого вопроса нет: может быть, {{near}}?',
  asks_unknown: 'спрашивает о {{name}}, а такого вопроса нет: исправьте имя',
  asks_later: 'спрашивает о {{name}}, а это ещё не спрошено: условие смотрит только назад',
  asks_by_chance: 'спрашивает о {{name}}, а это может прийти позже: порядок страниц блока {{block}} случаен',
  asks_computed:
    'спрашивает о {{name}}, а это вычисляется из {{late}}, что ещё не спрошено: условие смотрит только назад',
  asks_words: 'спрашивает о {{name}}, а это просто текст: там не отвечают',
  asks_grid: 'спрашивает о таблице {{name}} целиком: назовите строку, {{example}}',
  asks_no_rows: 'спрашивает о строке {{row}} в {{name}}, а там строк нет',
  asks_row: 'спрашивает о строке {{row}} в {{name}}, а там есть {{rows}}',
  code_compared: 'сравнивает {{name}} с {{code}}, а такого кода там нет: исправьте код',
} as const;

const places = {
  constraint_message_alone:
    'нет `constraint`, о котором говорит сообщение: напишите его или удалите сообщение',
  constraint_in_grid: 'в таблице не действует, у неё не один ответ: удалите',
  carry_calculation: 'берёт из {{name}}, а это вычисление: назовите вопрос с вариантами',
  carry_no_options: 'берёт из {{name}}, где нечего выбирать: назовите вопрос с вариантами',
  carry_no_codes:
    'берёт из {{name}}, где нет ни одного из этих кодов: пусть одно и то же имеет там и тут один код',
  pipe_at_start: 'здесь ${, но ещё ничего не отвечено: напишите слова целиком',
  pipe_broken: '${ не читается: напишите ${question} или ${question|слова, если ответа нет}',
  calculation_circle: 'вычисляется из самого себя: уберите {{reference}}',
  calculation_label: 'записывается без подписи: книге кодов нужно `label: { ru: ... }`',
  calculation_words:
    'записывались бы слова, а их не сводят в таблицы: перечислите коды в `options` или удалите',
} as const;

export const ofConditions = { ...syntax, ...refused, ...meaning, ...places } as const;
