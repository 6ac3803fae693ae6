// What can be wrong with a file and its fields, and with the cells of an imported table: the sentences in English.

const files = {
  no_questionnaire: 'holds no questionnaire: begin with `format: barometer/1`',
  file_long: 'is longer than {{limit}} characters: split the survey',
  file_repeats: 'repeats parts of itself (`*name`) too often: use `lists` instead',
  yaml: 'is not valid YAML: {{message}}',
  yaml_with_remedy: 'is not valid YAML: {{message}} ({{remedy}})',
  yaml_key_twice: 'the same key stands twice in one place: remove one',
  yaml_tabs: 'indent with spaces, not with tabs',
  yaml_indent: 'lines of one level must begin under each other',
  yaml_closing: 'a closing quote or bracket, or the `:` after a key, is missing',
  yaml_sign: 'put a text with : # { } [ ] & * or quotes into quotes',
  yaml_colon: 'put a text with `: ` in it into quotes',
  yaml_documents: 'one file holds one questionnaire: remove `---`',
} as const;

const fields = {
  field_near: 'is not known: did you mean `{{near}}`?',
  field_unknown: 'is not known here: remove the line, or see the list of fields in the README of the library',
  field_missing: 'has no {{name}}: {{remedy}}',
  field_empty: 'is empty: {{remedy}}',
  field_unreadable: 'cannot be read: see the list of fields in the README of the library',
  type_near: 'is {{value}}: did you mean {{near}}?',
  type_unknown: 'is {{value}}: write one of {{known}}',
  wrong_value: 'is {{value}}: write {{wanted}}',
  at_most: 'is {{value}}: {{limit}} at most',
  at_least: 'is {{value}}: {{limit}} at least',
  needs_quotes: "is {{value}}: put it in quotes, `'{{value}}'`",
  plain_text: "is a plain text: write it by language, `{{name}}: { ru: '...' }`",
  write_code: 'write `code:` and a short Latin word or a number, unlike the others in this list',
  write_label: 'write `label: { ru: ... }`',
  write_text: 'write `text: { ru: ... }`, the question as the respondent reads it',
  write_id: 'write `id:` and a short Latin name, unlike all others',
  write_options: 'list the answers under `options:`, each with `code` and `label`, or name a list',
  write_type: 'write `type:` and one of {{known}}',
  write_format: 'begin the file with `format: barometer/1`',
  write_field: 'write `{{name}}:`',
  write_value: 'write a value or remove the line',
  write_item: 'write it or remove the dash',
} as const;

/** Kinds of values, as they stand and as they should be. */
const kinds = {
  a_text: 'a text',
  a_number: 'a number',
  a_whole_number: 'a whole number',
  a_text_or_whole_number: 'a text or a whole number',
  a_truth: 'true or false',
  a_list: 'a list',
  a_list_with_dashes: 'a list, every line with a dash',
  a_group: 'a group of fields',
  fields_apart: 'fields, each on its own line',
  names_of_lists: 'names with their lists',
  another_kind: 'a value of another kind',
} as const;

const imports = {
  mapping_type: 'must be single, multiple, scale, number or district',
  mapping_day: 'must be a day such as 2013-06-28',
  mapping_columns: 'has no `columns`: name the column of each option',
  mapping_column: 'has no `column`: name the column with its answers',
  wave_asked_here:
    'Wave {{wave}} was asked here, not imported: its answers are never replaced. Name the wave or the survey differently',
  wave_stored:
    'Wave {{wave}} is stored already, from another file or mapping: add --replace to put this one in its place',
  wave_disturbed:
    'Wave {{wave}} holds {{stored}} responses instead of {{rows}}: another import ran at the same time. Run it again',
  cell_column: 'is not in the file, which has: {{has}}',
  cell_wave: '"{{cell}}" cannot name a wave: write a year or Latin letters and digits',
  cell_design: 'is empty: every row needs its place in the design',
  cell_weight: '"{{cell}}" is not a weight: a number of 0 or more is needed (wave {{wave}})',
  cell_code: '"{{cell}}" is not a code of {{name}} ({{codes}}): add it to `recode`, `options` or `empty`',
  cell_number: '"{{cell}}" is not a number: correct it or add it to `recode` or `empty`',
  cell_outside: '{{cell}} is outside {{min}}..{{max}}: correct it, or widen min and max',
  cell_chosen:
    '"{{cell}}" says neither chosen (1, yes, true) nor not chosen (0, 2, no, false, empty): correct it or add it to `empty`',
} as const;

export const ofFiles = { ...files, ...fields, ...kinds, ...imports } as const;
