// A few words for each variable by which it can be told from the others: a number and its groups bear the label of one question.
import type { Variable } from '../../../../surveys/variable.ts';
import { say, type Reader } from '../../reader.ts';

const wordsFor = (reader: Reader, variable: Variable, alike: readonly Variable[]): string => {
  const label = say(reader, variable.label);
  if (alike.length < 2) return label;
  const isNamed = (name: string): boolean => alike.some(each => each.name === name);
  if (variable.type === 'number' && isNamed(`${variable.name}_band`))
    return reader.t('analysis:labels.number', { label });
  if (alike.some(({ name, type }) => type === 'number' && variable.name === `${name}_band`))
    return reader.t('analysis:labels.groups', { label });
  return reader.t('analysis:labels.named', { label, name: variable.name });
};

export const labelsOf = (
  reader: Reader,
  variables: readonly Variable[],
): ((variable: Variable) => string) => {
  const alike = new Map<string, Variable[]>();
  for (const variable of variables) {
    const label = say(reader, variable.label);
    alike.set(label, [...(alike.get(label) ?? []), variable]);
  }
  return variable => {
    const own = alike.get(say(reader, variable.label)) ?? [];
    return wordsFor(reader, variable, own.some(({ name }) => name === variable.name) ? own : []);
  };
};
