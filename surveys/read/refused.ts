// Functions of XLSForm that are not here, each with what to write instead. Of others the list of those there are is told.
import type { PlainCode, Said } from '../said.ts';

const remedies: Readonly<Record<string, PlainCode>> = {
  regex: 'refused_regex',
  now: 'refused_now',
  random: 'refused_random',
  uuid: 'refused_uuid',
  once: 'refused_once',
  pulldata: 'refused_pulldata',
  'indexed-repeat': 'refused_repeat',
  position: 'refused_repeat',
  count: 'refused_count',
  'jr:choice-name': 'refused_choice_name',
  'ends-with': 'refused_ends_with',
  'substring-after': 'refused_substring',
  'substring-before': 'refused_substring',
  ceil: 'refused_ceil',
  length: 'refused_length',
  pow: 'refused_pow',
  selected_at: 'refused_selected_at',
  count_selected: 'refused_count_selected',
};

/** The mistake of an expression as a person should read it: with the way out where a function is known elsewhere. */
export const explained = (mistake: Said): Said => {
  if (mistake.code !== 'condition_function') return mistake;
  const { name, at } = mistake.values;
  const remedy = typeof name === 'string' && Object.hasOwn(remedies, name) ? remedies[name] : undefined;
  return remedy === undefined
    ? mistake
    : { code: 'condition_refused', values: { name, at, remedy: { code: remedy } } };
};
