// What the checks say was written for files, where fields have names: `specify: true`. In the designer people see forms, so it is said
// by the labels that stand there.
import type { Reader } from '../../reader.ts';

const ofQuestion: readonly string[] = [
  ...[
    'text',
    'hint',
    'short',
    'relevant',
    'sensitive',
    'required',
    'missing',
    'recall',
    'constraint',
    'order',
  ],
  ...['ordered', 'columns', 'min', 'max', 'low', 'high', 'decimals', 'unit', 'length', 'precision', 'places'],
  ...['instrument', 'model', 'constraint_message', 'headline.text', 'headline.codes'],
];
const ofItem: readonly string[] = [
  'exclusive',
  'anchor',
  'specify',
  'group',
  'true_of',
  'from',
  'to',
  'label',
];
const ofWhole: readonly string[] = [
  ...['population', 'start.heading', 'start.lead', 'start.who', 'start.why', 'languages', 'title'],
];

const owners = [
  ['question', ofQuestion],
  ['item', ofItem],
  ['questionnaire', ofWhole],
] as const;

/** Labels that have words in quotes themselves stand in the other kind of quotes. */
const quoted = (words: string): string => `«${words.replaceAll('«', '„').replaceAll('»', '“')}»`;

const choiceOf = ({ t }: Reader, field: string, value: string | undefined): string => {
  const isKnown = (field === 'true_of' && ['most', 'few'].includes(value ?? '')) || field === 'order';
  return isKnown && value !== undefined && value !== ''
    ? `: ${t(`questionnaires:choice.${field}.${value}`)}`
    : '';
};

/** What is no field of a form, such as a code, stays as it is. */
export const inForms = (reader: Reader, sentence: string): string =>
  sentence.replace(/`([a-z_.]+)(?:: (\w+))?`/g, (written, field: string, value: string | undefined) => {
    const [owner] = owners.find(([, fields]) => fields.includes(field)) ?? [];
    if (owner === undefined) return written;
    const label = reader.t(`questionnaires:field.${owner}.${field}`);
    return quoted(`${label}${choiceOf(reader, field, value)}`);
  });
