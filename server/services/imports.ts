// Past waves into the store: nothing is written before the whole file reads well, and a wave is seen only when all of it is in.
import { columnsOf, rowReader } from '../../surveys/mapping/row.ts';
import type { CellMistake, ImportedRow, Row, Source } from '../../surveys/mapping/row.ts';
import type { Mapping } from '../../surveys/mapping/schema.ts';
import { told } from '../../surveys/read/told.ts';
import type { Said } from '../../surveys/said.ts';
import type { Questionnaire } from '../../surveys/schema.ts';
import { contentHash, importedResponseId } from '../crypto.ts';
import type { Response } from '../stores/responses.ts';
import type { Wave } from '../stores/waves.ts';
import type { ServiceParts } from './parts.ts';
import { auditService } from './audit.ts';
import { libraryService } from './library.ts';

/** The file is good, and its waves may not be stored. */
export class ImportRefused extends RangeError {
  readonly said: Said;

  constructor(said: Said) {
    super(told(said, 'en'));
    this.said = said;
  }
}

export type ImportMistake = CellMistake & { readonly row: number };
export type Import = {
  readonly mapping: Mapping;
  readonly questionnaire: Questionnaire;
  readonly sources: readonly Source[];
  /** SHA-256 over file and mapping: the same import again has nothing to do. */
  readonly hash: string;
  /** The rows from the first one on, each time it is called. Row 1 of the file holds the column names. */
  readonly rows: () => AsyncIterable<Row>;
  readonly isReplacing: boolean;
  readonly onProgress: (progress: {
    readonly step: 'checking' | 'storing';
    readonly rows: number;
    readonly of?: number;
  }) => void;
};
export type Imported = {
  readonly stored: readonly string[];
  readonly skipped: readonly string[];
  readonly rows: number;
};
export type ImportOutcome =
  Imported | { readonly mistakes: readonly ImportMistake[]; readonly mistakeCount: number };

const mistakesShown = 20;
const batchSize = 1000;

/** Reads every row without storing any: how many each wave has, or what is wrong where. */
const check = async ({ mapping, sources, rows, onProgress }: Import) => {
  const read = rowReader(mapping, sources);
  const counts = new Map<string, number>();
  const mistakes: ImportMistake[] = [];
  let mistakeCount = 0;
  let row = 0;
  for await (const cells of rows()) {
    row += 1;
    const result = row === 1 ? (missingColumns(mapping, cells) ?? read(cells)) : read(cells);
    if ('wave' in result) counts.set(result.wave, (counts.get(result.wave) ?? 0) + 1);
    else {
      mistakeCount += result.length;
      mistakes.push(
        ...result.slice(0, mistakesShown - mistakes.length).map(mistake => ({ row: row + 1, ...mistake })),
      );
    }
    if (row % batchSize === 0) onProgress({ step: 'checking', rows: row });
  }
  return { counts, mistakes, mistakeCount, rows: row };
};

const missingColumns = (mapping: Mapping, cells: Row) => {
  const missing = [...new Set(columnsOf(mapping))].filter(column => !(column in cells));
  const has = Object.keys(cells).join(', ');
  return missing.length
    ? missing.map((column): CellMistake => ({ column, said: { code: 'cell_column', values: { has } } }))
    : null;
};

export const importService = (parts: ServiceParts) => ({
  run: async (plan: Import): Promise<ImportOutcome> => {
    const { counts, mistakes, mistakeCount, rows } = await check(plan);
    if (mistakeCount) return { mistakes, mistakeCount };
    if (rows === 0) return { stored: [], skipped: [], rows };
    const names = [...counts.keys()].sort();
    const todo = await wavesToDo(parts, plan, names);
    const version = await libraryService(parts).publish(plan.questionnaire);
    const { id, title, population, source } = plan.mapping.survey;
    if (!(await parts.stores.surveys.find(id)))
      await parts.stores.surveys.save({ id, title, population, source, order: 100 });
    for (const name of todo) await prepare(parts, describeWave(plan, name, version.id));
    await storeRows(parts, plan, {
      counts: new Map(todo.map(name => [name, counts.get(name) ?? 0])),
      version: version.id,
    });
    return { stored: todo, skipped: names.filter(name => !todo.includes(name)), rows };
  },
});

