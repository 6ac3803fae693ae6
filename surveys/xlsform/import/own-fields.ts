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

export const ownFields = (form: Form, record: SheetRecord, isText: boolean): Part => {
  if (isText) return {};
  const texts = form.textsAt(0);
  const missing = record.get('barometer_missing');
  const sensitive = record.get('barometer_sensitive');
  const codes = record.get('barometer_headline_codes');
  const headline = texts.of(record, 'barometer_headline');
  return present({
    short: texts.of(record, 'barometer_short'),
    missing: missing === '' ? undefined : missingCodes.filter(code => missing.split(' ').includes(code)),
    sensitive: sensitive === '' ? undefined : sensitive === 'yes',
    recall: record.get('barometer_recall') || undefined,
    unit: texts.of(record, 'barometer_unit'),
    headline: headline && codes !== '' ? { codes: codes.split(' '), text: headline } : undefined,
    ...(json(record.get('barometer_fields')) as Part | undefined), // an object, as the export writes it; checked by the reader later
  });
};
