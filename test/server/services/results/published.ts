// Surveys with waves that are over, put straight into the store: answers by count, or the rows of the synthetic republic.
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { contentHash } from '../../../../server/crypto.ts';
import { calculatorHere } from '../../../../server/services/results/calculator.ts';
import { resultsService } from '../../../../server/services/results/index.ts';
import type { Stores } from '../../../../server/stores/index.ts';
import type { Response } from '../../../../server/stores/responses.ts';
import type { Version } from '../../../../server/stores/versions.ts';
import type { Wave } from '../../../../server/stores/waves.ts';
import type { Answers } from '../../../../surveys/answer.ts';
import { questionnaire, type Questionnaire } from '../../../../surveys/schema.ts';
import { readJson, republicFolder } from '../../../analysis/golden/files.ts';

export type Given = Partial<Wave> & {
  readonly name: string;
  readonly rows: readonly Partial<Response>[];
  readonly document?: Questionnaire;
  /** Of the version. */
  readonly replaces?: Version['replaces'];
};

const wave = (survey: string, { rows: _, document: __, replaces: ___, ...given }: Given): Wave => ({
  id: `${survey}.${given.name}`,
  survey,
  state: 'closed',
  version: `${survey}.${given.name}`,
  modes: ['face_to_face'],
  sample: 'probability',
  design: { strata: false, psu: false, weight: false },
  margins: [],
  isDemonstration: false,
  ...given,
});

const response = (of: Wave, row: Partial<Response>): Response => {
  const id = randomBytes(16);
  return {
    ...{ id, wave: of.id, version: of.version, day: '2013-06-03', mode: 'face_to_face', language: 'ru' },
    ...{ answers: {}, hash: contentHash([of.version, row]) },
    ...row,
  };
};

/** Stores a survey of these waves, each with its own frozen version. */
export const publish = async (stores: Stores, document: Questionnaire, waves: readonly Given[]) => {
  const { id, title, population } = document;
  await stores.surveys.save({ id, title, population, order: 1 });
  for (const given of waves) {
    const made = wave(id, given);
    await stores.versions.add({
      ...{ id: made.version, questionnaire: id, number: waves.indexOf(given) + 1, publishedOn: '2011-01-01' },
      ...{ hash: contentHash(given.name), document: given.document ?? document },
      ...(given.replaces ? { replaces: given.replaces } : {}),
    });
    await stores.waves.save(made);
    if (given.rows.length > 0) await stores.responses.addMany(given.rows.map(row => response(made, row)));
  }
  return resultsService({
    stores,
    clock: { today: () => '2026-06-15' },
    calculator: calculatorHere(stores),
  });
};

/** So many responses with each of these answers. */
export const rowsOf = (...counts: readonly (readonly [number, Answers])[]): readonly Partial<Response>[] =>
  counts.flatMap(([count, answers]) => Array.from({ length: count }, () => ({ answers })));

const words = (text: string) => ({ ru: text, en: `${text} (en)` });
const option = (code: string) => ({ code, label: words(code) });

/** A questionnaire of these questions. */
export const survey = (questions: readonly object[]): Questionnaire =>
  questionnaire.parse({
    format: 'barometer/1',
    id: 'sample',
    title: words('Опрос'),
    languages: ['ru', 'en'],
    population: words('Жители'),
    start: { heading: words('Начало'), lead: words('Коротко'), who: words('Мы'), why: words('Нужно') },
    pages: questions,
  });

export const single = (id: string, codes: readonly string[], more: object = {}): object => ({
  ...{ id, type: 'single', text: words(`Вопрос ${id}?`), options: codes.map(option) },
  ...more,
});

export const headlineOf = (...codes: readonly string[]) => ({
  headline: { codes, text: { ru: 'Столкнулись {share} жителей', en: '{share} of residents met it' } },
});

const missing = { '98': 'hard_to_say', '99': 'refused' } as const;
type Line = Readonly<Record<string, string>>;

const republicRow = (line: Line): Partial<Response> => {
  const trust = line['trust'] ?? '';
  return {
    answers: {
      situation: line['situation'] ?? '',
      sex: line['sex'] ?? '',
      age: (line['age'] ?? '').replace(/\W/g, '_'),
      trust: trust in missing ? missing[trust as keyof typeof missing] : trust,
    },
    stratum: line['district'] ?? '',
    psu: line['psu'] ?? '',
    weight: Number(line['weight']),
  };
};

/** What the three waves of the synthetic republic asked, as far as the reference figures need it. */
export const republicSurvey = survey([
  single('situation', ['1', '0'], headlineOf('1')),
  single('trust', ['1', '2', '3', '4', '5']),
  single('sex', ['m', 'f']),
  single('age', ['18_29', '30_44', '45_59', '60_']),
]);

export const republicWaves = (more: Partial<Wave> = {}): readonly Given[] => {
  const text = readFileSync(join(republicFolder, 'republic.csv'), 'utf8');
  const lines: readonly Line[] = parse(text, { columns: true });
  return ['2011', '2012', '2013'].map(name => ({
    ...{ name, design: { strata: true, psu: true, weight: true } },
    rows: lines.filter(line => line['wave'] === name).map(republicRow),
    ...more,
  }));
};

type Case = { readonly name: string; readonly expected: Record<string, unknown> };

/** What R computed, by the file and the name of the case. */
export const expectedOf = (file: string, name: string): Record<string, never> => {
  const { cases } = readJson(join(republicFolder, `${file}.json`)) as { cases: readonly Case[] };
  const found = cases.find(given => given.name === name);
  if (!found) throw new RangeError(`${file} has no case ${name}`);
  return found.expected as Record<string, never>;
};