/** The waves that are still to do. One imported from the same file is done; one from elsewhere is not touched unasked. */
const wavesToDo = async (
  { stores }: ServiceParts,
  plan: Import,
  names: readonly string[],
): Promise<string[]> => {
  const todo: string[] = [];
  for (const name of names) {
    const wave = await stores.waves.find(waveId(plan, name));
    if (wave && wave.importHash === undefined) {
      throw new ImportRefused({ code: 'wave_asked_here', values: { wave: wave.id } });
    }
    if (wave?.state === 'closed' && wave.importHash === plan.hash && !plan.isReplacing) continue;
    if (wave && wave.state !== 'importing' && !plan.isReplacing) {
      throw new ImportRefused({ code: 'wave_stored', values: { wave: wave.id } });
    }
    todo.push(name);
  }
  return todo;
};

/** A wave in state `importing` is invisible; what an interrupted import left of it goes first. */
const prepare = async (parts: ServiceParts, wave: Omit<Wave, 'state'>): Promise<void> => {
  const { stores } = parts;
  const isReplaced = (await stores.waves.find(wave.id))?.state === 'closed';
  if (isReplaced) await auditService(parts).record({ who: null, what: 'wave_replaced', object: wave.id });
  await stores.waves.save({ ...wave, state: 'importing' });
  await stores.responses.removeWave(wave.id);
};

type Todo = { readonly counts: ReadonlyMap<string, number>; readonly version: string };

/** Batches per wave; a wave is closed, and so seen, with its last row. */
const storeRows = async (parts: ServiceParts, plan: Import, { counts, version }: Todo): Promise<void> => {
  const read = rowReader(plan.mapping, plan.sources);
  let number = 0;
  const waiting = new Map<string, Response[]>([...counts.keys()].map(name => [name, []]));
  const stored = new Map<string, number>();
  const of = [...counts.values()].reduce((sum, count) => sum + count, 0);
  for await (const cells of plan.rows()) {
    number += 1;
    const row = read(cells);
    const batch = 'wave' in row ? waiting.get(row.wave) : undefined;
    if (!batch || !('wave' in row)) continue;
    batch.push(toResponse(plan, row, { version, id: importedResponseId(plan.hash, number) }));
    const soFar = (stored.get(row.wave) ?? 0) + batch.length;
    const isLast = soFar === counts.get(row.wave);
    if (batch.length < batchSize && !isLast) continue;
    await parts.stores.responses.addMany(batch.splice(0));
    stored.set(row.wave, soFar);
    if (isLast) await finish(parts, waveId(plan, row.wave), soFar);
    plan.onProgress({
      step: 'storing',
      rows: [...stored.values()].reduce((sum, count) => sum + count, 0),
      of,
    });
  }
};

const waveId = ({ mapping }: Import, name: string): string => `${mapping.survey.id}.${name}`;

const describeWave = (plan: Import, name: string, version: string): Omit<Wave, 'state'> => {
  const { mapping, hash } = plan;
  const { strata, psu, weight } = mapping.design;
  const { modes, opens, closes } = mapping.wave.known[name] ?? {};
  return {
    id: waveId(plan, name),
    survey: mapping.survey.id,
    name,
    ...(opens === undefined ? {} : { opens }),
    ...(closes === undefined ? {} : { closes }),
    version,
    modes: modes ?? [mapping.mode],
    sample: mapping.sample,
    design: { strata: strata.length > 0, psu: psu !== undefined, weight: weight !== undefined },
    margins: [],
    isDemonstration: false,
    importHash: hash,
  };
};

/** Ids come from file and row, so two imports at once collide instead of doubling a wave; the count is looked at all the same. */
const finish = async (parts: ServiceParts, wave: string, rows: number): Promise<void> => {
  const stored = await parts.stores.responses.countOf(wave);
  if (stored !== rows) throw new ImportRefused({ code: 'wave_disturbed', values: { wave, stored, rows } });
  await parts.stores.waves.move(wave, 'importing', 'closed');
  await auditService(parts).record({ who: null, what: 'wave_imported', object: wave });
};

const toResponse = (
  plan: Import,
  { wave, ...row }: ImportedRow,
  { version, id }: { readonly version: string; readonly id: Buffer },
): Response => {
  const content = { wave: waveId(plan, wave), version, mode: plan.mapping.mode, ...row };
  return { ...content, id, language: plan.mapping.language, hash: contentHash(content) };
};
