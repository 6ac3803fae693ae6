// What an import tells, in English. `{name}` and the like are filled in; each sentence says what happened and what to do.

export const english: Readonly<Record<string, string>> = {
  // rows of the survey sheet
  device: '“{type}” is filled in by the device. No time, number or name is kept beside answers here.',
  media:
    'The question asks for a picture, sound, file or signature ({type}): they can show who a person is, so it is left out.',
  place:
    'The question records a place on the map ({type}): it can show who a person is. Ask for the district with options instead.',
  time: 'Answers here have no time of day ({type}). Ask for a date, or give options: morning, afternoon, evening.',
  attachment: 'The row attaches another file ({type}); nothing here reads one.',
  file_select:
    'The choices are in another file ({type}). Move them to the choices sheet and write select_one.',
  unknown_type:
    'The type “{type}” is not known, the question is left out. Correct it: text, integer, select_one LIST and so on.',
  hidden:
    'A hidden value: the respondent does not see it, and nobody here could set it. If conditions need it, write calculate.',
  list_of_answers:
    'The choices come from an earlier answer (“{list}”). Make a list and give each option a `relevant`.',
  no_list:
    'There is no list “{list}” on the choices sheet, the question is left out. Add the list or correct its name.',
  no_list_case:
    'There is no list “{list}” on the choices sheet, but “{near}”. Correct the name: capitals matter.',
  one_choice: 'The list “{list}” has {count} choices. A question needs two at least, so it is left out.',
  repeat:
    'There are no repeats here: no row inside is taken. Ask about each in questions of their own, or ask for a number.',
  in_repeat: 'Stands inside the repeat of row {begin} and is left out with it.',
  in_matrix: 'Stands inside the Kobo matrix or rank of row {begin} and is left out with it.',
  matrix:
    'There is no Kobo matrix or rank here, the rows inside are left out. Write a table as a table-list group, an order as rank.',
  disabled: 'The form itself disables this row; it is left out.',
  no_type: 'The row has no type, so it is left out. If it is a question, write its type.',
  stray_row: 'The row has no type, no name and no label: it is taken for a note of its author.',
  comment_row: 'The row begins with # and is taken for a note of its author.',
  group_open: 'The group is never closed (no end group): it is closed at the end of the sheet.',
  group_end: 'An “end group” too many: no group is open.',
  // names
  renamed:
    'Is called {id} now: names here have small Latin letters, digits and _, and none repeats a column that another makes.',
  name_twice: 'This name stands above already. Conditions that use it mean the first question: check them.',
  // languages and texts
  language:
    'There is no language “{language}” here (there are Russian, Chechen, English): {count} texts are left out (rows {rows}).',
  language_guessed:
    'Nothing says what language these texts are in; by their letters they are taken for “{mine}”. If that is wrong, name the language in the headings of the form, such as “label::Русский (ru)”, or behind --language on the command line, and import again.',
  language_stands_in:
    'There is no language “{language}” here and no other in the form: its texts stand in for “{mine}”. Translate them.',
  markup: 'Emphasis and markup (HTML, Markdown) are taken away: texts are shown plain.',
  no_label: 'The question has no label: its hint or its name stands in. Write the text.',
  pipe: '[…] stands in for {written}: that answer cannot be repeated in the text. Reword it.',
  media_shown:
    'Pictures, sounds and videos are not shown: pages must open on a weak connection. Describe in words.',
  guidance_hint:
    'The note for interviewers is left out: respondents should not see it. Move what matters to the hint.',
  row_hint: 'The hint of a grid’s row is left out. Move what matters to the words of the row.',
  group_hint: 'The hint of the group is left out. Make it a note.',
  group_dissolved:
    'The group has no heading and is no page of its own: its questions are taken, with its condition if it has one.',
  inner_heading: 'The heading of a group inside a page is left out: a page has one heading. Make it a note.',
  grid_without_text: 'The grid has no text above its rows: a name stands in. Write the text.',
  // answers
  bounds:
    'The form does not say how large the number may be; from {min} to {max} is set. Narrow it: that catches slips.',
  scale_ends:
    'The ends of the scale from {from} to {to} have no words: numbers stand in. Write `low` and `high`.',
  slider: 'The slider from {from} to {to} by {step} has become a field for a number.',
  acknowledge: 'The acknowledgement has become a page with its text: the tick itself is not recorded.',
  parameters: 'Parameters left out: {names}.',
  parameters_of_look: 'Parameters that mean nothing here: {names}.',
  seed: 'The order of options is random; no seed is needed: each interview has its own, and keeps it.',
  appearance: 'The appearance “{words}” has no meaning here: questions look as they do on all pages.',
  default:
    'An answer given beforehand is left out: it leads. If it is a value for calculations, write calculate.',
  prefilled:
    'An answer computed beforehand is left out: the question is asked empty. For the value itself write calculate.',
  trigger: 'Recalculation by an event (trigger) is left out: values are always computed anew here.',
  read_only: 'The question was read-only, here it is answered. If it is a text, write note.',
  required_message:
    'Its own message about a missing answer is left out: there is one for all questions here.',
  required_text: 'The row only says something and takes no answer, so it cannot be required.',
  required_condition: 'Being required on a condition ({text}) is left out: the question is always required.',
  constraint_message:
    'The message is not needed: the constraint has become limits, and pages tell those by themselves.',
  message_alone: 'The message is left without a constraint and not taken.',
  row_constraint: 'The constraint of a grid’s row is left out: grids have none.',
  row_required:
    'Being required on a condition ({text}) is left out in a row of a grid: a grid is required as a whole or not at all.',
  row_message: 'The message of a grid’s row is left out: rows have no messages of their own.',
  grid_required:
    'In the form only some rows of the grid are required; here it may be left empty. If all of it is needed, remove required: false.',
  first_day:
    'today() is the first day of the wave here, not the day of the answer: a later date is refused. If days during the survey are meant, remove that part or set max.',
  otherwise:
    "The calculation has if(). In the form it gives the last value to people who did not answer, too; here it is unknown for them. If that is not meant, write coalesce(${question}, 0) or ${question} = ''.",
  words_of_answer:
    'The calculation gave the words of the answer to {question}: texts take those themselves here, so it is not needed.',
  not_recorded:
    'The calculation gives words: conditions and texts see them, but they do not go into the data. To record it, list its codes under options and set record: true.',
  empty_calculation: 'The calculation is empty and left out.',
  // choices
  missing_code:
    '“{label}” ({choice}) has become the code {code}: here it is no option but a way not to answer, which every question has.',
  choice_code: 'The name “{choice}” has become the code {code}: codes have only Latin letters, digits and _.',
  choice_name_twice:
    'The name “{choice}” is that of row {first} already, with other words: the choice has the code {code}. Check conditions.',
  choice_twice: 'The choice “{choice}” repeats row {first} and is taken once.',
  choice_without_name: 'The choice has no name: it has the code {code}.',
  choice_without_label: 'The choice “{choice}” has no label: its name is shown. Write the words.',
  empty_choice: 'A choice without name and label is left out.',
  list_continued: 'The name of the list is not repeated: the choice is taken for the list above.',
  no_list_name: 'The choice names no list and is left out.',
  choice_never:
    'The choice filter would show this choice to nobody: what stands in its column is no choice of the question it is compared with. It is left out; if that is a slip, correct it.',
  choices_hidden:
    'The filter shows some choices to nobody, whatever was answered; they are left out of the question: {names}.',
  filter_leaves_nothing: 'The choice filter leaves fewer than two: all are shown.',
  // expressions
  expression_function: 'Left out “{what}: {text}”: there is no function {function} here.',
  expression_function_pattern:
    'Left out “{what}: {text}”: patterns (regex) are not run. Check the length, string-length(.), or give options.',
  expression_function_file:
    'Left out “{what}: {text}”: {function} reads another file. Write the values with if().',
  expression_function_repeat:
    'Left out “{what}: {text}”: {function} counts repeats, and there are none here.',
  expression_function_device:
    'Left out “{what}: {text}”: {function} asks the clock, chance or the device. today() is the day of the wave.',
  expression_unknown: 'Left out “{what}: {text}”: there is no question {name} in the form. Correct the name.',
  expression_unknown_case:
    'Left out “{what}: {text}”: there is no question {name}, but {near}. Correct the name.',
  expression_left: 'Left out “{what}: {text}”: it asks about {name} of row {row}, which is left out.',
  expression_later:
    'Left out “{what}: {text}”: {name} is asked later, and conditions only look back. Move the questions.',
  expression_no_answer: 'Left out “{what}: {text}”: {name} is only a text, nobody answers it.',
  expression_code: 'Left out “{what}: {text}”: {name} has no choice “{code}”. Correct the code.',
  expression_bare:
    'Left out “{what}: {text}”: the word {name} has neither quotes nor ${}. A choice is written in quotes, a question ${{name}}.',
  expression_self: 'Left out “{what}: {text}”: a point (the own answer) stands only in a constraint.',
  expression_path: 'Left out “{what}: {text}”: the path “{path}” leads to no question. Write ${name}.',
  expression_sign: 'Left out “{what}: {text}”: the sign {sign} means nothing here.',
  expression_unreadable: 'Left out “{what}: {text}”: the expression cannot be read ({reason}).',
  negation:
    'The condition has not() or !=. In the form it holds for people who did not answer, too; here nothing is known of them, and they are not asked. Check it.',
  // sheets, columns, settings
  column: 'XLSForm has no such column, it is taken for notes: {count} cells (rows {rows}).',
  column_twice:
    'A column of this name stands further left, that one is taken where it has something; here {count} cells (rows {rows}).',
  column_idle: 'The column means nothing here and is passed over: {count} cells (rows {rows}).',
  unprintable:
    'Signs that cannot be shown (control signs) are taken out of these cells: rows {rows}. Look at their texts.',
  no_header: 'These cells stand under no header and are left out: rows {rows}.',
  list_unused: 'No question that was taken is answered from this list: it is left out (rows {rows}).',
  sheet: 'The sheet is left out ({rows} rows). Move its choices to the choices sheet.',
  foreign_sheet:
    'The sheet is left out ({rows} rows): there are no lists of things or places here that go from form to form.',
  other_sheet: 'XLSForm has no sheet of this name, it is passed over ({rows} rows).',
  settings_rows: 'Settings are those of the first row, the others are passed over.',
  setting: 'The setting means nothing here: {value}.',
  blank: 'A form does not have it: write {field} in the place of the words in brackets.',
  reader: 'Left out {what}: {message}.',
  // exports
  export_protected: 'The type {type} exists only here: other tools show its words and take no answer.',
  export_bands: 'Other tools have no bands to choose from in place of the exact number.',
  export_specify: 'Other tools have no “please specify” field beside an option.',
  export_order: 'Other tools shuffle the options instead of this order.',
  export_carry: 'Other tools do not take options from an earlier answer: all are shown.',
  export_places: 'Other tools put all options in order, not only the first places.',
  export_fallback: 'Other tools have no words for an answer that is not there.',
  export_block: 'Other tools have no order of pages by chance.',
};
