import { readFileSync, readdirSync } from 'node:fs';
import { expect } from 'chai';
import { parse, stringify } from 'yaml';
import { formatMistakeIn, readQuestionnaire } from '../../surveys/read.ts';
import type { Mistake } from '../../surveys/read.ts';
import { told } from '../../surveys/read/told.ts';
import { seeded } from './random.ts';

const library = new URL('../../surveys/library/', import.meta.url);
const texts = readdirSync(library, { recursive: true })
  .map(String)
  .filter(name => /(service-exit|question-types)\.yaml$/.test(name))
  .map(name => readFileSync(new URL(name, library), 'utf8'));

const expressions = [
  ...[
    '',
    '${nobody} = 1',
    '${age',
    "${age} = 'x",
    '1 +',
    'selected(${age})',
    'now() > 1',
    'regex(., 1)',
    'age = 1',
  ],
  ...[
    '. > 1',
    '${age} & 1',
    '“a”',
    '1 = 1 = 1',
    'count-selected(${age}) > 1',
    'frobnicate(1)',
    '${trust} = 1',
    '5 % 2',
  ],
  ...[
    'today() > 2020',
    "date('x') = 1",
    '2x',
    '!1',
    '1 – 2',
    '@',
    `${'('.repeat(60)}1`,
    '${a.b.c} = 1',
    ') and 1',
  ],
];
const values: readonly unknown[] = [
  ...[
    null,
    true,
    7,
    -1,
    1.5,
    'yes',
    '',
    'Я',
    [],
    {},
    [1],
    { ru: '' },
    { de: 'x' },
    '2025-13-45',
    'hard_to_say',
  ],
  ...['constructor', '${x', '${nobody}', { ru: '${nobody} ${' }, ...expressions],
];
const fields =
  'min max from to options rows relevant constraint constraint_message type id code label text specify exclusive order missing ' +
  'block carry_forward bands forced unrelated birthday sensitive_item columns places part value record topic headline hint';

type Fields = Record<string, unknown>;

const partsOf = (value: unknown): readonly Fields[] =>
  typeof value !== 'object' || value === null
    ? []
    : [...(Array.isArray(value) ? [] : [value as Fields]), ...Object.values(value).flatMap(partsOf)]; // objects read from YAML

/** A questionnaire with two or three things wrong in it. */
const broken = (text: string, random: () => number): string => {
  const pick = <Thing>(things: readonly Thing[]): Thing | undefined =>
    things[Math.floor(random() * things.length)];
  const document: unknown = parse(text);
  const parts = partsOf(document);
  for (let count = 0; count < 3; count += 1) {
    const part = pick(parts);
    const keys = part ? Object.keys(part) : [];
    if (!part || keys.length === 0) continue;
    const key = random() < 0.7 ? pick(keys) : pick(fields.split(' '));
    const isDropped = random() < 0.25;
    if (key !== undefined && isDropped) Reflect.deleteProperty(part, key);
    else if (key !== undefined) part[random() < 0.1 ? `${key}s` : key] = pick([...values, pick(parts)]);
  }
  return stringify(document);
};

const damaged = (text: string, random: () => number): string => {
  const at = Math.floor(random() * text.length);
  const signs = ['\t', '"', '[', '---\n', ': ', "'", '\n', '- ', '&a ', '*b '];
  return text.slice(0, at) + (signs[Math.floor(random() * signs.length)] ?? '') + text.slice(at);
};

const mistakesOf = (text: string): readonly Mistake[] => {
  const read = readQuestionnaire(text, 'f.yaml');
  return 'mistakes' in read ? read.mistakes : [];
};

const english = /\b(?:is|has|which|write|must|needs|takes|expected|remove|instead|there)\b/;

describe('mistakes in a questionnaire file, in Russian', () => {
  it('have a Russian sentence each, whatever is wrong', function () {
    this.timeout(60_000);
    const random = seeded(11);
    const seen = new Map<string, Mistake>();
    for (let count = 0; count < 60; count += 1) {
      const text = texts[count % texts.length] ?? '';
      const read = mistakesOf((count % 6 === 5 ? damaged : broken)(text, random));
      for (const mistake of read) seen.set(mistake.message, mistake);
    }
    const left = [...seen.values()].filter(({ message, said }) => {
      const russian = told(said, 'ru')
        .replace(/\(программа чтения говорит: .*\)$/s, '')
        .replace(/`[^`]*`|\$\{[^}]*\}|'[^']*'|"[^"]*"/g, '');
      const isFilled = ![message, russian].some(
        words => words.includes('{{') || /undefined|\[object/.test(words),
      );
      return !isFilled || !/[а-я]/.test(russian) || english.test(russian);
    });
    expect(left).to.deep.equal([]);
    expect(seen.size).to.be.above(60);
  });

  it('name the file, the line and the place first', () => {
    const read = readQuestionnaire('format: barometer/1\nid: Опрос\n', 'опрос.yaml');
    const lines = 'mistakes' in read ? read.mistakes.map(mistake => formatMistakeIn(mistake, 'ru')) : [];
    expect(lines).to.include(
      'опрос.yaml, строка 2, id: начинается с малой латинской буквы, дальше — только a-z, 0-9 и _ (не больше 40 знаков)',
    );
  });
});
