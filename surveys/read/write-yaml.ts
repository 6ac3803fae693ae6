// Writes what was read from YAML, or could have been, as YAML again: one line a value, however long.
import { stringify } from 'yaml';

export const yamlOf = (value: unknown): string => stringify(value, { lineWidth: 0 });
