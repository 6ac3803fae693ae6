// Takes out what our own reader would refuse, smallest part first, and tells each: what comes out of an import can be read.
import { readQuestionnaire } from '../../read.ts';
import type { Mistake } from '../../read.ts';
import type { Said } from '../../said.ts';
import type { Questionnaire } from '../../schema.ts';
import type { Place, Tell } from '../finding.ts';
import type { Part } from './form.ts';

export type Repaired =
  | { readonly document: Part; readonly questionnaire: Questionnaire }
  | { readonly mistakes: readonly Mistake[] };

type Tools = { readonly tell: Tell; readonly originOf: (part: object) => Place | undefined };

/** Each round takes out at least one part, so the rounds end; a form needs three or four. */
const mostRounds = 60;

export const repaired = (document: Part, { tell, originOf }: Tools): Repaired => {
  let mistakes: readonly Mistake[] = [];
  for (let round = 0; round < mostRounds; round += 1) {
    const read = readQuestionnaire(JSON.stringify(document), 'form');
    if ('questionnaire' in read) return { document, questionnaire: read.questionnaire };
    ({ mistakes } = read);
    const taken = mistakes
      .map(mistake => takeOut(document, mistake, originOf))
      .filter(each => each !== undefined);
    if (taken.length === 0) return { mistakes };
    closeGaps(document);
    if (Array.isArray(document['calculations']) && document['calculations'].length === 0)
      Reflect.deleteProperty(document, 'calculations');
    for (const { place, what, said, name } of taken)
      if (what === 'record') tell('changed', 'not_recorded', { ...place, name });
      else tell('lost', 'reader', { ...place, name }, { what, message: said });
  }
  return { mistakes };
};

type Taken = {
  readonly place: Place;
  readonly what: string;
  readonly said: Said;
  readonly name: string;
};

/** Fields a question can do without. */
const optional =
  /^(relevant|constraint|constraint_message|hint|order|ordered|columns|max|exclusive|specify|group|title|topic|label|record|places|precision|min|short|headline|unit|recall)$/;

const takeOut = (document: Part, { path, said }: Mistake, originOf: Tools['originOf']): Taken | undefined => {
  const steps = (path.match(/[^.[\]]+/g) ?? []).map(step => (/^\d+$/.test(step) ? Number(step) : step));
  const line = chain(document, steps);
  const origin = line.map(({ value }) => (isObject(value) ? originOf(value) : undefined)).findLast(Boolean);
  const question = line.findLast(({ value }) => isObject(value) && 'type' in value && 'id' in value)?.value;
  const place = origin ?? { sheet: 'survey', row: 0 };
  const name = isObject(question) ? String((question as Part)['id']) : ''; // an object that has an id, found so above
  for (let at = line.length - 1; at > 0; at -= 1) {
    const [parent, key] = [line[at - 1]?.value, steps[at - 1]];
    if (!isObject(parent) || key === undefined) continue;
    const isWhole = typeof key === 'number' && Array.isArray(parent);
    if (isWhole) {
      if (parent[key] === undefined) return undefined;
      parent[key] = undefined; // the places of the others must stay until the round is over
      return { place, what: path, said, name };
    }
    if (typeof key === 'string' && optional.test(key) && key in parent) {
      Reflect.deleteProperty(parent, key);
      return { place, what: key, said, name };
    }
  }
  return undefined;
};

const closeGaps = (value: unknown): void => {
  if (!isObject(value)) return;
  if (Array.isArray(value)) {
    const kept: readonly unknown[] = value.filter(each => each !== undefined);
    value.splice(0, value.length, ...kept);
  }
  Object.values(value).forEach(closeGaps);
};

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** The document and the parts on the way to the path, as far as they are there. */
const chain = (
  document: Part,
  steps: readonly (string | number)[],
): readonly { readonly value: unknown }[] => {
  const line: { value: unknown }[] = [{ value: document }];
  for (const step of steps) {
    const value = line.at(-1)?.value;
    if (!isObject(value)) break;
    line.push({ value: (value as Record<string | number, unknown>)[step] }); // an object, seen above
  }
  return line;
};
