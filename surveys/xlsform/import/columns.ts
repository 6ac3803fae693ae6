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

/** Prefixes that only say where the standard's XML keeps a thing, and what may stand behind them: `bind::type` is no type. */
const prefixes: readonly string[] = ['bind', 'control', 'body', 'media', 'instance'];
const prefixed =
  /^(relevant|constraint|constraint_message|required|required_message|calculation|read_only|appearance|image|big_image|audio|video|repeat_count|barometer_.*)$/;

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
  if (!isPrefixed) return { base: known(plain(first)), language: second };
  const base = known(plain(second));
  return { base: prefixed.test(base) ? base : `${plain(first)}_${plain(second)}`, language: third };
};

const known = (base: string): string => aliases[base] ?? base;

/** Old names of columns that are words of every day: beside the column itself they are a form's own, such as what choices are filtered by. */
const ambiguous = /^(caption|command|tag|value|list|count|title)$/;

/** What a header means beside the others of its sheet. */
export const headerAmong = (headers: readonly string[], written: string): Header => {
  const meant = readHeader(written);
  const own = plain(written);
  const isThere = headers.some(other => plain(other) === meant.base);
  return ambiguous.test(own) && isThere ? { base: own, language: '' } : meant;
};

export const translated: readonly string[] = [
  ...['label', 'hint', 'guidance_hint', 'constraint_message', 'required_message'],
  ...['image', 'big_image', 'audio', 'video'],
];

export const surveyColumns: readonly string[] = [
  ...['type', 'name', 'label', 'hint', 'guidance_hint', 'relevant', 'constraint', 'constraint_message'],
  ...['required', 'required_message', 'default', 'appearance', 'parameters', 'choice_filter', 'calculation'],
  ...['read_only', 'trigger', 'repeat_count', 'image', 'big_image', 'audio', 'video', 'disabled'],
  ...['kobo_score_choices'],
];

/** Columns that the standard or a tool has and that say nothing here. */
export const idleColumns =
  /^(\$.*|_.*|kuid|list_name|autoplay|rows|intent|odk_.*|save_to|entities_.*|kobo_.*|bind_.*|body_.*|control_.*|instance_.*|order|media|geometry|hxl|tags|publishable|minimum_seconds|response_note|file)$/;

/** Settings that are carried; all others are told. */
export const settingsColumns: readonly string[] = ['form_title', 'form_id', 'default_language'];
