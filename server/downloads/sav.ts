// A file for SPSS, PSPP, Stata and R, written piece by piece. Written here because what there is to take turns a missing value into 0
// and cuts Cyrillic letters in half; checked by reading it with PSPP and R.
import { int32 } from './sav/bytes.ts';
import { caseData } from './sav/cases.ts';
import { dictionary, header } from './sav/dictionary.ts';
import { extensions } from './sav/extensions.ts';
import type { SavFile } from './sav/file.ts';

export type { SavFile, SavMissing, SavSet, SavVariable } from './sav/file.ts';

const dictionaryEnd = 999;

/** RangeError where a column has another number of people than the file. */
export function* savFile(file: SavFile): Generator<Buffer> {
  for (const { name, values } of file.variables)
    if (values.length !== file.cases)
      throw new RangeError(`Variable "${name}" has ${values.length} values for ${file.cases} people.`);
  yield Buffer.concat([header(file), dictionary(file), extensions(file), int32(dictionaryEnd, 0)]);
  yield* caseData(file.variables, file.cases);
}
