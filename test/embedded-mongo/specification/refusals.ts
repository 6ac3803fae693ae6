// What the embedded database may refuse of MongoDB's tests, and why. A refusal that is not listed here is a failure,
// and so is the refusal of an operator that the README lists as served.
import { readFileSync } from 'node:fs';

const readme = readFileSync(new URL('../../../embedded-mongo/README.md', import.meta.url), 'utf8');
const served = new Set([...readme.matchAll(/`(\$\w+)`/g)].map(([, operator]) => operator));

const outside = 'outside the closed list';
const later = 'a command of MongoDB 8, and this server says that it is 7.0';

/** Commands and options, by the name the refusal gives. */
const names: Readonly<Record<string, string>> = {
  configureFailPoint: 'failures on demand are for tests of drivers',
  bulkWrite: later,
  renameCollection: outside,
  collMod: outside,
  explain: outside,
  hint: 'index hints are outside the closed list',
  let: 'variables are outside the closed list',
  collation: 'collations are outside the closed list',
  arrayFilters: 'array filters are outside the closed list',
  rawData: 'time series are outside the closed list',
  readPreference: outside,
  showRecordId: outside,
  returnKey: outside,
  min: outside,
  max: outside,
  tailable: outside,
  awaitData: outside,
  oplogReplay: outside,
  allowPartialResults: outside,
  capped: outside,
  size: outside,
  viewOn: outside,
  validator: outside,
  timeseries: outside,
  encryptedFields: outside,
  changeStreamPreAndPostImages: outside,
};

/** What a refusal says in a sentence of its own. */
const sentences: readonly (readonly [RegExp, string])[] = [
  [/aggregation pipeline$/, 'updates by a pipeline are outside the closed list'],
  [/regular expression/i, 'regular expressions are outside the closed list'],
  [/expression/i, 'expressions are outside the closed list'],
  [/Decimal128/, 'arithmetic with decimals is outside the closed list'],
  [/array position/i, outside],
  [/^The update path .*\$/, 'positional updates and fields with $ are outside the closed list'],
  [/^A transaction$/, outside],
  [/ after \$\w+$/, 'pipelines in another order are outside the closed list'],
];

export type Refusal = { readonly name: string; readonly reason: string | undefined };

const ofName = (name: string): Refusal => ({ name, reason: names[name] });

/** Undefined where the error is no refusal. */
export const refusalIn = (message: string): Refusal | undefined => {
  const command = /^no such command: '([^']+)'/.exec(message)?.[1];
  if (command !== undefined) return ofName(command);
  const subject = /^(.*) is not served by the embedded database/.exec(message)?.[1];
  if (subject === undefined) return undefined;
  const option = /^BSON field '.*?([^.']+)'$/.exec(subject)?.[1];
  if (option !== undefined) return ofName(option);
  const [, sentence] = sentences.find(([wording]) => wording.test(subject)) ?? [];
  if (sentence !== undefined) return { name: subject, reason: sentence };
  const operator = /\$\w+$/.exec(subject)?.[0];
  const isOutside = operator !== undefined && !served.has(operator);
  return { name: subject, reason: isOutside ? outside : undefined };
};
