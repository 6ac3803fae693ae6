// Fields of ours that an export writes into columns of its own, `bind::barometer:recall`, and an import reads back.
import { missingCodes } from '../../missing.ts';
import { present } from './form.ts';
import type { Form, Part } from './form.ts';
import type { SheetRecord } from './table.ts';

export const json = (text: string): unknown => {
  if (text === '') return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
};

/** What the columns of the standard cannot say, as an export wrote it; null stands for a field that is not there. */
export const exactFields = (record: SheetRecord | undefined, base: string): Part => {
  const written = json(record?.get(base) ?? '');
  if (typeof written !== 'object' || written === null || Array.isArray(written)) return {};
  return Object.fromEntries(
    Object.entries(written).map(([key, value]) => [key, value === null ? undefined : value]),
  );
};

export const ownFields = (form: Form, record: SheetRecord, isText: boolean): Part => {
  const exact = exactFields(record, 'barometer_fields');
  if (isText) return exact;
  const texts = form.textsAt(0);
  const missing = record.get('barometer_missing');
  const sensitive = record.get('barometer_sensitive');
  const codes = record.get('barometer_headline_codes');
  const headline = texts.of(record, 'barometer_headline');
  const own = present({
    short: texts.of(record, 'barometer_short'),
    missing: missing === '' ? undefined : missingCodes.filter(code => missing.split(' ').includes(code)),
    sensitive: sensitive === '' ? undefined : sensitive === 'yes',
    recall: record.get('barometer_recall') || undefined,
    unit: texts.of(record, 'barometer_unit'),
    headline: headline && codes !== '' ? { codes: codes.split(' '), text: headline } : undefined,
  });
  return { ...own, ...exact };
};
