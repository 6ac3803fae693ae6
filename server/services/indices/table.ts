// The corruption indices of a wave: of everybody, by sphere, by district. Definitions are data of the analysis; what they are fed with
// stands in surveys/indices.
import {
  standardIndices,
  subset,
  whereCategory,
  withColumns,
  withData,
  type IndexDefinition,
  type SurveyDesign,
} from '../../../analysis/index.ts';
import { indexColumns, pieceOf, pieces } from '../../../surveys/indices/columns.ts';
import { indexSources, type IndexSources } from '../../../surveys/indices/sources.ts';
import type { Localised } from '../../../surveys/localised.ts';
import type { PreparedWave } from '../results/prepare.ts';
import { figureOf, protect, type IndexFigure } from './figure.ts';

export const indexDivisions = ['wave', 'sphere', 'district'] as const;
export type IndexDivision = (typeof indexDivisions)[number];

export type IndexGroup = {
  /** Null: everybody. */
  readonly code: string | null;
  readonly label: Localised | null;
  readonly figures: readonly IndexFigure[];
};

export type IndexTable = {
  readonly definitions: readonly IndexDefinition[];
  readonly groups: readonly IndexGroup[];
  /** Parts of the questionnaire that are not there, and the indices that need them are not either. */
  readonly missing: readonly ('spheres' | 'met' | 'payments' | 'amount' | 'scale' | 'district')[];
  readonly areFirms: boolean;
  readonly hasIntervals: boolean;
};

type Ready = {
  readonly design: SurveyDesign;
  readonly sources: IndexSources;
  readonly prepared: PreparedWave;
};

/** Whether the weights add up to the population: else a total is one of the sample. */
const isScaled = ({ wave, recipe }: PreparedWave): boolean => wave.design.weight && recipe.base === 'design';

const totals = ['marketVolume', 'bribeCount'];

/** Of everybody, or of a district. */
const overall = ({ sources, prepared }: Ready): readonly IndexDefinition[] => {
  const { spheres, met, payments, amount, recallMonths } = sources;
  const months = recallMonths ?? 12;
  const inSpheres = { contact: pieces.contacts, situation: pieces.situations, paid: pieces.paidContacts };
  const all = [
    ...standardIndices(met ? { ever: pieces.ever } : {}, months),
    ...(spheres.length > 0
      ? [
          ...standardIndices(inSpheres, months),
          ...standardIndices({ contact: pieces.anyContact, paidOrAsked: pieces.paidOrAsked }, months),
        ]
      : []),
    ...(payments
      ? standardIndices(
          {
            ...{ paid: pieces.payer, bribes: pieces.bribes },
            ...(amount ? { amount: pieces.amount } : {}),
          },
          months,
        )
      : []),
  ];
  return all
    .filter(({ id }) => isScaled(prepared) || !totals.includes(id))
    .map(definition => (sources.areFirms ? ofFirms(definition) : definition));
};

/** Firms have an indicator of their own, made of the same parts. */
const ofFirms = (definition: IndexDefinition): IndexDefinition =>
  definition.id === 'briberyPrevalence'
    ? { ...definition, source: definition.source.replace('16.5.1', '16.5.2') }
    : definition;

/** Of one sphere: what the questionnaire asks there. */
const inSphere = (sphere: IndexSources['spheres'][number], months: number): readonly IndexDefinition[] => {
  const contact = pieceOf('contact', sphere);
  const [situation, paid] = [pieceOf('situation', sphere), pieceOf('paid', sphere)];
  const found = standardIndices({ contact, situation, paid, ever: pieceOf('dealt', sphere) }, months);
  const prevalence = standardIndices({ contact, paidOrAsked: paid }, months).map(definition => ({
    ...definition,
    id: 'paidShare',
    source: 'Transparency International, Global Corruption Barometer',
  }));
  return [
    ...found.map(definition =>
      definition.id === 'coverage' ? { ...definition, id: 'contactShare', recallMonths: months } : definition,
    ),
    ...prevalence,
  ];
};

const spheresTable = ({ design, sources, prepared }: Ready): Pick<IndexTable, 'definitions' | 'groups'> => {
  const months = sources.recallMonths ?? 12;
  const hasIntervals = prepared.wave.sample === 'probability';
  const rows = sources.spheres.map(sphere => ({ sphere, definitions: inSphere(sphere, months) }));
  const definitions = rows[0]?.definitions ?? [];
  const columns = definitions.map((_, at) =>
    protect(
      rows.flatMap(row => {
        const definition = row.definitions[at];
        return definition ? [figureOf(design, definition, hasIntervals)] : [];
      }),
    ),
  );
  return {
    definitions,
    groups: rows.map(({ sphere: { sphere } }, row) => ({
      ...{ code: sphere.code, label: sphere.label },
      figures: columns.flatMap(column => column.slice(row, row + 1)),
    })),
  };
};

const districtOf = ({ prepared: { questionnaire, variables } }: Ready) => {
  const ids = questionnaire.pages.flatMap(({ questions }) =>
    questions.filter(({ type }) => type === 'district').map(({ id }) => id),
  );
  return variables.find(({ name }) => name === ids[0]);
};

const overallTable = (ready: Ready, by: IndexDivision): Pick<IndexTable, 'definitions' | 'groups'> => {
  const { design, prepared } = ready;
  const definitions = overall(ready);
  const hasIntervals = prepared.wave.sample === 'probability';
  const everybody = { code: null, label: null };
  const district = by === 'district' ? districtOf(ready) : undefined;
  const parts = (district?.categories ?? []).filter(({ isMissing }) => !isMissing);
  const designs = parts.map(({ code }) =>
    subset(design, whereCategory(design.data, district?.name ?? '', [code])),
  );
  const columns = definitions.map(definition =>
    protect(designs.map(each => figureOf(each, definition, hasIntervals))),
  );
  return {
    definitions,
    groups: [
      { ...everybody, figures: definitions.map(each => figureOf(design, each, hasIntervals).figure) },
      ...parts.map(({ code, label }, row) => ({
        ...{ code, label },
        figures: columns.flatMap(column => column.slice(row, row + 1)),
      })),
    ],
  };
};

const missingIn = (ready: Ready, by: IndexDivision): IndexTable['missing'] => {
  const { spheres, met, payments, amount } = ready.sources;
  const isWhole = by !== 'sphere';
  return [
    ...(spheres.length === 0 ? (['spheres'] as const) : []),
    ...(isWhole && !met ? (['met'] as const) : []),
    ...(isWhole && !payments ? (['payments'] as const) : []),
    ...(isWhole && !amount ? (['amount'] as const) : []),
    ...(isWhole && payments && !isScaled(ready.prepared) ? (['scale'] as const) : []),
    ...(by === 'district' && !districtOf(ready) ? (['district'] as const) : []),
  ];
};

export const indexTable = (prepared: PreparedWave, by: IndexDivision): IndexTable => {
  const { design: own, variables } = prepared;
  const sources = indexSources(variables);
  const columns = indexColumns(own.data, sources, variables);
  const ready = { prepared, sources, design: withData(own, withColumns(own.data, columns)) };
  return {
    ...(by === 'sphere' ? spheresTable(ready) : overallTable(ready, by)),
    missing: missingIn(ready, by),
    areFirms: sources.areFirms,
    hasIntervals: prepared.wave.sample === 'probability',
  };
};
