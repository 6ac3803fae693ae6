// Exact dates as years: a day of birth, or of an event, names people.
import { dateText } from '../questions/calendar.ts';
import type { Variable } from '../variable.ts';

export const isExactDate = ({ date }: Variable): boolean => date !== undefined && date !== 'year';

/** Of a variable that is no date, or a year already, the numbers as they are. */
export const withoutDays = (variable: Variable, values: Float64Array): Float64Array =>
  isExactDate(variable)
    ? values.map(day => (Number.isNaN(day) ? NaN : Number(dateText(day, 'year'))))
    : values;
