// The type cell, `select_one  yes_no or_other`, as people write it in its many spellings.

type Bracketed = 'group' | 'repeat' | 'grid' | 'other';

export type RowType =
  | { readonly kind: 'begin'; readonly what: Bracketed; readonly written: string }
  | { readonly kind: 'end'; readonly what: Bracketed; readonly written: string }
  | { readonly kind: 'select'; readonly select: Select; readonly list: string; readonly orOther: boolean }
  | { readonly kind: 'file_select'; readonly written: string }
  | { readonly kind: 'plain'; readonly plain: Plain }
  | {
      readonly kind: 'refused';
      readonly refused: Refused;
      readonly written: string;
    }
  | { readonly kind: 'unknown'; readonly written: string };

export type Select = 'single' | 'multiple' | 'ranking';

export type Plain =
  'text' | 'integer' | 'decimal' | 'date' | 'range' | 'note' | 'calculate' | 'hidden' | 'acknowledge' | 'row';

const spellings: Readonly<Record<string, Plain>> = {
  string: 'text',
  text: 'text',
  int: 'integer',
  integer: 'integer',
  numeric: 'integer',
  number: 'integer',
  decimal: 'decimal',
  date: 'date',
  range: 'range',
  note: 'note',
  calculate: 'calculate',
  calculation: 'calculate',
  calculate_here: 'calculate',
  hidden: 'hidden',
  acknowledge: 'acknowledge',
  trigger: 'acknowledge',
  score__row: 'row',
  rank__level: 'row',
};

type Refused = 'device' | 'media' | 'place' | 'time' | 'attachment';

const refusedWords: Readonly<Record<Refused, string>> = {
  device:
    'start end today deviceid subscriberid simserial phonenumber username email imei audit uri:deviceid get_today ' +
    'get_start_time get_end_time device_id caseid simid sim_id devicephonenum phone_number start_time end_time ' +
    'last_saved instanceid text_audit audio_audit speed_violations_count speed_violations_list speed_violations_audit',
  media: 'image photo picture audio video file barcode background_audio signature',
  place: 'geopoint geotrace geoshape start_geopoint location gps osm background_geopoint',
  time: 'time datetime date_time',
  attachment: 'xml_external csv_external',
};

const refusals: ReadonlyMap<string, Refused> = new Map(
  Object.entries(refusedWords).flatMap(
    ([reason, words]) => words.split(' ').map(word => [word, reason as Refused] as const), // keys of a record of those
  ),
);

const selects: readonly (readonly [RegExp, Select])[] = [
  [/^select[_ ]?(?:one|1)(?: from)?(?= )/i, 'single'],
  [/^(?:add )?select one prompt using(?= )/i, 'single'],
  [/^select[_ ]?(?:multiple|many)(?: from)?(?= )/i, 'multiple'],
  [/^select all that apply(?: from)?(?= )/i, 'multiple'],
  [/^(?:add )?select multiple prompt using(?= )/i, 'multiple'],
  [/^rank(?= )/i, 'ranking'],
];

export const readType = (cell: string): RowType => {
  const written = cell.replace(/\s+/g, ' ').trim();
  const boundary =
    /^(begin|end)[ _]*(?:a )?(group|repeat|lgroup|loop(?:ed group)?|kobomatrix|score|rank)\b/i.exec(written);
  if (boundary) return bracket(boundary, written);
  if (/^select[_ ]?(?:one|1|multiple|many)[_ ](?:from[_ ]file|external)\b/i.test(written))
    return { kind: 'file_select', written };
  return readSelect(written) ?? readPlain(written);
};

const bracket = ([, side = '', word = '']: RegExpExecArray, written: string): RowType => {
  const kind = side.toLowerCase() === 'begin' ? 'begin' : 'end';
  const inner = word.toLowerCase();
  const what =
    inner === 'group' ? 'group' : inner === 'score' ? 'grid' : /^(repeat|l)/.test(inner) ? 'repeat' : 'other';
  return { kind, what, written };
};

const readSelect = (written: string): RowType | undefined => {
  for (const [pattern, select] of selects) {
    const match = pattern.exec(written);
    if (!match) continue;
    const rest = written.slice(match[0].length).trim();
    const other = /\s+or[_ ](?:other|specify other)$/i.exec(rest);
    return {
      kind: 'select',
      select,
      list: other ? rest.slice(0, other.index) : rest,
      orOther: other !== null,
    };
  }
  return undefined;
};

const readPlain = (written: string): RowType => {
  const bare = written
    .toLowerCase()
    .replace(/^(?:add|q) (.*) (?:prompt|question)$/, '$1')
    .replace(/^q /, '');
  const word = bare.replace(/[ -]/g, '_');
  const plain = Object.hasOwn(spellings, word) ? spellings[word] : undefined;
  if (plain !== undefined) return { kind: 'plain', plain };
  const refused = /^sensor_(statistic|stream) /.test(bare) ? 'device' : refusals.get(word);
  return refused === undefined ? { kind: 'unknown', written } : { kind: 'refused', refused, written };
};
