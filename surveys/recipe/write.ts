// A recipe as the text that a sociologist would write.
import { yamlOf } from '../read/write-yaml.ts';
import type { Recipe } from './schema.ts';

/** Of a survey in the store: it knows its own design. */
export const writtenRecipe = ({ format, title, data, variables, results }: Recipe): string => {
  const made = Object.keys(variables).length > 0 ? { variables } : {};
  return yamlOf({ format, title, data, ...made, results });
};
