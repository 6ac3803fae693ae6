// What a respondent said, by question id. Plain data, the same in a draft, in a response and in the browser.

/**
 * - single, scale, district: the option's code, or a missing code
 * - multiple: the chosen codes, or one missing code
 * - number: the number, or a band's code, or a missing code
 * - text: `{ text }`, or a missing code; "other: specify" stands beside its question as `<id>_specify`
 * - grid: `{ row: code or missing code }`, or one missing code for the whole grid
 */
export type Answer = string | number | readonly string[] | Readonly<Record<string, string>>;
export type Answers = Readonly<Record<string, Answer>>;
