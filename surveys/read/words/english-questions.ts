// What can be wrong with names, lists and single questions: the sentences in English.

const names = {
  name_form: 'must start with a small Latin letter and have only a-z, 0-9 and _ (40 characters at most)',
  name_taken: 'is a word the computer keeps for itself: choose another',
  code_form: 'must have only Latin letters, digits and _ (in quotes where YAML reads yes/no as true/false)',
  code_reserved: 'is reserved: list it under `missing:` instead',
  code_repeated: 'repeats the code {{code}}: give every answer its own',
  code_of_innocent: 'repeats the code {{code}} of an innocent item',
  code_unknown: 'is {{code}}, which is no code of {{name}}',
  id_repeated: 'repeats the id {{id}}: give every page and every question its own',
  column_of_question: '{{id}} makes the column {{name}}, which is a question too: rename one of them',
  column_of_other: '{{id}} makes the column {{name}}, which {{owner}} makes too: rename one of them',
  not_listed: 'is {{name}}, which is not under `{{field}}:`: add it there',
  list_unknown: 'names the list {{name}}, which is not there: add it under `lists:`',
  list_unknown_of: 'names the list {{name}}, which is not there: add it under `lists:` (there are {{known}})',
  language_needed: 'has no language: write at least `ru:`',
  text_empty: 'is empty: write the text or remove the line',
  block_few: 'has less than two pages (or parts): write `block: {{id}}` on those it puts in order',
  part_alone: 'has no effect without `block`: add it or remove the line',
  block_apart: 'goes on with {{block}} after other pages: put the pages of a block together',
} as const;

const lists = {
  options_few: 'needs two options at least',
  rows_few: 'needs two rows at least',
  statements_few: 'needs two innocent statements at least',
  no_question: 'has no question',
  no_page: 'has no page',
  second_specify: 'is the second `specify`: one option may open a text field',
  many_together: 'is {{min}}, but only {{most}} can be chosen together',
  place_code: 'is {{code}}, the code of no place: choose another',
  places_many: 'is {{places}}, more than there are options: write {{most}} or less',
} as const;

const amounts = {
  not_above: 'is not above `{{field}}` ({{value}}): write a larger number',
  is_below: 'is below `{{field}}` ({{value}}): exchange them',
  is_before: 'is before `{{field}}` ({{value}}): exchange them',
  above_max: 'is above `max` ({{max}}): nobody could answer',
  points_many: 'makes {{points}} points: {{most}} at most, or use type number',
  point_of_end: 'is {{point}}: the ends have `low` and `high`, so name a point between',
  point_repeated: 'repeats the point {{point}}: give each its words once',
  band_open: 'has no `to`: only the last band may be open',
  band_overlaps: 'overlaps the band before, which ends at {{end}}',
  band_gap: 'leaves a gap: the band before ends at {{end}}, so start at {{next}}',
  date_form: 'must be written as 2025, 2025-03 or 2025-03-28',
  date_unknown: 'is {{date}}, which no calendar has: correct it',
} as const;

const chance = {
  birthday_half: 'is true of half of all people, which tells nothing: choose less',
  birthday_all_months: 'is true of everybody: choose fewer months',
  birthday_all_days: 'is true of everybody: choose fewer days',
  past_month: 'is past {{last}}, the last month',
  past_day: 'is past {{last}}, the last day',
  outcome_coin: 'is {{outcome}}, which no coin shows: write {{known}}',
  outcome_dice: 'is {{outcome}}, which no dice shows: write 1 to {{last}}',
  outcome_month: 'is {{outcome}}, which no month has: write 1 to {{last}}',
  outcome_day: 'is {{outcome}}, which no day has: write 1 to {{last}}',
  outcome_repeated: 'repeats {{outcome}}: write each outcome once',
  outcome_twice: 'has {{outcomes}} under `yes` too: leave it in one',
  outcome_none: 'is empty, so every yes is a confession: name an outcome',
  outcome_all: 'leaves nobody to tell the truth: free some outcomes',
  birthday_twice: 'is a birthday, and so is the innocent question: take coin or dice',
  nothing_hidden: 'has every outcome, so nothing is hidden: leave some for the innocent question',
  one_design: 'needs one of two designs: write `forced:` (chance says what to answer) or `unrelated:`',
} as const;

export const ofQuestions = { ...names, ...lists, ...amounts, ...chance } as const;
