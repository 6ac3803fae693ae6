// What an import or export has to tell: each thing that was left out or taken in another way, with its place in the workbook.

import type { Said } from '../said.ts';

/** `lost`: not in the result. `changed`: there, but not as it was written, or a decision somebody should look at. */
export type Gravity = 'lost' | 'changed';

export type Place = {
  readonly sheet: string;
  /** As the spreadsheet counts, from 1; 0 for the sheet as a whole. */
  readonly row: number;
  /** `F (constraint)`; undefined for the whole row. */
  readonly column?: string | undefined;
};

export type Finding = Place & {
  readonly gravity: Gravity;
  readonly code: string;
  /** Name of the question, list or group it is about, as the form has it. */
  readonly name?: string | undefined;
  /** What the sentence names; what our own reader says of a part is put in in the language of the report. */
  readonly values: Readonly<Record<string, string | number | Said>>;
};

/** Collects findings while a form is read. */
export type Tell = (
  gravity: Gravity,
  code: string,
  place: Place & { readonly name?: string },
  values?: Finding['values'],
) => void;

export const collector = (): { readonly tell: Tell; readonly findings: readonly Finding[] } => {
  const findings: Finding[] = [];
  const told = new Set<string>();
  const tell: Tell = (gravity, code, place, values = {}) => {
    const finding = { gravity, code, ...place, values };
    const key = JSON.stringify(finding);
    if (told.has(key)) return;
    told.add(key);
    findings.push(finding);
  };
  return { tell, findings };
};
