// What can be wrong with a file and its fields, and with the cells of an imported table: the sentences in Russian.

const files = {
  no_questionnaire: 'здесь нет анкеты: начните со строки `format: barometer/1`',
  file_long: 'длиннее {{limit}} знаков: разделите опрос',
  file_repeats: 'слишком часто повторяет свои части (`*name`): используйте `lists`',
  yaml: 'YAML не читается: проверьте отступы и кавычки (программа чтения говорит: {{message}})',
  yaml_with_remedy: 'YAML не читается: {{remedy}} (программа чтения говорит: {{message}})',
  yaml_key_twice: 'один ключ стоит дважды в одном месте, удалите лишний',
  yaml_tabs: 'отступы делаются пробелами, не табуляцией',
  yaml_indent: 'строки одного уровня начинаются друг под другом',
  yaml_closing: 'не хватает закрывающей кавычки, скобки или двоеточия после ключа',
  yaml_sign: 'возьмите в кавычки текст, в котором есть : # { } [ ] & * или кавычки',
  yaml_colon: 'возьмите в кавычки текст, в котором есть двоеточие с пробелом',
  yaml_documents: 'в файле одна анкета, уберите `---`',
} as const;

const fields = {
  field_near: 'такого поля нет: может быть, `{{near}}`?',
  field_unknown: 'такого поля здесь нет: удалите строку или посмотрите список полей в README библиотеки',
  field_missing: 'нет поля {{name}}: {{remedy}}',
  field_empty: 'пусто: {{remedy}}',
  field_unreadable: 'не читается: посмотрите список полей в README библиотеки',
  type_near: 'стоит {{value}}: может быть, {{near}}?',
  type_unknown: 'стоит {{value}}: напишите одно из {{known}}',
  wrong_value: 'стоит {{value}}: напишите {{wanted}}',
  at_most: 'стоит {{value}}: самое большее — {{limit}}',
  at_least: 'стоит {{value}}: самое меньшее — {{limit}}',
  needs_quotes: "стоит {{value}}: возьмите в кавычки, `'{{value}}'`",
  plain_text: "стоит просто текст: напишите его по языкам, `{{name}}: { ru: '...' }`",
  write_code: 'напишите `code:` и короткое латинское слово или число, какого нет у других',
  write_label: 'напишите `label: { ru: ... }`',
  write_text: 'напишите `text: { ru: ... }` — вопрос, как его прочтёт респондент',
  write_id: 'напишите `id:` и короткое латинское имя, не такое, как у других',
  write_options: 'перечислите ответы в `options:`, у каждого `code` и `label`, или назовите список',
  write_type: 'напишите `type:` и одно из {{known}}',
  write_format: 'начните файл со строки `format: barometer/1`',
  write_field: 'напишите `{{name}}:`',
  write_value: 'напишите значение или удалите строку',
  write_item: 'напишите что-нибудь или уберите дефис',
} as const;

const kinds = {
  a_text: 'текст',
  a_number: 'число',
  a_whole_number: 'целое число',
  a_text_or_whole_number: 'текст или целое число',
  a_truth: 'true или false',
  a_list: 'список',
  a_list_with_dashes: 'список, каждую строку — с дефиса',
  a_group: 'группа полей',
  fields_apart: 'поля, каждое на своей строке',
  names_of_lists: 'имена и их списки',
  another_kind: 'значение другого вида',
} as const;

const imports = {
  mapping_type: 'бывает single, multiple, scale, number или district',
  mapping_day: 'пишется как день, например 2013-06-28',
  mapping_columns: 'нет `columns`: назовите столбец каждого варианта',
  mapping_column: 'нет `column`: назовите столбец с ответами',
  wave_asked_here:
    'волна {{wave}} опрошена здесь, а не загружена: её ответы не заменяются. Назовите волну или опрос иначе',
  wave_stored:
    'волна {{wave}} уже записана, из другого файла или с другим описанием: добавьте --replace, чтобы поставить эту на её место',
  wave_disturbed:
    'в волне {{wave}} ответов {{stored}} вместо {{rows}}: одновременно шла другая загрузка. Запустите ещё раз',
  cell_column: 'такого столбца в файле нет, есть {{has}}',
  cell_wave: '«{{cell}}» не имя волны: напишите год или латинские буквы и цифры',
  cell_design: 'пусто: у каждой строки должно быть своё место в выборке',
  cell_weight: '«{{cell}}» не вес: нужно число не меньше 0 (волна {{wave}})',
  cell_code: '«{{cell}}» не код вопроса {{name}} ({{codes}}): добавьте его в `recode`, `options` или `empty`',
  cell_number: '«{{cell}}» не число: исправьте или добавьте в `recode` или `empty`',
  cell_outside: '{{cell}} вне пределов {{min}}..{{max}}: исправьте или расширьте min и max',
  cell_chosen:
    '«{{cell}}» не значит ни «выбрано» (1, yes, true), ни «не выбрано» (0, 2, no, false, пусто): исправьте или добавьте в `empty`',
} as const;

export const ofFiles = { ...files, ...fields, ...kinds, ...imports } as const;
