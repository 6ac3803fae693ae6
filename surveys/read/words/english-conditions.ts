// What can be wrong with conditions, constraints, calculations and repeated answers: the sentences in English.

const syntax = {
  condition_empty: 'is empty: write a condition or remove the line',
  condition_long: 'is longer than {{limit}} characters: split it',
  condition_deep: 'nests deeper than {{limit}}: split it',
  condition_parts: 'has more than {{limit}} parts: split it',
  condition_end: 'ends too early: expected {{wanted}}',
  condition_unexpected: 'has {{found}} at character {{at}}: expected {{wanted}}',
  condition_reference: 'has {{found}} at character {{at}}: write ${question} or ${grid.row}',
  condition_function: 'has {{name}} at character {{at}}: known are {{known}}',
  condition_refused: 'has {{name}} at character {{at}}: {{remedy}}',
  condition_bare: "has {{name}} at character {{at}}: an answer is written {{answer}}, a code '{{name}}'",
  condition_values: 'gives {{name}}() {{given}} values at character {{at}}: it takes {{wanted}}',
  condition_sign: 'has {{sign}} at character {{at}}, which means nothing here',
  condition_sign_instead: 'has {{sign}} at character {{at}}: {{remedy}}',
  want_join: '`and` or `or` before it',
  want_pair: 'two values compared at a time: join comparisons with `and`',
  want_value: 'a value',
  want_range: '{{least}} to {{most}}',
  sign_quotes: "use straight quotes: 'yes'",
  sign_closing: 'the closing quote is missing',
  sign_answer: 'an earlier answer is written ${question}',
  sign_join: 'write `and` or `or`',
  sign_not: 'write `not(...)` or `!=`',
  sign_div: 'write `div`',
  sign_mod: 'write `mod`',
  sign_minus: 'write minus as -',
  sign_number: 'a number is written 18 or 1.5',
} as const;

/** Functions of XLSForm that are not here, each with what to write instead. */
const refused = {
  refused_regex:
    'patterns are not read, for a bad one can stop a phone: compare, or use contains(), starts-with(), string-length()',
  refused_now: 'no time of day stands beside an answer: today() is the day of the wave',
  refused_random: 'chance is fixed for an interview: write `order: random` on options, rows or blocks',
  refused_uuid: 'no answer carries an identity: remove it',
  refused_once: 'values are computed anew from the answers each time: write the value alone',
  refused_pulldata: 'no other file is read: write the values as `options` of a calculation, or with if()',
  refused_repeat: 'there are no repeats: ask each round in questions of its own',
  refused_count: 'there are no repeats: count-selected() counts answers, sum() adds numbers',
  refused_choice_name: 'a text repeats the words of an answer with ${question} alone',
  refused_ends_with: 'use substr() and `=`',
  refused_substring: 'use substr()',
  refused_ceil: 'write ceiling()',
  refused_length: 'write string-length(), or count-selected()',
  refused_pow: 'multiply the value by itself',
  refused_selected_at: 'write selected-at()',
  refused_count_selected: 'write count-selected()',
} as const;

const meaning = {
  number_of_set: 'takes {{words}}, which has several answers, for a number: write count-selected({{words}})',
  number_of_text: 'takes {{words}}, which is words, for a number: compare it with = or correct it',
  number_of_code: 'takes {{words}}, whose codes are no numbers, for a number: compare it with =',
  choice_needed: 'counts the answers chosen in {{words}}, which is no choice: name a question with options',
  date_needed: "takes {{words}} for a date, which it is not: a date is written '2020-12-31'",
  date_compared: "compares the date {{date}} with {{other}}: write a date, '2020-12-31'",
  own_outside: 'has `.`, which stands for an answer only in `constraint`: write ${question}',
  asks_near: 'asks about {{name}}, which is no question: did you mean {{near}}?',
  asks_unknown: 'asks about {{name}}, which is no question: correct the name',
  asks_later: 'asks about {{name}}, which is not asked before: a condition can only look back',
  asks_by_chance:
    'asks about {{name}}, which may come later: the pages of block {{block}} have an order by chance',
  asks_computed:
    'asks about {{name}}, which is computed from {{late}}, and that is not asked before: a condition can only look back',
  asks_words: 'asks about {{name}}, which is only a text: nothing is answered there',
  asks_grid: 'asks about the whole grid {{name}}: name a row, {{example}}',
  asks_no_rows: 'asks about row {{row}} of {{name}}, which has no rows',
  asks_row: 'asks about row {{row}} of {{name}}, which has rows {{rows}}',
  code_compared: 'compares {{name}} with {{code}}, which is no code of it: correct the code',
} as const;

const places = {
  constraint_message_alone: 'has no `constraint` to speak of: write one or remove the message',
  constraint_in_grid: 'has no effect in a grid, which has no single answer: remove it',
  carry_calculation: 'takes from {{name}}, which is a calculation: name a question with options',
  carry_no_options: 'takes from {{name}}, which has no options to choose: name one that has',
  carry_no_codes:
    'takes from {{name}}, which has none of these codes: give the same things the same codes in both',
  pipe_at_start: 'has ${, but nothing is answered yet: write it out',
  pipe_broken: 'has ${ that cannot be read: write ${question}, or ${question|words where there is no answer}',
  calculation_circle: 'is computed from itself: take {{reference}} out',
  calculation_label: 'is recorded without a label: the codebook needs `label: { ru: ... }`',
  calculation_words:
    'would record words, which are never tabulated: list its codes under `options`, or remove it',
} as const;

export const ofConditions = { ...syntax, ...refused, ...meaning, ...places } as const;
