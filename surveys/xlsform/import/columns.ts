// Column headers as people write them, `LABEL :: English (en)`, `bind:relevant`, `list name`, to the names of the standard.

export type Header = { readonly base: string; readonly language: string };

const aliases: Readonly<Record<string, string>> = {
  caption: 'label',
  command: 'type',
  tag: 'name',
  value: 'name',
  relevance: 'relevant',
  readonly: 'read_only',
  constraintmsg: 'constraint_message',
  jr_constraintmsg: 'constraint_message',
  constraining_message: 'constraint_message',
  requiredmsg: 'required_message',
  jr_requiredmsg: 'required_message',
  calculate: 'calculation',
  listname: 'list_name',
  list: 'list_name',
  count: 'repeat_count',
  jr_count: 'repeat_count',
  parameter: 'parameters',
  default_value: 'default',
  choices_filter: 'choice_filter',
  choicefilter: 'choice_filter',
  media_image: 'image',
  media_big_image: 'big_image',
  media_audio: 'audio',
  media_video: 'video',
  set_form_title: 'form_title',
  title: 'form_title',
  set_form_id: 'form_id',
  id_string: 'form_id',
};

/** Prefixes that only say where the standard's XML keeps a thing. */
const prefixes: readonly string[] = ['bind', 'control', 'body', 'media', 'instance'];

const plain = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_');

export const readHeader = (text: string): Header => {
  const safe = text.replace(/\b(jr|barometer|odk|entities|kobo)\s*:(?!:)\s*/gi, '$1_');
  const parts = safe.split(safe.includes('::') ? '::' : ':').map(part => part.trim());
  const [first = '', second = '', third = ''] = parts;
  const isPrefixed = prefixes.includes(plain(first)) && second !== '';
  const base = plain(isPrefixed ? second : first);
  return { base: aliases[base] ?? base, language: isPrefixed ? third : second };
};

export const translated: readonly string[] = [
  ...['label', 'hint', 'guidance_hint', 'constraint_message', 'required_message'],
  ...['image', 'big_image', 'audio', 'video'],
];

const technical = /^(\$|_)|^kuid$/;

/** Columns that survey tools fill for themselves: nobody wrote anything there. */
export const isTechnical = (base: string): boolean => technical.test(base);

export const surveyColumns: readonly string[] = [
  ...['type', 'name', 'label', 'hint', 'guidance_hint', 'relevant', 'constraint', 'constraint_message'],
  ...['required', 'required_message', 'default', 'appearance', 'parameters', 'choice_filter', 'calculation'],
  ...[
    'read_only',
    'trigger',
    'repeat_count',
    'image',
    'big_image',
    'audio',
    'video',
    'disabled',
    'list_name',
  ],
  ...['autoplay', 'rows', 'intent', 'odk_tag', 'save_to', 'kobo_score_choices', 'kobo_rank_items'],
];

export const settingsColumns: readonly string[] = [
  ...['form_title', 'form_id', 'default_language', 'version', 'style', 'instance_name', 'namespaces'],
  ...[
    'public_key',
    'submission_url',
    'auto_send',
    'auto_delete',
    'allow_choice_duplicates',
    'name',
    'prefix',
  ],
  ...['delimiter', 'sms_keyword', 'sms_separator', 'client_editable', 'omit_instanceid', 'id'],
];
