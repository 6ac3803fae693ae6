// Bribery prevalence of SDG 16.5.1 (people) and 16.5.2 (firms): payers and asked, among those who had contact.
import { categoriesOf, where } from '../dataset.ts';
import { type SurveyDesign, subset } from '../design.ts';
import type { Estimate } from '../estimation/estimate.ts';
import { surveyProportion } from '../estimation/surveyProportion.ts';
import type { ProportionOptions } from '../estimation/surveyProportions.ts';

export type PrevalenceInput = {
  /** Contact with a public official (16.5.2: one of the six transactions) in the last 12 months. */
  readonly contact: { readonly variable: string; readonly yes: string | readonly string[] };
  /** Paid a bribe, or was asked for one, in the same period. */
  readonly bribery: { readonly variable: string; readonly yes: string | readonly string[] };
};

/**
 * Share of people (firms) who paid a bribe or were asked for one, among those who had contact, with a Korn-Graubard interval.
 * In words: number who paid or were asked / number who had contact, both weighted, over the same period.
 * When to use: international comparison; per user of services, not per contact.
 * Assumes: both questions ask about the same period and the same officials; bribes of people without contact are not counted.
 * Units: 0 to 1.
 * Errors: RangeError for unknown variables or categories, and when nobody had contact.
 * Source: UN Statistics Division, metadata 16-5-1 and 16-5-2; UNODC, Manual on Corruption Surveys (2018); interval: Korn &
 * Graubard (1998), Survey Methodology 24:193-201.
 * @example briberyPrevalence(design, { contact: { variable: 'contact', yes: '1' }, bribery: { variable: 'bribe', yes: 'yes' }
 *   }).value // 0.1144
 */
export const briberyPrevalence = (
  design: SurveyDesign,
  input: PrevalenceInput,
  options: ProportionOptions = {},
): Estimate => {
  const { variable, yes } = input.contact;
  const wanted = typeof yes === 'string' ? [yes] : yes;
  const column = categoriesOf(design.data, variable);
  const had = column.categories.map(category => wanted.includes(category));
  const users = subset(
    design,
    where(design.data, row => had[column.codes[row]!] === true),
  );
  return surveyProportion(users, input.bribery.variable, input.bribery.yes, { method: 'beta', ...options });
};
